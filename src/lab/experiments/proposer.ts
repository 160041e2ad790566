import * as z from "zod/mini";
import { nextProposer } from "../../game/mechanisms/bft/proposer.ts";
import { calculated, formulaRow } from "../models/formula.ts";
import { type Row, UsageError } from "../types.ts";

const voting = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
const params = z.strictObject({
  powers: z.optional(
    z.array(voting).check(z.minLength(1), z.maxLength(500), z.describe("voting power of each validator")),
  ),
  steps: z.optional(z.int().check(z.minimum(1), z.maximum(100_000), z.describe("proposers to pick (default 1000)"))),
});
type Params = z.infer<typeof params>;

interface Case {
  powers: number[];
  steps: number;
  /** So many of the first proposers are shown. */
  show: number;
  /** Who they must be, counted from 1. */
  order?: number[];
}

const SOURCE = "CometBFT: proposer selection procedure";

const TABLE: readonly Case[] = [
  { powers: [1, 3], steps: 1000, show: 4, order: [2, 1, 2, 2] },
  { powers: [1, 1, 1, 1], steps: 1001, show: 0 },
  { powers: [50, 25, 15, 10], steps: 1234, show: 0 },
  { powers: [100, 1, 1, 1, 1, 1], steps: 1234, show: 0 },
];

function pick({ powers, steps, show }: Case): { order: number[]; counts: number[] } {
  const priorities = powers.map(() => 0);
  const counts = powers.map(() => 0);
  const order: number[] = [];
  for (let step = 0; step < steps; step++) {
    const chosen = nextProposer(priorities, powers);
    counts[chosen] = (counts[chosen] as number) + 1;
    if (step < show) order.push(chosen + 1);
  }
  return { order, counts };
}

function rowsOf(c: Case): Row[] {
  const { order, counts } = pick(c);
  const n = c.powers.length;
  const name = n > 6 ? `${n} validators` : `powers ${c.powers.join(", ")}`;
  const shown = order.map((who, i) => {
    const value = c.order?.[i];
    const known = value === undefined ? undefined : { value, places: 0, source: SOURCE };
    return formulaRow(`${name}: proposer ${i + 1}`, who, known);
  });
  const total = c.powers.reduce((sum, x) => sum + x, 0);
  // Priorities lie between −total and (n − 1)·total: nobody is more than n − 1 turns off, and one at least for rounding.
  const halfWidth = Math.max(1, n - 1) / c.steps;
  const even = c.steps % total === 0;
  return [
    ...shown,
    ...counts.map((count, i): Row => {
      const reference = (c.powers[i] as number) / total;
      const measured = count / c.steps;
      const ok = even
        ? count * total === (c.powers[i] as number) * c.steps
        : Math.abs(measured - reference) <= halfWidth;
      const source = even ? "share of power, exact after as many steps as there is power" : "share of power";
      const row = { case: `${name}: validator ${i + 1}, share of proposals`, reference, measured };
      return { ...row, halfWidth: even ? null : halfWidth, runs: c.steps, ok, source };
    }),
  ];
}

/** Whose turn it is to propose, by Tendermint's weighted round-robin. */
export const proposer = calculated<Params, Case>({
  name: "proposer",
  line: "whose turn it is: Tendermint's weighted round-robin",
  about: `Everyone's priority rises by their power; the highest proposes (of equal ones the first) and falls by the power of
all. Validators and proposers are counted from 1. In the long run each proposes in proportion to its power: exactly after
as many steps as there is power in all or a multiple, in between to within n − 1 turns. Computed; no runs. Without
parameters: the published order and some longer lists.`,
  params,
  cases({ powers, steps }) {
    if (!powers) return TABLE.map((one) => (steps === undefined ? one : { ...one, steps }));
    if (!powers.some((x) => x > 0)) throw new UsageError("Somebody must have power: the powers are all 0.");
    return [{ powers, steps: steps ?? 1000, show: 12 }];
  },
  rowsOf,
});
