import * as z from "zod/mini";
import { type Mine, Mining } from "../models/mining.ts";
import { runKey } from "../run.ts";
import { AGREE, mean } from "../statistics.ts";
import type { Experiment, Outcome, Row } from "../types.ts";

const params = z.strictObject({
  ratio: z.optional(z.number().check(z.minimum(0), z.maximum(3), z.describe("delay ÷ mean time between blocks"))),
  nodes: z.optional(z.int().check(z.minimum(2), z.maximum(200), z.describe("equal miners"))),
});
type Params = z.infer<typeof params>;
type Task = { ratio: number; mine: Mine };

const NODES = 100;
const RATIOS: readonly number[] = [0.05, 0.1, 0.5, 1];
/** ms; long enough that times in whole steps do not matter. */
const INTERVAL = 20_000;
/** The chain is watched from its 10th block to its 40th, so that its beginning, where nothing is on its way, does not count. */
const FROM = 10;
const TO = 40;

/** The share of blocks off the chain in one run. */
function run({ mine }: Task, key: string): number {
  const mining = new Mining(mine, key);
  const { found } = mining.s;
  let [top, seen, before] = [0, 0, 0];
  while (found.length < TO) {
    mining.step();
    for (; seen < found.length; seen++) top = Math.max(top, mining.height(found[seen] as number));
    if (found.length <= FROM) before = top;
  }
  return 1 - (top - before) / (TO - FROM);
}

function rowFor({ task, runs, tally }: Outcome<Task, number[]>): Row {
  const { ratio, mine } = task;
  const reference = ratio / (1 + ratio);
  const { mean: measured, error } = mean(tally);
  const halfWidth = AGREE * error;
  const ok = Math.abs(measured - reference) < halfWidth || measured === reference;
  const name = `delay ÷ interval ${ratio}: share of blocks off the chain`;
  return { case: name, reference, measured, halfWidth, runs, ok, source: `r/(1 + r); ${mine.seats} equal miners` };
}

/** Natural forks in the game's own proof of work, held against what the network's delay costs. */
export const stale: Experiment<Params, Task, number[]> = {
  name: "stale",
  line: "blocks off the chain by the network's delay, in the game's own proof of work, against r/(1 + r)",
  about: `The share of blocks that do not stay, honest miners alone, by r = delay ÷ mean time between blocks. With many small miners and
one delay for all the chain grows by one block in every interval + delay: nobody can build on a block before it has
arrived, so the share is r/(1 + r). Whoever found it can, at once: with N miners the time for a block is shorter by about
(delay/N)(1 + r/2), which at N = ${NODES} and r = 1 makes .496 of .5. A run is watched from block ${FROM} to block ${TO}. Without
parameters: four ratios; with any: that one case.`,
  runs: 500,
  params,
  plan(p, runs) {
    const ratios = p.ratio === undefined && p.nodes === undefined ? RATIOS : [p.ratio ?? 0.1];
    const mine = { seats: p.nodes ?? NODES, attackers: 0, apart: true, blocks: 0, interval: INTERVAL, reach: 0 };
    return ratios.map((ratio) => ({ task: { ratio, mine: { ...mine, delay: Math.round(ratio * INTERVAL) } }, runs }));
  },
  play: (task, key, from, to) => Array.from({ length: to - from }, (_, i) => run(task, runKey(key, from + i))),
  add: (a, b) => [...a, ...b],
  rows: (_p, outcomes) => outcomes.map(rowFor),
};
