// Builds what the Worker needs before it is bundled itself: `npm run build`. Wrangler calls this too.
//   src/game/rules.generated.ts  the rules' hash       .build/game.iife.js  the game as one script
//   dist/                        the client             src/room/client.generated.ts  its version
// With --rules, only the first two.
import { renameSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { ensureClientVersion, nameClient } from "./client-version.ts";
import { buildRules } from "./rules.ts";
import { root } from "./run.ts";

const begun = performance.now();
const rules = await buildRules();
if (process.argv.includes("--rules")) ensureClientVersion();
else {
  await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn", mode: "production" });
  // For src/tools/size.ts, not for the public.
  renameSync(join(root, "dist/manifest.json"), join(root, ".build/manifest.json"));
  nameClient();
}
console.log(`built with rules ${rules} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
