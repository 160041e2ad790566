// Builds what the Worker needs before it is bundled itself: `npm run build`. Wrangler calls this too.
//   src/game/rules.generated.ts  the rules' hash       .build/game.iife.js  the game as one script
//   client/**/words/*.generated.* the words, compiled       dist/  the client
// With --rules, all but the client.
import { renameSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { buildRules } from "./rules.ts";
import { root } from "./run.ts";
import { buildWords } from "./words.ts";

const begun = performance.now();
const rules = await buildRules();
buildWords();
if (!process.argv.includes("--rules")) {
  await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn", mode: "production" });
  // For src/tools/size.ts, not for the public.
  renameSync(join(root, "dist/manifest.json"), join(root, ".build/manifest.json"));
}
console.log(`built with rules ${rules} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
