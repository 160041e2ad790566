import * as z from "zod/mini";
import { Chance } from "../../game/kit/chance.ts";
import { exp } from "../../game/kit/exact.ts";
import { winsOf } from "../../game/mechanisms/ec/sortition.ts";
import { runKey } from "../run.ts";
import { AGREE, shareError } from "../statistics.ts";
import type { Experiment, Row } from "../types.ts";

const params = z.strictObject({
  share: z.optional(z.number().check(z.minimum(0), z.maximum(1), z.describe("one miner's share of all power"))),
  n: z.optional(z.int().check(z.minimum(1), z.maximum(1000), z.describe("so many miners with equal power"))),
});
type Params = z.infer<typeof params>;

/** One miner with a share, or n equal ones. */
type Case = { share: number; published?: number } | { n: number; published?: number };

/** Wins an epoch in the whole network, on average. */
const EXPECTED = 5;

const TABLE: readonly Case[] = [
  { share: 0.01, published: 0.0488 },
  { share: 0.1, published: 0.3935 },
  { share: 0.3, published: 0.7769 },
  { share: 0.5, published: 0.9179 },
  { n: 3, published: 2.433 },
  { n: 10, published: 3.935 },
  { n: 100, published: 4.877 },
];
/** Half of the last digit given. */
const ROUNDING = { share: 0.00005, n: 0.0005 };

/** How many of the case's miners win an epoch. */
function winners(c: Case, key: string): number {
  const chance = new Chance(key);
  const [miners, share] = "n" in c ? [c.n, 1 / c.n] : [1, c.share];
  let won = 0;
  for (let seat = 0; seat < miners; seat++) if (winsOf(chance, EXPECTED, share, 1, seat) > 0) won++;
  return won;
}

function row(c: Case, sum: number, runs: number): Row {
  const [miners, share] = "n" in c ? [c.n, 1 / c.n] : [1, c.share];
  const p = 1 - exp(-EXPECTED * share);
  const kind = "n" in c ? "n" : "share";
  const reference = c.published ?? miners * p;
  const rounding = c.published === undefined ? 0 : ROUNDING[kind];
  const halfWidth = AGREE * Math.sqrt(miners) * shareError(p, runs) + rounding;
  const measured = sum / runs;
  const name = "n" in c ? `n ${c.n}: blocks an epoch` : `share ${c.share}: at least one win`;
  const source = "n" in c ? "n(1 − e^(−5/n))" : "1 − e^(−5·share)";
  return { case: name, reference, measured, halfWidth, runs, ok: Math.abs(measured - reference) <= halfWidth, source };
}

/** Who wins an epoch, by the mechanism's own sortition. */
export const ecElection: Experiment<Params, Case, number> = {
  name: "ec-election",
  line: "Expected Consensus: how often a miner wins an epoch, and how many blocks an epoch has",
  about: `The game's own sortition, an epoch a run: each miner's WinCount is Poisson with mean 5 times its share of power, by inversion
of one uniform draw, at most 15. A miner that wins makes one block, however often it has won. One Bernoulli(5/n) draw for
each of n miners would be another election: 5 blocks an epoch for any n > 5, and fewer empty epochs (see ec-null).
Without parameters: every published case. With share or n: that one, against the formula.`,
  runs: 20_000,
  params,
  plan({ share, n }, runs) {
    const asked: Case[] = [...(share === undefined ? [] : [{ share }]), ...(n === undefined ? [] : [{ n }])];
    return (asked.length > 0 ? asked : TABLE).map((task) => ({ task, runs }));
  },
  play(task, key, from, to) {
    let sum = 0;
    for (let run = from; run < to; run++) sum += winners(task, runKey(key, run));
    return sum;
  },
  add: (a, b) => a + b,
  rows: (_p, outcomes) => outcomes.map((o) => row(o.task, o.tally, o.runs)),
};
