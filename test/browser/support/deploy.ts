// A second deploy, made of the one that was just built: other rules, which play the same game.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { RULES } from "../../../src/game/rules.generated.ts";
import { bundleFolder } from "../../../src/tools/bundle.ts";
import { hashOf } from "../../../src/tools/rules.ts";
import { root } from "../../../src/tools/run.ts";

export interface Deploy {
  rules: string;
  worker: string;
  dist: string;
}

/** A deploy whose game has one more line than the built one, and so another hash. The old script is not among its files. */
export async function otherDeploy(): Promise<Deploy> {
  const folder = mkdtempSync(join(tmpdir(), "leaderless-deploy-"));
  const [worker, dist] = [join(folder, "worker"), join(folder, "dist")];
  const script = `${readFileSync(join(root, `dist/rules/${RULES}.js`), "utf8")}export const later = true;\n`;
  const rules = hashOf(script);
  cpSync(bundleFolder, worker, { recursive: true });
  const main = readFileSync(join(worker, "worker.js"), "utf8");
  if (!main.includes(RULES)) throw new Error("the Worker does not name its rules");
  writeFileSync(join(worker, "worker.js"), main.replaceAll(RULES, rules));
  cpSync(join(root, "dist"), dist, { recursive: true, filter: (file) => !file.endsWith(`${RULES}.js`) });
  mkdirSync(join(dist, "rules"), { recursive: true });
  writeFileSync(join(dist, "rules", `${rules}.js`), script);
  await buildLoader(folder, dist, rules);
  return { rules, worker, dist };
}

/** What opens recordings, by itself, as the deploy's page has it, in its file /loader/main.js: functions of the page's. */
async function buildLoader(folder: string, dist: string, rules: string): Promise<void> {
  const main = join(folder, "main.js");
  const from = (file: string): string => JSON.stringify(join(root, "client", file));
  const loader = [
    `import { loadRules } from ${from("net/rules.ts")};`,
    `import { openRound, roundsIn } from ${from("source/open-recording.ts")};`,
    "Object.assign(globalThis, { loadRules, openRound, roundsIn });",
  ];
  writeFileSync(main, loader.join("\n"));
  await build({
    configFile: false,
    root,
    logLevel: "error",
    base: "/loader/",
    publicDir: false,
    plugins: [
      {
        name: "other-rules",
        load: (id) => (id.endsWith("rules.generated.ts") ? `export const RULES = "${rules}";` : null),
      },
    ],
    build: {
      outDir: join(dist, "loader"),
      target: "es2022",
      modulePreload: { polyfill: false },
      rollupOptions: { input: main, output: { entryFileNames: "main.js" } },
    },
  });
}
