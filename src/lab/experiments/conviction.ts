import * as z from "zod/mini";
import { BETA, type Cast, convictionNeed, grown, KEPT, RHO, requestFor, tally } from "../../game/assembly/ways.ts";
import { calculated, formulaRow } from "../models/formula.ts";
import type { Row } from "../types.ts";

const params = z.strictObject({
  kept: z.optional(
    z
      .number()
      .check(z.minimum(0), z.maximum(0.999), z.describe("a: the share of conviction that is left at each step")),
  ),
  support: z.optional(z.number().check(z.minimum(0), z.maximum(1e9), z.describe("x: what is added at each step"))),
  steps: z.optional(z.int().check(z.minimum(1), z.maximum(1000), z.describe("steps with support; as many without"))),
  request: z.optional(
    z.number().check(z.minimum(0), z.maximum(1), z.describe("share of the funds that is asked for: what it needs")),
  ),
});
type Params = z.infer<typeof params>;

type Case =
  | { what: "growth"; kept: number; support: number; steps: number; at: number[]; known: boolean }
  | { what: "need"; request: number }
  | { what: "game"; share: number };

const COMPUTED = "computed; science/rules.md";
const TEN: Case = { what: "growth", kept: 0.9, support: 1000, steps: 10, at: [1, 2, 10, 11, 20], known: true };
const KNOWN: Readonly<Record<number, number>> = { 1: 1000, 2: 1900, 10: 6513.22, 11: 5861.89, 20: 2271.02 };
/** By share of the funds; from 1Hive's tests. */
const NEEDS: readonly (readonly [number, number, number])[] = [
  [0, 0.05, 4],
  [0.05, 0.0889, 4],
  [0.1, 0.2, 4],
  [0.15, 0.8, 4],
];
const IMPOSSIBLE = 0.1553;

/** Conviction after so many steps: with support for `steps`, then without. */
function after(step: number, kept: number, support: number, steps: number): number {
  let y = 0;
  for (let i = 1; i <= step; i++) y = grown(y, i <= steps ? support : 0, kept);
  return y;
}

function growth({ kept, support, steps, at, known }: Case & { what: "growth" }): Row[] {
  const rows = at.map((step) => {
    const value = known ? KNOWN[step] : undefined;
    const published = value === undefined ? undefined : { value, places: step < 3 ? 0 : 2, source: COMPUTED };
    return formulaRow(
      `a ${kept}, x ${support} for ${steps} steps: y after ${step}`,
      after(step, kept, support, steps),
      published,
    );
  });
  const half = Math.log(0.5) / Math.log(kept);
  const known2 = known ? { value: 6.579, places: 3, source: COMPUTED } : undefined;
  return [...rows, ...(kept > 0 ? [formulaRow(`a ${kept}: half-life, in steps`, half, known2)] : [])];
}

function need(request: number): Row[] {
  const known = NEEDS.find(([r]) => r === request);
  const value = convictionNeed(request);
  const name = `β ${BETA}, ρ ${RHO}: needed for ${request} of the funds, of the greatest possible`;
  const source = "1Hive's tests (found); science/rules.md";
  if (request >= IMPOSSIBLE)
    return [{ ...formulaRow(`${name}: impossible (1)`, Number(value === undefined), { value: 1, places: 0, source }) }];
  return [formulaRow(name, value ?? null, known && { value: known[1], places: known[2], source })];
}

/** Assemblies until what so large a share of 30 seats stand for, from the first on, carries in the game: as the threshold of the room asks. */
function assemblies(share: number, threshold: number): number | null {
  const [voters, most] = [30, 60];
  const behind = Math.round(share * voters);
  let casts = Array.from({ length: behind }, (_, seat): Cast => ({ seat, stake: 0, votes: 1, conviction: 0 }));
  for (let n = 1; n <= most; n++) {
    if (tally(casts, { way: "conviction", quorum: 0, threshold }, voters, requestFor(threshold)).passed) return n;
    casts = casts.map((one) => ({ ...one, conviction: grown(one.conviction, 1, KEPT) }));
  }
  return null;
}

function game(share: number): Row[] {
  return [1 / 2, 2 / 3].map((threshold) => {
    const f = Math.round(share * 30) / 30;
    // f·(1 − aⁿ) reaches the threshold.
    const n = f > threshold ? Math.ceil(Math.log(1 - threshold / f) / Math.log(KEPT) - 1e-9) : undefined;
    const name = `the game's own, a ${KEPT}: assemblies until ${Math.round(100 * share)}% carry a threshold of ${threshold.toFixed(2)}`;
    const measured = assemblies(share, threshold);
    if (n === undefined)
      return { ...formulaRow(`${name}: never (0)`, measured ?? 0, { value: 0, places: 0, source: "computed" }) };
    return formulaRow(name, measured, { value: n, places: 0, source: "computed" });
  });
}

/** Conviction voting: support that grows as long as it is given, in the game's own functions. */
export const conviction = calculated<Params, Case>({
  name: "conviction",
  line: "support that grows over rounds: conviction, and how much of it a request needs",
  about: `y ← a·y + x, and ρ ÷ (β − r)² of the greatest possible, x ÷ (1 − a): the game's own functions, held against science/rules.md; and
how many assemblies the game takes until a share of its seats carries, against f·(1 − aⁿ). Formulas; no runs.`,
  params,
  cases({ kept, support, steps, request }) {
    if (request !== undefined) return [{ what: "need", request }];
    if (kept !== undefined || support !== undefined || steps !== undefined) {
      const n = steps ?? 10;
      return [
        { what: "growth", kept: kept ?? 0.9, support: support ?? 1000, steps: n, at: [1, n, 2 * n], known: false },
      ];
    }
    const needs = [...NEEDS.map(([r]) => r), IMPOSSIBLE].map((r): Case => ({ what: "need", request: r }));
    return [TEN, ...needs, ...[0.6, 0.8, 1].map((share): Case => ({ what: "game", share }))];
  },
  rowsOf(one) {
    if (one.what === "growth") return growth(one);
    return one.what === "need" ? need(one.request) : game(one.share);
  },
});
