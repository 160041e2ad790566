import * as z from "zod/mini";
import { Chance } from "../../game/kit/chance.ts";
import { winsOf } from "../../game/mechanisms/ec/sortition.ts";
import { runKey } from "../run.ts";
import { AGREE, shareError } from "../statistics.ts";
import type { Experiment, Row } from "../types.ts";

const params = z.strictObject({
  n: z.optional(z.int().check(z.minimum(1), z.maximum(1000), z.describe("so many miners with equal power"))),
});
type Params = z.infer<typeof params>;

const EXPECTED = 5;
/** e⁻⁵, and half of its last digit. */
const NULL = 0.0067379;
const ROUNDING = 0.00000005;

function isNull(n: number, key: string): boolean {
  const chance = new Chance(key);
  for (let seat = 0; seat < n; seat++) if (winsOf(chance, EXPECTED, 1 / n, 1, seat) > 0) return false;
  return true;
}

/** How often nobody wins an epoch, by the mechanism's own sortition. */
export const ecNull: Experiment<Params, { n: number }, number> = {
  name: "ec-null",
  line: "Expected Consensus: how often an epoch has no winner, for any number of miners",
  about: `The game's own sortition, an epoch a run. Sums of Poisson draws are Poisson, so the share of null rounds is e^−5 = .0067379
however power is split. One Bernoulli(5/n) draw for each of n miners would give (1 − 5/n)^n instead: .00098 at n = 10 and
.00592 at n = 100. Without parameters: 1, 3, 10 and 100 miners. With n: that many.`,
  runs: 50_000,
  params,
  plan: ({ n }, runs) => (n === undefined ? [1, 3, 10, 100] : [n]).map((one) => ({ task: { n: one }, runs })),
  play({ n }, key, from, to) {
    let nulls = 0;
    for (let run = from; run < to; run++) if (isNull(n, runKey(key, run))) nulls++;
    return nulls;
  },
  add: (a, b) => a + b,
  rows: (_p, outcomes) =>
    outcomes.map(({ task, tally, runs }): Row => {
      const measured = tally / runs;
      const halfWidth = AGREE * shareError(NULL, runs) + ROUNDING;
      const ok = Math.abs(measured - NULL) <= halfWidth;
      return {
        case: `n ${task.n}: null rounds`,
        reference: NULL,
        measured,
        halfWidth,
        runs,
        ok,
        source: "e^−5, any n",
      };
    }),
};
