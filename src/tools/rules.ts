// The rules' hash, and the game as one script.
//
// A room's log names the rules that wrote it: the hash of the built game, packages included. Only what changes the
// program changes the hash; comments and layout do not. The script that is hashed ships with the deploy, which keeps it
// for recordings (src/builds); .build has another for tests.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, minifySync, type Plugin } from "vite";
import { RULES_LENGTH } from "../protocol/limits.ts";
import { root } from "./run.ts";

const generated = "src/game/rules.generated.ts";
const script = ".build/game.iife.js";
const published = "dist/rules";

// The hash cannot be part of what is hashed.
const keepOut: Plugin = {
  name: "keep-the-hash-out",
  load(id) {
    if (basename(id) !== basename(generated)) return null;
    throw new Error(`src/game must not import ${basename(generated)}: its hash is taken from the built game`);
  },
};

async function bundle(format: "es" | "iife"): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: "error",
    plugins: [keepOut],
    // The same game whoever builds it.
    define: { "process.env.NODE_ENV": '"production"' },
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      minify: false,
      lib: { entry: join(root, "src/game/index.ts"), name: "LeaderlessGame", formats: [format], fileName: "game" },
    },
  });
  const outputs = Array.isArray(result) ? result : "output" in result ? [result] : [];
  const chunks = outputs.flatMap((one) => one.output).filter((file) => file.type === "chunk");
  if (chunks.length !== 1) throw new Error(`the game should be one chunk, but became ${chunks.length}`);
  return chunks[0]!.code;
}

export interface Rules {
  hash: string;
  /** The game as a module: the bytes that the hash is taken from. */
  code: string;
}

/** The name of a built game. src/builds/hash.ts takes the same where it stores one. */
export const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex").slice(0, RULES_LENGTH);

/** Writes src/game/rules.generated.ts (only if it changes: Wrangler watches that folder) and the script for tests. */
export async function buildRules(): Promise<Rules> {
  const { code } = minifySync("game.js", await bundle("es"), { module: true, codegen: { legalComments: "none" } });
  const hash = hashOf(code);
  writeIfChanged(
    generated,
    `// Written by src/tools/rules.ts: the hash of the built game.\nexport const RULES = "${hash}";\n`,
  );
  mkdirSync(join(root, ".build"), { recursive: true });
  // As it is, not minified: its errors can be read, and QuickJS trips over the minified one.
  writeIfChanged(script, await bundle("iife"));
  return { hash, code };
}

/** Puts the game among the deploy's files, as its rules' only script there. After the client's build, which empties dist. */
export function publishRules({ hash, code }: Rules): void {
  const folder = join(root, published);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name !== `${hash}.js`) rmSync(join(folder, name));
  writeIfChanged(join(published, `${hash}.js`), code);
}

function writeIfChanged(path: string, text: string) {
  const file = join(root, path);
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
