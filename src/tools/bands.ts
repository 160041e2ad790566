// Counts how rounds of bots alone come out, setup by setup, for the debrief: `npm run bands`. A file for each setup, by the hash
// of the rules under which it was counted; `npm run deploy` counts what is missing, and nothing else waits for it: where a file
// is not there, a phone plays some rounds itself.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as game from "../game/index.ts";
import { addRound, type Band, emptyBand } from "../lab/influence/bands.ts";
import { keptBands, publishBands } from "./publish-bands.ts";
import { buildRules } from "./rules.ts";
import { root } from "./run.ts";

/** Rounds of each setup: a share is known to ± 7 points then. */
const RUNS = 200;
const fileOf = (hash: string, id: string): string => join(keptBands, hash, `${id}.json`);

/** Whether so many rounds of a setup have been counted under these rules. */
function isThere(hash: string, id: string, runs: number): boolean {
  const file = fileOf(hash, id);
  return existsSync(file) && (JSON.parse(readFileSync(file, "utf8")) as Band).runs >= runs;
}

function count(id: string, runs: number): string {
  const scenario = game.scenarios[id] as game.Scenario;
  const band = emptyBand(scenario);
  for (let run = 0; run < runs; run++) addRound(game, band, scenario, run);
  return JSON.stringify(band);
}

/** Counts what is missing under the rules as they are now, and forgets what was counted under others. */
export async function countBands(runs = RUNS): Promise<void> {
  const { hash } = await buildRules();
  mkdirSync(join(keptBands, hash), { recursive: true });
  for (const old of readdirSync(keptBands)) if (old !== hash) rmSync(join(keptBands, old), { recursive: true });
  for (const id of Object.keys(game.scenarios)) {
    if (isThere(hash, id, runs)) continue;
    const begun = performance.now();
    writeFileSync(fileOf(hash, id), count(id, runs));
    console.log(`${id}: ${runs} rounds of bots in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
  if (existsSync(join(root, "dist"))) publishBands(hash);
}

if (import.meta.main) await countBands(Number(process.argv[2] ?? RUNS));
