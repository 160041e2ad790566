import { band, type Measure } from "../models/rounds-rows.ts";
import { mean, measuredError, Z95 } from "../statistics.ts";
import type { Row } from "../types.ts";

/** What one way of playing came to; plain JSON. `values` has one for each run, in the order of the runs. */
export interface WayTally {
  values: number[];
  /** The same of what is counted besides, by name. */
  besides: Record<string, number[]>;
  /** How often each ending came, and the sums of what the scores say of the rounds, by name. */
  endings: Record<string, number>;
  facts: Record<string, number>;
}

/** What a row's ways came to, for its conditions. */
export interface Measured {
  /** The row's id. */
  id: string;
  /** What is counted: points, coins. */
  unit: string;
  runs: number;
  ways: Readonly<Record<string, Omit<WayTally, "besides">>>;
}

/** What must be true of a row: the lines to print, each with its verdict. Those below, or a row's own. */
export type Must = (m: Measured) => Row[];

const UP = Number.POSITIVE_INFINITY;

const of = (values: readonly number[]): Measure => {
  const { mean: measured, error } = mean(values);
  return { measured, halfWidth: Z95 * error, runs: values.length };
};

/** @throws Error for a way that the row does not have: a condition asks for what it never plays. */
function tallyOf(m: Measured, way: string): Measured["ways"][string] {
  const tally = m.ways[way];
  if (!tally) throw new Error(`${m.id} has no way ${way}`);
  return tally;
}

/** A way's mean. */
export const meanOf = (m: Measured, way: string): Measure => of(tallyOf(m, way).values);

/** How much more one way brings than another with the same luck: the mean of the runs' differences. */
export function paired(m: Measured, a: string, b: string): Measure {
  const other = tallyOf(m, b).values;
  return of(tallyOf(m, a).values.map((x, i) => x - (other[i] as number)));
}

/** `a` brings more than `b`, beyond its interval. */
export const beats =
  (a: string, b: string): Must =>
  (m) => {
    const diff = paired(m, a, b);
    const row = band(`${m.id}: ${a} − ${b}, ${m.unit}`, diff, 0, UP, "beyond its interval");
    return [{ ...row, reference: "> 0", ok: diff.measured - diff.halfWidth > 0 }];
  };

/** `a` brings at least so much more than `b`. */
export const ahead =
  (a: string, b: string, by: number): Must =>
  (m) => [band(`${m.id}: ${a} − ${b}, ${m.unit}`, paired(m, a, b), by, UP, "its mean")];

/** `a` is ahead of `b` by so large a share of what `a` brings. */
export const gap =
  (a: string, b: string, share: number): Must =>
  (m) => {
    const { measured, halfWidth, runs } = paired(m, a, b);
    const whole = meanOf(m, a).measured;
    const ratio = { measured: measured / whole, halfWidth: halfWidth / Math.abs(whole), runs };
    return [band(`${m.id}: (${a} − ${b}) ÷ ${a}`, ratio, share, UP, "its mean")];
  };

/** `a` brings so much, from `low` to `high`. */
export const brings =
  (a: string, low: number, high: number): Must =>
  (m) => [band(`${m.id}: ${a}, ${m.unit}`, meanOf(m, a), low, high, "its mean")];

/** Rounds played in this way end in one of these ways in so many per cent. */
export const ends =
  (way: string, endings: readonly string[], low: number, high: number): Must =>
  (m) => {
    const k = endings.reduce((sum, ending) => sum + (tallyOf(m, way).endings[ending] ?? 0), 0);
    const share = { measured: (100 * k) / m.runs, halfWidth: 100 * Z95 * measuredError(k, m.runs), runs: m.runs };
    return [band(`${m.id}: ${endings.join(" or ")} where it ${way}, %`, share, low, high, "rounds that end so")];
  };

/** The mean over rounds of what their scores say under this name. */
export const says =
  (way: string, fact: string, low: number, high: number): Must =>
  (m) => {
    const measured = (tallyOf(m, way).facts[fact] ?? 0) / m.runs;
    const measure = { measured, halfWidth: null, runs: m.runs };
    return [band(`${m.id}: ${fact} where it ${way}, mean`, measure, low, high, "a fact of the score")];
  };
