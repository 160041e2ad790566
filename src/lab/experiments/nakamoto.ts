import * as z from "zod/mini";
import { confirmationsFor, exactRace, nakamoto } from "../../game/kit/races.ts";
import { calculated, formulaRow, type Published } from "../models/formula.ts";
import { type Row, UsageError } from "../types.ts";

const params = z.strictObject({
  q: z.optional(z.number().check(z.minimum(0), z.maximum(1), z.describe("the attacker's share of the power"))),
  z: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000), z.describe("confirmations waited for"))),
  risk: z.optional(
    z.number().check(z.minimum(1e-12), z.maximum(1), z.describe("in place of z: the chance of success to stay below")),
  ),
});
type Params = z.infer<typeof params>;

type Case = { q: number; z: number } | { q: number; risk: number };

/** Beyond this and below ½ so many confirmations are needed that nobody could wait for them. */
const CLOSE = 0.4999;

const SECTION_11 = "Nakamoto 2008, section 11";
const EXACT = "Rosenfeld 2014, Grunspan & Pérez-Marco 2018: on a tie, nothing in advance";
/** By q, then by z. */
const NAKAMOTO: Record<number, Record<number, number>> = {
  0.1: Object.fromEntries(
    [
      1, 0.2045873, 0.0509779, 0.0131722, 0.0034552, 0.0009137, 0.0002428, 0.0000647, 0.0000173, 0.0000046, 0.0000012,
    ].map((p, z) => [z, p]),
  ),
  0.3: { 5: 0.1773523, 10: 0.0416605, 15: 0.0101008, 20: 0.0024804, 25: 0.0006132, 30: 0.0001522 },
};
/** Follow from the published formula. */
const RACE: Record<number, Record<number, number>> = {
  0.1: { 1: 0.2, 2: 0.056, 3: 0.01712, 4: 0.005456, 5: 0.0017818, 6: 0.0005914 },
  0.3: { 5: 0.1976173, 10: 0.0651067, 15: 0.0233077 },
};
const SAFE_RISK = 0.001;
const SAFE: Record<number, number> = { 0.1: 5, 0.15: 8, 0.2: 11, 0.25: 15, 0.3: 24, 0.35: 41, 0.4: 89, 0.45: 340 };

const TABLE: readonly Case[] = [
  ...Object.entries(NAKAMOTO).flatMap(([q, row]) => Object.keys(row).map((z) => ({ q: Number(q), z: Number(z) }))),
  ...Object.keys(SAFE)
    .map(Number)
    .sort((a, b) => a - b)
    .map((q) => ({ q, risk: SAFE_RISK })),
];

function published(value: number | undefined, places: number, source: string): Published | undefined {
  return value === undefined ? undefined : { value, places, source };
}

function rowsOf(c: Case): Row[] {
  const { q } = c;
  if ("risk" in c) {
    const known = published(c.risk === SAFE_RISK ? SAFE[q] : undefined, 0, SECTION_11);
    const row = formulaRow(`q ${q}: z for a risk < ${c.risk}`, confirmationsFor(q, c.risk) ?? null, known);
    return [row.measured === null ? { ...row, source: "the attacker always wins, given forever" } : row];
  }
  const name = `q ${q}, z ${c.z}`;
  const rows = [formulaRow(`${name}: Nakamoto`, nakamoto(q, c.z), published(NAKAMOTO[q]?.[c.z], 7, SECTION_11))];
  rows.push(formulaRow(`${name}: exact race, tie`, exactRace(q, c.z), published(RACE[q]?.[c.z], 7, EXACT)));
  rows.push(formulaRow(`${name}: exact race, longer`, exactRace(q, c.z, "longer")));
  return rows;
}

/** How likely a payment is undone after z confirmations: the paper's formula and the race it approximates. */
export const nakamotoTable = calculated<Params, Case>({
  name: "nakamoto",
  line: "double spends: Nakamoto's table, and the exact race",
  about: `The attacker's probability to catch up with a payment of z confirmations, given forever. Nakamoto: the paper's
formula, an approximation. Exact race: without it, and with nothing mined in advance; by the rule tie as many blocks as
the honest side are enough, by longer it takes more. Formulas, held against the published digits; no runs. Without parameters: every
published case. With q and z, or q and risk: that one case.`,
  params,
  cases({ q, z: confirmations, risk }) {
    if (q === undefined) {
      if (confirmations !== undefined || risk !== undefined) throw new UsageError("Give q as well.");
      return [...TABLE];
    }
    if ((confirmations === undefined) === (risk === undefined)) throw new UsageError("Give either z or risk with q.");
    if (confirmations !== undefined) return [{ q, z: confirmations }];
    if (q > CLOSE && q < 0.5)
      throw new UsageError(`With risk, q is at most ${CLOSE}, or at least 0.5, where no z is enough.`);
    return [{ q, risk: risk as number }];
  },
  rowsOf,
});
