// Builds what the Worker needs before it is bundled itself: `npm run build`. Wrangler calls this too.
//   src/game/rules.generated.ts   the rules' hash       .build/game.iife.js  the game as one script, for tests
//   client/**/words/*.generated.* the words, compiled   src/room/client.generated.ts  the client's version
//   dist/                         the client            dist/rules/  the game under its hash, for recordings
//   dist/openapi.json             the API's description
//   dist/bands/                   how rounds of bots come out, where `npm run bands` has counted it
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { nameClient } from "./client-version.ts";
import { openapi } from "./openapi.ts";
import { publishBands } from "./publish-bands.ts";
import { buildRules, publishRules } from "./rules.ts";
import { root } from "./run.ts";
import { buildWords } from "./words.ts";

// The same page whoever builds it: Vitest sets "test", which would build JSX for development.
process.env.NODE_ENV = "production";
const begun = performance.now();
const rules = await buildRules();
buildWords();
await build({ configFile: join(root, "vite.config.ts"), logLevel: "warn", mode: "production" });
// For src/tools/size.ts, not for the public.
renameSync(join(root, "dist/manifest.json"), join(root, ".build/manifest.json"));
nameClient();
publishRules(rules);
publishBands(rules.hash);
writeFileSync(join(root, "dist/openapi.json"), JSON.stringify(openapi()));
console.log(`built with rules ${rules.hash} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
