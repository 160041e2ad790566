// Checks the types of every part apart, each with the globals it really has: `npm run types`.
import { ensureClientVersion } from "./client-version.ts";
import { buildRules } from "./rules.ts";
import { run } from "./run.ts";
import { buildWords } from "./words.ts";

const parts = {
  game: "tsconfig.game.json",
  server: "tsconfig.json",
  client: "client/tsconfig.json",
  "tests and tools": "test/tsconfig.json",
  "tests in workerd": "tsconfig.room.json",
};

// `npm test` has just built everything.
if (!process.env.LEADERLESS_BUILT) {
  await buildRules();
  buildWords();
  ensureClientVersion();
}
// Of the mechanism that is there for tests only.
buildWords("test/coin/client");
let failed = false;
for (const [part, config] of Object.entries(parts)) {
  const ok = await run("tsc", ["-p", config]);
  console.log(`types: ${part} ${ok ? "ok" : `FAILED (tsc -p ${config})`}`);
  failed ||= !ok;
}
process.exitCode = failed ? 1 : 0;
