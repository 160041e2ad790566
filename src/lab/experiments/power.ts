import * as z from "zod/mini";
import { entropy, gini, hhi, nakamoto } from "../../game/measures/power.ts";
import { calculated, formulaRow } from "../models/formula.ts";
import { type Row, UsageError } from "../types.ts";

const share = z.number().check(z.minimum(0), z.maximum(1e300));
const params = z.strictObject({
  shares: z.optional(
    z.array(share).check(z.minLength(1), z.maxLength(100_000), z.describe("what each holds, in any unit; one or more")),
  ),
  threshold: z.optional(
    z.number().check(z.minimum(0), z.maximum(0.999999), z.describe("one more Nakamoto coefficient, besides ½ and ⅓")),
  ),
});
type Params = z.infer<typeof params>;

/** Gini, entropy in bits, HHI, Nakamoto coefficient at ½ and at ⅓, to four digits. */
type Figures = readonly [number, number, number, number, number];
interface Case {
  name: string;
  shares: number[];
  threshold?: number;
  figures?: Figures;
}

const TABLE: readonly Case[] = [
  { name: "10 equal", shares: new Array<number>(10).fill(0.1), figures: [0, 3.3219, 0.1, 6, 4] },
  { name: "50, 25, 15, 10", shares: [50, 25, 15, 10], figures: [0.325, 1.7427, 0.345, 2, 1] },
  {
    name: "1/i, i ≤ 100",
    shares: Array.from({ length: 100 }, (_, i) => 1 / (i + 1)),
    figures: [0.6244, 5.3102, 0.0608, 8, 3],
  },
  { name: "one holder", shares: [1], figures: [0, 0, 1, 1, 1] },
];

const MEASURES: readonly [string, (shares: readonly number[]) => number, number][] = [
  ["Gini", gini, 4],
  ["entropy, bits", entropy, 4],
  ["HHI", hhi, 4],
  ["Nakamoto coefficient ½", (shares) => nakamoto(shares, 1 / 2), 0],
  ["Nakamoto coefficient ⅓", (shares) => nakamoto(shares, 1 / 3), 0],
];

function rowsOf({ name, shares, threshold, figures }: Case): Row[] {
  const rows = MEASURES.map(([measure, of, places], i) => {
    const value = figures?.[i];
    const known = value === undefined ? undefined : { value, places, source: "follows from its definition" };
    return formulaRow(`${name}: ${measure}`, of(shares), known);
  });
  if (threshold !== undefined)
    rows.push(formulaRow(`${name}: Nakamoto coefficient ${threshold}`, nakamoto(shares, threshold)));
  return rows;
}

/** How power is spread, in the measures of the debrief. */
export const power = calculated<Params, Case>({
  name: "power",
  line: "how power is spread: Gini, entropy, HHI and Nakamoto coefficients",
  about: `The Nakamoto coefficient at t is the fewest holders whose joint share exceeds t. Only shares count, so any unit will
do. Gini calls a single holder equal. Formulas, held against the table's digits; no runs. Without parameters: the table.`,
  params,
  cases({ shares, threshold }) {
    if (!shares) return TABLE.map((one) => (threshold === undefined ? one : { ...one, threshold }));
    if (!shares.some((x) => x > 0)) throw new UsageError("Somebody must hold something: the shares are all 0.");
    const name = shares.length > 6 ? `${shares.length} holders` : shares.join(", ");
    return [threshold === undefined ? { name, shares } : { name, shares, threshold }];
  },
  rowsOf,
});
