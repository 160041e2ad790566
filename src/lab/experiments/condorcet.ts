import * as z from "zod/mini";
import { Chance, purpose } from "../../game/kit/chance.ts";
import { elected, tally } from "../../game/mechanisms/ballot/count.ts";
import { runKey } from "../run.ts";
import { AGREE, shareError } from "../statistics.ts";
import { type Experiment, UsageError } from "../types.ts";

const params = z.strictObject({
  n: z.optional(z.int().check(z.minimum(1), z.maximum(300), z.describe("judges"))),
  p: z.optional(z.number().check(z.minimum(0), z.maximum(1), z.describe("chance that one of them is right"))),
});
type Params = z.infer<typeof params>;

/** Judges, and how likely each is right; by itself, whatever the others think. */
interface Task {
  n: number;
  p: number;
}

/** The figures of science/power.md, and what they are computed from. */
const TABLE: readonly (Task & { right: number })[] = [
  { n: 1, p: 0.6, right: 0.6 },
  { n: 3, p: 0.6, right: 0.648 },
  { n: 5, p: 0.6, right: 0.6826 },
  { n: 11, p: 0.6, right: 0.7535 },
  { n: 31, p: 0.6, right: 0.8716 },
  { n: 5, p: 0.7, right: 0.8369 },
  { n: 31, p: 0.55, right: 0.7132 },
  { n: 31, p: 0.45, right: 0.2868 },
];
/** Its last digit. */
const ROUNDING = 0.5e-4;

/** The chance that a majority of `n` is right, each with `p`; of a tie the lot is right every other time. */
export function majority({ n, p }: Task): number {
  let right = 0;
  // Of k of n: n over k, times p^k (1 − p)^(n − k), each from the one before.
  let one = (1 - p) ** n;
  for (let k = 0; k <= n; k++) {
    if (2 * k >= n) right += 2 * k === n ? one / 2 : one;
    one *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return p === 1 ? 1 : right;
}

const JUDGE = purpose("lab judge");
const LOT = purpose("lab lot");
const RIGHT = 1;

/** Whether a room of judges finds what is right, by the ballot's own count. */
function finds({ n, p }: Task, key: string): boolean {
  const chance = new Chance(key);
  const ballots = Array.from({ length: n }, (_, judge) => [chance.chooses(JUDGE, p, judge) ? RIGHT : 0]);
  return elected(tally(ballots, 2, "plurality"), chance.uniform(LOT)) === RIGHT;
}

/** Condorcet's jury theorem (1785) on the ballot's own count: the many are wiser than one, or more foolish. */
export const condorcet: Experiment<Params, Task, number> = {
  name: "condorcet",
  line: "independent judges vote, counted as a ballot at the bell is: how often most of them are right",
  about: `Each judge is right with probability p, whatever the others say; plurality between right and wrong by the game's own count, a
tie by its lot. Held against science/power.md; other n and p against the binomial sum. Agreement: four standard errors.`,
  runs: 10_000,
  params,
  plan({ n, p }, runs) {
    if ((n === undefined) !== (p === undefined)) throw new UsageError("Give both n and p, or neither.");
    const tasks =
      n !== undefined && p !== undefined
        ? [{ n, p }]
        : TABLE.map(({ n: judges, p: right }) => ({ n: judges, p: right }));
    return tasks.map((task) => ({ task, runs }));
  },
  play(task, key, from, to) {
    let right = 0;
    for (let run = from; run < to; run++) if (finds(task, runKey(key, run))) right++;
    return right;
  },
  add: (a, b) => a + b,
  rows: (_params, outcomes) =>
    outcomes.map(({ task, runs, tally: right }) => {
      const known = TABLE.find(({ n, p }) => n === task.n && p === task.p)?.right;
      const reference = known ?? majority(task);
      const measured = right / runs;
      const halfWidth = AGREE * shareError(reference, runs) + ROUNDING;
      return {
        case: `${task.n} judges, each right with ${task.p}`,
        reference,
        measured,
        halfWidth,
        runs,
        ok: Math.abs(measured - reference) <= halfWidth,
        source: known === undefined ? "binomial sum" : "Condorcet 1785; science/power.md",
      };
    }),
};
