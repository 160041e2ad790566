// The rules' hash, and the game as one script.
//
// A room's log names the rules that wrote it: the hash of the built game, packages included. Only what changes the
// program changes the hash; comments and layout do not.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, minifySync, type Plugin } from "vite";
import { root } from "./run.ts";

const generated = "src/game/rules.generated.ts";
const script = ".build/game.iife.js";

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

/** Writes src/game/rules.generated.ts (only if it changes: Wrangler watches that folder) and the script for others. */
export async function buildRules(): Promise<string> {
  const { code } = minifySync("game.js", await bundle("es"), { module: true, codegen: { legalComments: "none" } });
  const rules = createHash("sha256").update(code).digest("hex").slice(0, 16);
  writeIfChanged(
    generated,
    `// Written by src/tools/rules.ts: the hash of the built game.\nexport const RULES = "${rules}";\n`,
  );
  mkdirSync(join(root, ".build"), { recursive: true });
  // As it is, not minified: its errors can be read, and QuickJS trips over the minified one.
  writeIfChanged(script, await bundle("iife"));
  return rules;
}

function writeIfChanged(path: string, text: string) {
  const file = join(root, path);
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
