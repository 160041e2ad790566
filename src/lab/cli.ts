// The lab on the command line: npm run lab. Everything that needs Node is in this file, which is its own worker as well.
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import type { Scenario } from "../game/scenario.ts";
import { DEFAULT_SCENARIO, scenarios } from "../game/scenarios.ts";
import { type Asked, parseArgs, USAGE } from "./args.ts";
import { knobLines } from "./models/setup.ts";
import { listing, paramLines, parseParams } from "./params.ts";
import { experiments } from "./registry.ts";
import { type Chunk, type Crew, inline, runExperiment } from "./run.ts";
import { rowsPlot } from "./svg/rows.ts";
import { table, verdict } from "./table.ts";
import { type AnyExperiment, UsageError } from "./types.ts";

type Answer = { tally: unknown } | { error: string };

function list(): string {
  const wide = Math.max(...[...experiments.keys()].map((name) => name.length));
  return [...experiments.values()].map((e) => `  ${e.name.padEnd(wide)}  ${e.line}`).join("\n");
}

function find(name: string): AnyExperiment {
  const found = experiments.get(name);
  if (!found) throw new UsageError(`there is no experiment ${name}. There are:\n${list()}`);
  return found;
}

function help(e: AnyExperiment): string {
  const lines = paramLines(e.params);
  // Those that set up a round take its world's and mechanism's options.
  const knobs = "options" in ((e.params as { shape?: object }).shape ?? {});
  if (knobs) lines.push(...knobLines(scenarios[DEFAULT_SCENARIO] as Scenario));
  return `${e.name}: ${e.line}\n\n${e.about}\n\nRuns of each case: ${e.runs}\n\nParameters (--param key=value …)\n${listing(lines)}`;
}

/** A crew of `size` worker threads. Each takes the next chunk when it is ready; the answers keep the chunks' order. */
function threads(size: number): Crew {
  return (chunks, done) =>
    new Promise((resolve, reject) => {
      const tallies = new Array<unknown>(chunks.length);
      const workers: Worker[] = [];
      let next = 0;
      let open = chunks.length;
      const end = (finish: () => void) => Promise.all(workers.map((worker) => worker.terminate())).then(finish, reject);
      const give = (worker: Worker): number => {
        if (next < chunks.length) worker.postMessage(chunks[next]);
        return next++;
      };
      for (let i = 0; i < Math.min(size, chunks.length); i++) {
        const worker = new Worker(new URL(import.meta.url));
        workers.push(worker);
        let at = give(worker);
        worker.on("error", (error) => end(() => reject(error)));
        worker.on("message", (answer: Answer): void => {
          if ("error" in answer) return void end(() => reject(new Error(answer.error)));
          const chunk = chunks[at] as Chunk;
          tallies[at] = answer.tally;
          done(chunk.to - chunk.from);
          if (--open === 0) return void end(() => resolve(tallies));
          at = give(worker);
        });
      }
    });
}

/** A bar on the terminal's own line; nothing where errors go to a file. */
function progressBar(): { show(done: number, of: number): void; clear(): void } {
  if (!process.stderr.isTTY) return { show: () => {}, clear: () => {} };
  let last = 0;
  return {
    show(done, of) {
      if (performance.now() - last < 50 && done < of) return;
      last = performance.now();
      const full = Math.round((40 * done) / of);
      process.stderr.write(`\r${"█".repeat(full)}${"░".repeat(40 - full)} ${done}/${of} runs `);
    },
    clear: () => void process.stderr.write("\r\x1b[K"),
  };
}

async function experiment(e: AnyExperiment, asked: Asked): Promise<number> {
  const params = parseParams(e.params, asked.params);
  const options = { runs: asked.runs ?? e.runs, seed: asked.seed };
  const workers = asked.workers ?? availableParallelism();
  const bar = progressBar();
  const began = performance.now();
  const crew = workers === 1 ? inline(e) : threads(workers);
  const outcomes = await runExperiment(e, params, options, crew, bar.show).finally(bar.clear);
  const rows = e.rows(params, outcomes);
  if (asked.plot) writeFileSync(asked.plot, e.plot?.(params, outcomes) ?? rowsPlot(e.name, rows));
  if (asked.json) console.log(JSON.stringify({ experiment: e.name, rows }));
  else {
    const took = ((performance.now() - began) / 1000).toFixed(1);
    const how = `seed ${asked.seed}, ${took} s on ${workers} thread${workers === 1 ? "" : "s"}`;
    console.log(`${e.name}: ${e.line}\n\n${table(rows)}\n\n${verdict(rows)}\n${how}`);
  }
  return rows.every((row) => row.ok) ? 0 : 1;
}

async function main(argv: readonly string[]): Promise<number> {
  const asked = parseArgs(argv);
  if (asked.name === undefined) {
    if (asked.params.length > 0 || asked.runs !== undefined || asked.json)
      throw new UsageError(`which experiment?\n${list()}`);
    console.log(`${USAGE}\n\nExperiments\n${list()}`);
    return 0;
  }
  const found = find(asked.name);
  if (!asked.help) return experiment(found, asked);
  console.log(help(found));
  return 0;
}

if (isMainThread) {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof UsageError ? `lab: ${error.message}` : error);
    return error instanceof UsageError ? 2 : 70;
  });
} else {
  parentPort?.on("message", (chunk: Chunk) => {
    let answer: Answer;
    try {
      answer = { tally: find(chunk.experiment).play(chunk.task, chunk.key, chunk.from, chunk.to) };
    } catch (error) {
      answer = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
    parentPort?.postMessage(answer);
  });
}
