import * as z from "zod/mini";
import { log2b, weightStep } from "../../game/kit/ec-weight.ts";
import { calculated, formulaRow, type Published } from "../models/formula.ts";
import { type Row, UsageError } from "../types.ts";

const whole = z.refine((x: unknown) => Number.isInteger(x), "must be whole");
const params = z.strictObject({
  power: z.optional(
    z.number().check(z.minimum(1), z.maximum(1e300), whole, z.describe("the network's power, whole; exact up to 2^53")),
  ),
  exponent: z.optional(
    z.int().check(z.minimum(0), z.maximum(996), z.describe("in place of power: 2 to this; exact at any size")),
  ),
  wins: z.optional(
    z.int().check(z.minimum(1), z.maximum(1_000_000), z.describe("ΣWinCount of the tipset (default 5)")),
  ),
});
type Params = z.infer<typeof params>;

interface Case {
  name: string;
  power: number;
  wins: number;
  log?: number;
  step?: number;
}

const STEP = "Filecoin specification: 256 log2b(P) (1 + ΣWin/10), rounded down";
const LENGTH = "log2b = bit length − 1";
const ofExponent = (exponent: number) => ({ name: `P 2^${exponent}`, power: 2 ** exponent });

const TABLE: readonly Case[] = [
  { ...ofExponent(60), wins: 1, log: 60, step: 16896 },
  { ...ofExponent(60), wins: 5, log: 60, step: 23040 },
  { ...ofExponent(60), wins: 10, log: 60, step: 30720 },
  { ...ofExponent(0), wins: 5, log: 0, step: 0 },
  { name: "P 2^53 − 1", power: 2 ** 53 - 1, wins: 1, log: 52, step: 14643 },
];

function rowsOf({ name, power, wins, log, step }: Case): Row[] {
  const known = (value: number | undefined, source: string): Published | undefined =>
    value === undefined ? undefined : { value, places: 0, source };
  return [
    formulaRow(`${name}, ΣWin ${wins}: log2b(P)`, log2b(power), known(log, LENGTH)),
    formulaRow(`${name}, ΣWin ${wins}: weight step`, weightStep(power, wins), known(step, STEP)),
  ];
}

/** What a tipset adds to its chain's weight in Expected Consensus. */
export const ecWeight = calculated<Params, Case>({
  name: "ec-weight",
  line: "Expected Consensus: what a tipset adds to its chain's weight",
  about: `w' − w = 256·log2b(P) + 256·log2b(P)·ΣWinCount/10, the second term rounded down as Filecoin's integer division does.
Only the bit length of the power P counts, so its unit hardly does. A power above 2^53 is read as the nearest double: one
that is less than a 2^53rd part below a power of two counts as that; exponent says it exactly. Computed; no runs. Without
parameters: the published steps, and the edges of log2b and of rounding.`,
  params,
  cases({ power, exponent, wins }) {
    if (power !== undefined && exponent !== undefined) throw new UsageError("Give either power or exponent.");
    if (exponent !== undefined) return [{ ...ofExponent(exponent), wins: wins ?? 5 }];
    if (power !== undefined) return [{ name: `P ${power}`, power, wins: wins ?? 5 }];
    if (wins !== undefined) throw new UsageError("Give power or exponent as well.");
    return [...TABLE];
  },
  rowsOf,
});
