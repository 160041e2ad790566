import * as z from "zod/mini";
import { type BftCase, playBft } from "../models/bft.ts";
import { AGREE } from "../statistics.ts";
import { type Experiment, type Outcome, type Row, UsageError } from "../types.ts";

const params = z.strictObject({
  b: z.optional(z.number().check(z.minimum(0), z.maximum(0.33), z.describe("share of silent validators, below 1/3"))),
  n: z._default(z.int().check(z.minimum(4), z.maximum(100), z.describe("validators of equal power")), 30),
});
type Params = z.infer<typeof params>;

const SHARES: readonly number[] = [0, 0.1, 0.2, 0.3];
/** Long enough for a height of everybody's. */
const CLOCK = 1_800_000;

interface Tally {
  runs: number;
  /** Sums over runs of the mean rounds a height, and of its square. */
  sum: number;
  squares: number;
  /** Heights that took another number of rounds than the order of the silent among the proposers says. */
  astray: number;
}

/** How many rounds a height takes whose first proposer is this one: until it is somebody's turn who speaks. */
function turns(first: number, n: number, silent: ReadonlySet<number>): number {
  let rounds = 1;
  while (silent.has((first + rounds - 1) % n)) rounds++;
  return rounds;
}

/** Mean rounds of the first n heights: one that begins with each validator as the proposer. */
function play(c: BftCase, key: string, from: number, to: number): Tally {
  const tally: Tally = { runs: 0, sum: 0, squares: 0, astray: 0 };
  for (let run = from; run < to; run++) {
    const { s, r } = playBft(c, key, run, (state) => state.decided[c.n] !== undefined);
    const silent = new Set(Object.keys(r.roles).map(Number));
    let rounds = 0;
    for (let height = 1; height <= c.n; height++) {
      const [first] = s.decided[height] ?? [];
      if (!first) throw new Error(`height ${height} of ${c.n} was not reached`);
      rounds += first.round + 1;
      if (first.round + 1 !== turns(height - 1, c.n, silent)) tally.astray++;
    }
    const mean = rounds / c.n;
    tally.runs++;
    tally.sum += mean;
    tally.squares += mean * mean;
  }
  return tally;
}

function rowsOf({ task, tally }: Outcome<BftCase, Tally>): Row[] {
  const { n, liars } = task;
  const { runs, sum, squares, astray } = tally;
  const measured = sum / runs;
  const error = Math.sqrt(Math.max(0, squares / runs - measured * measured) / Math.max(1, runs - 1));
  const exact = (n + 1) / (n - liars + 1);
  const limit = n / (n - liars);
  // Where chance has no part (nobody silent) there is nothing to allow for but rounding.
  const row = (what: string, reference: number, halfWidth: number, source: string): Row => ({
    case: `n = ${n}, ${liars} silent: rounds a height, ${what}`,
    reference,
    measured,
    halfWidth,
    runs,
    ok: Math.abs(measured - reference) <= halfWidth + 1e-9,
    source,
  });
  return [
    {
      case: `n = ${n}, ${liars} silent: heights with other rounds than the turns'`,
      reference: 0,
      measured: astray,
      halfWidth: null,
      runs,
      ok: astray === 0,
      source: "by the order of each run's own proposers",
    },
    row("in turns", exact, AGREE * error, "(n+1)/(n−m+1): m of n silent, in random places of the order"),
    row("1/(1−b)", limit, AGREE * error + (limit - exact), "science/chain.md; tolerance with the gap to turns"),
  ];
}

/** What silent proposers cost. */
export const bftRounds: Experiment<Params, BftCase, Tally> = {
  name: "bft-rounds",
  line: "rounds that a height takes when a share of bft's proposers is silent",
  about: `Whole rounds of the game's own bft, equal powers; m = b·n validators, rounded, say nothing from the start, the others approve
whatever is proposed. Measured: mean rounds of the first n heights of each run, so that every validator is once the first
to propose. Proposers take turns, so the chance that the next is silent as well falls with each: m of n in random places
make (n+1)/(n−m+1) rounds a height, which is 1/(1−b) for many validators.`,
  runs: 200,
  params,
  plan({ b, n }, runs) {
    const shares = b === undefined ? SHARES : [b];
    return shares.map((share) => {
      const liars = Math.round(share * n);
      if (3 * liars >= n) throw new UsageError(`b = ${share} of ${n} is ${liars}: a third that is silent halts it.`);
      return { task: { n, liars, attack: "silent", honest: "lazy", clock: CLOCK, partition: false }, runs };
    });
  },
  play,
  add: (x, y) => ({
    runs: x.runs + y.runs,
    sum: x.sum + y.sum,
    squares: x.squares + y.squares,
    astray: x.astray + y.astray,
  }),
  rows: (_p, outcomes) => outcomes.flatMap(rowsOf),
};
