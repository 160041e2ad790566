import * as z from "zod/mini";
import { boundedRace, exactRace } from "../../game/kit/races.ts";
import { doubleSpend } from "../../game/mechanisms/pow/policies/attackers.ts";
import { type Mine, Mining, seatsFor } from "../models/mining.ts";
import { runKey } from "../run.ts";
import { AGREE, shareError } from "../statistics.ts";
import { type Experiment, type Outcome, type Row, UsageError } from "../types.ts";

const params = z.strictObject({
  q: z.optional(z.number().check(z.minimum(0.01), z.maximum(0.99), z.describe("the attackers' share of the power"))),
  z: z.optional(z.int().check(z.minimum(1), z.maximum(50), z.describe("confirmations waited for"))),
  blocks: z.optional(
    z.int().check(z.minimum(0), z.maximum(200), z.describe("blocks in all; 0 for endless, where q is below .5")),
  ),
});
type Params = z.infer<typeof params>;
type Case = { q: number; z: number; blocks: number };
type Task = Case & { mine: Mine };
/** In how many runs the private branch drew level, and in how many the game saw it undo the payment. */
type Tally = { tie: number; longer: number };

const CASES: readonly Case[] = [
  ...[1, 2, 3, 4, 5, 6].map((confirmations) => ({ q: 0.1, z: confirmations, blocks: 0 })),
  ...[5, 10, 15].map((confirmations) => ({ q: 0.3, z: confirmations, blocks: 0 })),
  ...[0.1, 0.2, 0.3, 0.51, 0.67].map((q) => ({ q, z: 4, blocks: 24 })),
];
const USUAL: Case = { q: 0.1, z: 3, blocks: 24 };

/** An endless race is given up when the chance to draw level any more is below this. */
const HOPELESS = 1e-6;
const LEAST_SEATS = 20;

function race({ q, z: confirmations, mine }: Task, key: string): { tie: boolean; longer: boolean } {
  const mining = new Mining(mine, key);
  const { cartel } = mining;
  // Level after d blocks more than the others find has probability (q/p)^d.
  const furthest = mine.blocks === 0 ? Math.ceil(Math.log(HOPELESS) / Math.log(q / (1 - q))) : Number.POSITIVE_INFINITY;
  let tie = false;
  while (mining.step()) {
    const lead = mining.height(cartel.tip) - mining.height(cartel.best);
    if (mining.height(cartel.best) < confirmations) continue;
    if (lead >= 0) tie = true;
    if (lead > 0) {
      mining.decide(doubleSpend(confirmations));
      return { tie, longer: mining.s.undone.some(({ depth }) => depth >= confirmations) };
    }
    if (-lead >= furthest) break;
  }
  return { tie, longer: false };
}

function rowsFor({ task, runs, tally }: Outcome<Task, Tally>): Row[] {
  const { q, z: confirmations, blocks } = task;
  return (["tie", "longer"] as const).map((rule) => {
    const reference = blocks === 0 ? exactRace(q, confirmations, rule) : boundedRace(q, confirmations, blocks, rule);
    const measured = tally[rule] / runs;
    const halfWidth = AGREE * shareError(reference, runs);
    const ok = Math.abs(measured - reference) < halfWidth || measured === reference;
    const name = `q ${q}, z ${confirmations}, ${blocks === 0 ? "endless" : `${blocks} blocks`}: ${rule}`;
    const source =
      blocks === 0 ? "exact race (Rosenfeld 2014)" : "every sequence of so many blocks, by its probability";
    return { case: name, reference, measured, halfWidth, runs, ok, source };
  });
}

/** A double-spend in the game's own proof of work, held against the race's probabilities. */
export const doubleSpendRace: Experiment<Params, Task, Tally> = {
  name: "double-spend",
  line: "a payment undone in the game's own proof of work, against the exact and the bounded race",
  about: `Share of runs in which the attackers undo a payment of z confirmations. They hold a branch back from the first block on;
nothing is mined before, and messages take no time. tie: their branch has as many blocks as the honest one, at a moment
when that has z or more. longer: it has more, is published, and the nodes drop z blocks or more for it; ties go to the
first seen, so this is the game's own rule. An endless race is given up once the chance to draw level is below 1 in a
million. Without parameters: the published cases, and a round's; with any: that one case.`,
  runs: 2000,
  params,
  plan(p, runs) {
    const given = Object.fromEntries(Object.entries(p).filter(([, value]) => value !== undefined));
    const cases = Object.keys(given).length === 0 ? CASES : [{ ...USUAL, ...given }];
    return cases.map((one) => {
      if (one.blocks === 0 && one.q >= 0.5)
        throw new UsageError("An endless race with half of the power or more is always won: give blocks.");
      const mine = {
        ...seatsFor(one.q, LEAST_SEATS),
        apart: false,
        blocks: one.blocks,
        interval: 10_000,
        delay: 0,
        reach: 0,
      };
      return { task: { ...one, mine }, runs };
    });
  },
  play(task, key, from, to) {
    const tally = { tie: 0, longer: 0 };
    for (let run = from; run < to; run++) {
      const won = race(task, runKey(key, run));
      if (won.tie) tally.tie++;
      if (won.longer) tally.longer++;
    }
    return tally;
  },
  add: (a, b) => ({ tie: a.tie + b.tie, longer: a.longer + b.longer }),
  rows: (_p, outcomes) => outcomes.flatMap(rowsFor),
};
