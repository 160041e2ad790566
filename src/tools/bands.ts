// Counts how rounds of bots alone come out, setup by setup, for the debrief: `npm run bands`. A file for each setup, by the hash
// of the rules under which it was counted; `npm run deploy` counts what is missing, and nothing else waits for it: where a file
// is not there, a phone plays some rounds itself.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import * as game from "../game/index.ts";
import { addRound, type Band, emptyBand, joined } from "../lab/influence/bands.ts";
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

/** A stretch of a setup's rounds, from the one number up to, and not including, the other. */
interface Stretch {
  id: string;
  from: number;
  to: number;
}
/** Rounds of one stretch: a fraction of a second to some seconds, so that all threads end at about the same time. */
const STRETCH = 25;

function count({ id, from, to }: Stretch): Band {
  const scenario = game.scenarios[id] as game.Scenario;
  const band = emptyBand(scenario);
  for (let run = from; run < to; run++) addRound(game, band, scenario, run);
  return band;
}

/** All stretches of these setups, the next one for each thread as it is through with one. `done`: a setup whose rounds are all counted. */
function countAll(ids: readonly string[], runs: number, done: (id: string, band: Band) => void): Promise<void> {
  const stretches = ids.flatMap((id) =>
    Array.from({ length: Math.ceil(runs / STRETCH) }, (_, i): Stretch => {
      return { id, from: i * STRETCH, to: Math.min(runs, (i + 1) * STRETCH) };
    }),
  );
  const bands = new Map<string, Band>();
  let next = 0;
  const thread = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url));
      const give = (): void => {
        const stretch = stretches[next++];
        if (stretch) worker.postMessage(stretch);
        else void worker.terminate().then(() => resolve(), reject);
      };
      worker.on("error", reject);
      worker.on("message", (counted: Band) => {
        const { scenario: id } = counted;
        const before = bands.get(id);
        const band = before ? joined(before, counted) : counted;
        bands.set(id, band);
        if (band.runs === runs) done(id, band);
        give();
      });
      give();
    });
  return Promise.all(Array.from({ length: availableParallelism() }, thread)).then(() => undefined);
}

/** Counts what is missing under the rules as they are now, and forgets what was counted under others. */
export async function countBands(runs = RUNS): Promise<void> {
  const { hash } = await buildRules();
  mkdirSync(join(keptBands, hash), { recursive: true });
  for (const old of readdirSync(keptBands)) if (old !== hash) rmSync(join(keptBands, old), { recursive: true });
  const missing = Object.keys(game.scenarios).filter((id) => !isThere(hash, id, runs));
  const begun = performance.now();
  await countAll(missing, runs, (id, band) => {
    writeFileSync(fileOf(hash, id), JSON.stringify(band));
    console.log(`${id}: ${runs} rounds of bots, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  });
  if (existsSync(join(root, "dist"))) publishBands(hash);
}

if (!isMainThread) parentPort?.on("message", (stretch: Stretch) => parentPort?.postMessage(count(stretch)));
else if (import.meta.main) await countBands(Number(process.argv[2] ?? RUNS));
