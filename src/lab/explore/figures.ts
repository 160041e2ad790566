import { mean, measuredError, Z95 } from "../statistics.ts";
import type { Played } from "./play.ts";

/** A measured figure and half of its 95% interval. */
export interface Figure {
  value: number;
  half: number;
  /** Rounds that it rests on. */
  n: number;
}

/** How often each ending came. */
export function endingsIn(rounds: readonly Played[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { ending } of rounds) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  return counts;
}

/** The share of k in n, 0 to 1; 0 where there are none yet. */
export const shareOf = (k: number, n: number): Figure =>
  n === 0 ? { value: 0, half: 0, n } : { value: k / n, half: Z95 * measuredError(k, n), n };

/** Mean of what each round says, over those that say it. */
export function meanOf(rounds: readonly Played[], pick: (one: Played) => number | undefined): Figure {
  const values = rounds.flatMap((one) => pick(one) ?? []);
  const { mean: value, error } = mean(values);
  return { value, half: Z95 * error, n: values.length };
}

/**
 * How much more B has than A, on average. Round i of both has the same key, so the differences are taken round by round, and
 * their spread gives the interval: what luck does to both alike is not counted. Never narrower than 1 in n + 4 rounds
 * would make it, so that 20 rounds without any difference do not look certain; `span` is what one round can differ by.
 */
export function differenceOf(
  a: readonly Played[],
  b: readonly Played[],
  pick: (one: Played) => number | undefined,
  span: number,
): Figure {
  const differences: number[] = [];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [pick(a[i] as Played), pick(b[i] as Played)];
    if (x !== undefined && y !== undefined) differences.push(y - x);
  }
  const n = differences.length;
  const { mean: value, error } = mean(differences);
  const least = (span * Math.sqrt(2)) / (n + 4);
  return { value, half: Z95 * Math.max(error, least), n };
}

/** Counts in `bins` equal steps from `from` to `to`; what lies beyond counts in the first or last. */
export function histogram(values: readonly number[], from: number, to: number, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const x of values) {
    const at = Math.floor(((x - from) / (to - from)) * bins);
    const bin = Math.min(bins - 1, Math.max(0, at));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
