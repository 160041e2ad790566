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

/** The share off the chain when blocks are found every T on average and the chain grows by one in every `growth`·T. */
const off = (growth: number) => 1 - 1 / growth;

/**
 * The same for n equal miners, to the first order in 1/n: whoever has found a block of the newest height builds on it
 * before it has reached the others. That is the first finder, and by time s of the delay d as many more as blocks are
 * found in s; a block on top at s saves d − s + T. So the time for a height is T + d less
 * (1/nT) ∫₀ᵈ (1 + s/T)(d − s + T) ds = (T/n)(r + r² + r³/6).
 */
const growthOf = (r: number, n: number) => 1 + r - (r + r * r + (r * r * r) / 6) / n;

function rowsFor({ task, runs, tally }: Outcome<Task, number[]>): Row[] {
  const { ratio, mine } = task;
  const n = mine.seats;
  const { mean: measured, error } = mean(tally);
  // Where the first order is larger than what it corrects, it says nothing but that hardly any are lost.
  const [many, few] = [off(1 + ratio), off(Math.max(1, growthOf(ratio, n)))];
  const row = (name: string, reference: number, halfWidth: number, source: string): Row => {
    const ok = Math.abs(measured - reference) < halfWidth || measured === reference;
    return {
      case: `delay ÷ interval ${ratio}: off the chain, ${name}`,
      reference,
      measured,
      halfWidth,
      runs,
      ok,
      source,
    };
  };
  const noise = AGREE * error;
  return [
    row("any number of miners", many, noise + many - few, `r/(1 + r); ±4σ and what ${n} miners differ from many`),
    row(
      `${n} miners`,
      few,
      noise + (many - few) / n,
      "the same with who builds on their own block at once, to the first order",
    ),
  ];
}

/** Natural forks in the game's own proof of work, held against what the network's delay costs. */
export const stale: Experiment<Params, Task, number[]> = {
  name: "stale",
  line: "blocks off the chain by the network's delay, in the game's own proof of work, against r/(1 + r)",
  about: `The share of blocks that do not stay, honest miners alone, by r = delay ÷ mean time between blocks. With many small miners and
one delay for all the chain grows by one block in every interval + delay: nobody can build on a block before it has
arrived, so the share is r/(1 + r). Whoever found a block can, at once: with N miners the time for a block is shorter by
(r + r² + r³/6)/N intervals, to the first order. At N = ${NODES} and r = 1 that makes .4945 of .5, at N = 20 .471. With few
miners that reference is coarse (whoever has found one may find the next on it, and so on): the next order is taken to be one N-th
of the first, and so much is allowed besides the noise; at N = 2 half of it. A run is watched from block ${FROM} to block ${TO}. Without parameters: four ratios; with any: that one case.`,
  runs: 500,
  params,
  plan(p, runs) {
    const ratios = p.ratio === undefined && p.nodes === undefined ? RATIOS : [p.ratio ?? 0.1];
    const mine = { seats: p.nodes ?? NODES, attackers: 0, apart: true, blocks: 0, interval: INTERVAL, reach: 0 };
    return ratios.map((ratio) => ({ task: { ratio, mine: { ...mine, delay: Math.round(ratio * INTERVAL) } }, runs }));
  },
  play: (task, key, from, to) => Array.from({ length: to - from }, (_, i) => run(task, runKey(key, from + i))),
  add: (a, b) => [...a, ...b],
  rows: (_p, outcomes) => outcomes.flatMap(rowsFor),
};
