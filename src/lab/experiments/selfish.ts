import * as z from "zod/mini";
import { selfishRevenue } from "../../game/kit/selfish.ts";
import { selfishMining } from "../../game/mechanisms/pow/policies/attackers.ts";
import { type Mine, Mining, seatsFor } from "../models/mining.ts";
import { runKey } from "../run.ts";
import { AGREE } from "../statistics.ts";
import type { Experiment, Outcome, Row } from "../types.ts";

const params = z.strictObject({
  alpha: z.optional(z.number().check(z.minimum(0.01), z.maximum(0.49), z.describe("α, the pool's share of the power"))),
  gamma: z.optional(
    z.number().check(z.minimum(0), z.maximum(1), z.describe("γ, the share of nodes that a racing block reaches first")),
  ),
  nodes: z.optional(z.int().check(z.minimum(10), z.maximum(200), z.describe("seats at least, the pool's among them"))),
});
type Params = z.infer<typeof params>;
type Case = { alpha: number; gamma: number; nodes: number };
type Task = Case & { mine: Mine };
/** Sums over runs: the pool's blocks on the chain, all of them, and their squares and product. */
type Tally = { theirs: number; all: number; theirs2: number; both: number; all2: number };

/** Seats: enough honest nodes that the finder's own is few where it counts, which is for γ alone. */
const NODES = 20;
const NODES_RACING = 60;
const CASES: readonly Case[] = [
  ...[0.25, 1 / 3, 0.4].map((alpha) => ({ alpha, gamma: 0, nodes: NODES })),
  ...[0.25, 0.4].map((alpha) => ({ alpha, gamma: 0.5, nodes: NODES_RACING })),
];
/** A run goes on for so many blocks, and then until no branch is under way, so that nothing is cut off. */
const BLOCKS = 30;
/** Blocks are so far apart that nearly none falls into the 1 ms that another is on its way. */
const INTERVAL = 100_000;

function run({ mine }: Task, key: string): { theirs: number; all: number } {
  const mining = new Mining(mine, key);
  const { cartel, s } = mining;
  for (;;) {
    mining.step();
    mining.decide(selfishMining);
    if (s.found.length >= BLOCKS && cartel.tip === cartel.best && cartel.held.length === 0) break;
  }
  return mining.shares(cartel.best);
}

function rowFor({ task, runs, tally }: Outcome<Task, Tally>): Row {
  const { alpha, gamma, mine } = task;
  const reference = selfishRevenue(alpha, gamma);
  const measured = tally.theirs / tally.all;
  // A ratio of sums over runs that are alike: its error is that of their differences from it.
  const squares = tally.theirs2 - 2 * measured * tally.both + measured * measured * tally.all2;
  const halfWidth = (AGREE * Math.sqrt(Math.max(0, squares))) / tally.all;
  const name = `α ${Math.round(1e4 * alpha) / 1e4}, γ ${gamma}: share of the chain`;
  const source = `Eyal & Sirer 2014; ${mine.seats - mine.attackers} honest nodes`;
  return { case: name, reference, measured, halfWidth, runs, ok: Math.abs(measured - reference) < halfWidth, source };
}

/** Selfish mining in the game's own proof of work, held against Eyal & Sirer's revenue. */
export const selfish: Experiment<Params, Task, Tally> = {
  name: "selfish",
  line: "selfish mining: a pool that holds blocks back, in the game's own proof of work, against Eyal & Sirer",
  about: `The pool's share R of the blocks that stay, by Eyal & Sirer's algorithm 1, decided at once. Many equal honest nodes; a message
takes 1 ms, blocks come 100 s apart. γ: when the pool publishes against a rival of the same height, each node, drawn
anew every time, has the pool's block at once with probability γ, before the rival. Whoever found the rival has that first,
so with N honest nodes γ is really γ(1 − 1/N). A run is ${BLOCKS} blocks and the end of the branch then under way; R is the
ratio of sums. A share of the chain, not a profit. Without parameters: the published cases; with any: that one.`,
  runs: 1000,
  params,
  plan(p, runs) {
    const given = Object.fromEntries(Object.entries(p).filter(([, value]) => value !== undefined));
    const usual = { alpha: 0.4, gamma: 0, nodes: (p.gamma ?? 0) > 0 ? NODES_RACING : NODES };
    const cases = Object.keys(given).length === 0 ? CASES : [{ ...usual, ...given }];
    return cases.map((one) => {
      const mine = {
        ...seatsFor(one.alpha, one.nodes),
        apart: true,
        blocks: 0,
        interval: INTERVAL,
        delay: 1,
        reach: one.gamma,
      };
      return { task: { ...one, mine }, runs };
    });
  },
  play(task, key, from, to) {
    const tally: Tally = { theirs: 0, all: 0, theirs2: 0, both: 0, all2: 0 };
    for (let i = from; i < to; i++) {
      const { theirs, all } = run(task, runKey(key, i));
      tally.theirs += theirs;
      tally.all += all;
      tally.theirs2 += theirs * theirs;
      tally.both += theirs * all;
      tally.all2 += all * all;
    }
    return tally;
  },
  add: (a, b) => ({
    theirs: a.theirs + b.theirs,
    all: a.all + b.all,
    theirs2: a.theirs2 + b.theirs2,
    both: a.both + b.both,
    all2: a.all2 + b.all2,
  }),
  rows: (_p, outcomes) => outcomes.map(rowFor),
};
