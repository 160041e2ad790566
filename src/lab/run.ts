import { Chance, purpose } from "../game/kit/chance.ts";
import { digest } from "../game/kit/hash.ts";
import type { AnyExperiment, Outcome } from "./types.ts";

const RUN = purpose("lab run");

/** A stretch of one job's runs, `from` up to, not including, `to`. Plain JSON, so that any thread can take it. */
export interface Chunk {
  experiment: string;
  task: unknown;
  key: string;
  from: number;
  to: number;
}

/** Whatever plays chunks: this thread or others. Answers in the order of the chunks, whoever is ready first. */
export type Crew = (chunks: readonly Chunk[], done: (runs: number) => void) => Promise<unknown[]>;

/** How many chunks a job is cut into at most. It must not depend on the machine: sums of fractions depend on the cuts. */
const CUTS = 16;

/** The lab's key for a seed: 128 bits in hex. */
export function labKey(seed: string): string {
  return digest(`leaderless lab ${seed}`).slice(0, 32);
}

/** The key of one run. All cases of an experiment share it, so that run i has the same luck wherever it is comparable. */
export function runKey(key: string, run: number): string {
  return new Chance(key).derive(RUN, run);
}

/** Plays every chunk right here, one after the other. */
export function inline(experiment: AnyExperiment): Crew {
  return async (chunks, done) =>
    chunks.map((chunk) => {
      const tally = experiment.play(chunk.task, chunk.key, chunk.from, chunk.to);
      done(chunk.to - chunk.from);
      return tally;
    });
}

/** An experiment's jobs, and the chunks they are cut into. Both depend on the parameters, the number of runs and the seed alone. */
export function cut(experiment: AnyExperiment, params: unknown, options: { runs: number; seed: string }) {
  const jobs = experiment.plan(params, options.runs);
  const key = labKey(options.seed);
  const chunks: Chunk[] = [];
  /** Of each job: where its chunks begin. */
  const first: number[] = [];
  for (const { task, runs } of jobs) {
    first.push(chunks.length);
    const size = Math.max(1, Math.ceil(runs / CUTS));
    for (let from = 0; from < runs; from += size) {
      chunks.push({ experiment: experiment.name, task, key, from, to: Math.min(runs, from + size) });
    }
  }
  return { jobs, chunks, first };
}

/** What came of the jobs, from their chunks' tallies in order. */
export function gathered(
  experiment: AnyExperiment,
  { jobs, chunks, first }: ReturnType<typeof cut>,
  tallies: readonly unknown[],
): Outcome<unknown, unknown>[] {
  return jobs.map((job, i) => {
    const own = tallies.slice(first[i], first[i + 1] ?? chunks.length);
    return { ...job, tally: own.reduce((a, b) => experiment.add(a, b)) };
  });
}

/**
 * Runs an experiment. The outcome depends on its parameters, the number of runs and the seed; never on the crew.
 * `progress` hears how many of how many runs are done.
 */
export async function runExperiment(
  experiment: AnyExperiment,
  params: unknown,
  options: { runs: number; seed: string },
  crew: Crew,
  progress: (done: number, of: number) => void = () => {},
): Promise<Outcome<unknown, unknown>[]> {
  const pieces = cut(experiment, params, options);
  const total = pieces.jobs.reduce((sum, job) => sum + job.runs, 0);
  let ready = 0;
  const tallies = await crew(pieces.chunks, (runs) => {
    ready += runs;
    progress(ready, total);
  });
  return gathered(experiment, pieces, tallies);
}
