import { mean, measuredError, quantile, quantileHalfWidth, Z95 } from "../statistics.ts";
import type { Outcome, Row } from "../types.ts";
import type { RoundsTally } from "./play.ts";

/** A measured value and half of its 95% interval. */
export interface Measure {
  measured: number;
  halfWidth: number;
  runs: number;
}

/** The share of rounds that ended in one of these ways, in per cent. */
export function share(o: Outcome<unknown, RoundsTally>, ...endings: string[]): Measure {
  const k = endings.reduce((sum, ending) => sum + (o.tally.endings[ending] ?? 0), 0);
  return { measured: (100 * k) / o.runs, halfWidth: 100 * Z95 * measuredError(k, o.runs), runs: o.runs };
}

/** The mean of what the rounds' scores say under this name; without an interval, which would take their squares. */
export function fact(
  o: Outcome<unknown, RoundsTally>,
  name: string,
): { measured: number; halfWidth: null; runs: number } {
  return { measured: (o.tally.facts[name] ?? 0) / o.runs, halfWidth: null, runs: o.runs };
}

/** How many per cent more `a` has than `b`; as if they were independent, which errs on the safe side. */
export function difference(a: Measure, b: Measure): Measure {
  const halfWidth = Math.hypot(a.halfWidth, b.halfWidth);
  return { measured: a.measured - b.measured, halfWidth, runs: a.runs };
}

/** The q-quantile of the decision time as a share of the clock, over the rounds that were decided. */
export function timeQuantile(o: Outcome<unknown, RoundsTally>, q: number): Measure {
  const sorted = [...o.tally.times].sort((x, y) => x - y);
  return { measured: quantile(sorted, q), halfWidth: quantileHalfWidth(sorted, q), runs: sorted.length };
}

/** The mean time until the round was over as a share of the clock, over all rounds. */
export function meanEnd(o: Outcome<unknown, RoundsTally>): Measure {
  const { mean: m, error } = mean(o.tally.ends);
  return { measured: m, halfWidth: Z95 * error, runs: o.runs };
}

/** The share of seats' time that is awake (see Pace), in per cent. No interval: samples of one round go together. */
export function pace(o: Outcome<unknown, RoundsTally>): { measured: number | null; halfWidth: null; runs: number } {
  const { seen, awake } = o.tally.pace;
  return { measured: seen === 0 ? null : (100 * awake) / seen, halfWidth: null, runs: o.runs };
}

/** A row that nothing is held against. */
export function plain(name: string, m: { measured: number | null; halfWidth: number | null; runs: number }): Row {
  const finite = m.measured !== null && Number.isFinite(m.measured);
  const halfWidth = finite ? m.halfWidth : null;
  return {
    case: name,
    reference: null,
    measured: finite ? m.measured : null,
    halfWidth,
    runs: m.runs,
    ok: true,
    source: "",
  };
}

/** A row that is held against a band; a bound that is absent is none. */
export function band(name: string, m: Parameters<typeof plain>[1], low: number, high: number, source: string): Row {
  const row = plain(name, m);
  const reference =
    high === Number.POSITIVE_INFINITY ? `≥ ${low}` : low === Number.NEGATIVE_INFINITY ? `≤ ${high}` : `${low}–${high}`;
  return { ...row, reference, ok: row.measured !== null && row.measured >= low && row.measured <= high, source };
}
