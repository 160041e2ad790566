// How power is spread over holders. Every measure takes the holders' amounts in any unit and any order: only each one's
// share of the sum counts. All of them throw a RangeError unless the amounts are finite, >= 0 and at least one is > 0.
import { log } from "../kit/exact.ts";

/**
 * A joint share this close to a threshold is the threshold: thirds and tenths are no exact doubles, and neither are
 * their sums.
 */
const SAME = 1e-9;

/**
 * The Gini coefficient: 0 when all hold the same, (n − 1)/n when one of n holds everything; not corrected for small n.
 * Holders of nothing count, so one holder alone has 0 as well: never lead with it.
 *
 * Source: half of the mean absolute difference of two holders, in units of the mean (Gini 1912).
 */
export function gini(amounts: readonly number[]): number {
  const sorted = shares(amounts).sort((a, b) => a - b);
  const n = sorted.length;
  let sum = 0;
  // Opposite ends in pairs, so that equal holders give 0 and nothing below it.
  for (let i = 0; 2 * i < n - 1; i++) sum += (n - 1 - 2 * i) * ((sorted[n - 1 - i] as number) - (sorted[i] as number));
  return sum / n;
}

/**
 * Shannon's entropy of the shares in bits: 0 for one holder, log2 n for n equal ones, who are its most. Holders of
 * nothing do not count.
 *
 * Source: Shannon 1948, −Σ p log2 p.
 */
export function entropy(amounts: readonly number[]): number {
  let nats = 0;
  for (const p of shares(amounts)) if (p > 0 && p < 1) nats -= p * log(p);
  return nats / Math.LN2;
}

/**
 * The Herfindahl–Hirschman index on the scale 0 to 1: 1/n for n equal holders, 1 for one. Holders of nothing do not
 * count.
 *
 * Source: Herfindahl 1950, Σ p².
 */
export function hhi(amounts: readonly number[]): number {
  return shares(amounts).reduce((sum, p) => sum + p * p, 0);
}

/**
 * The Nakamoto coefficient: the fewest holders whose joint share exceeds the threshold; 1 up to the number of holders
 * that hold anything. Exceeds: half of the power is no majority of it, so ten equal holders have 6 at ½. Joint shares
 * that differ from the threshold by less than 1e-9 count as equal to it.
 *
 * Source: Srinivasan & Lee, "Quantifying decentralization" (2017).
 * @throws RangeError unless 0 <= threshold < 1, and as every measure here.
 */
export function nakamoto(amounts: readonly number[], threshold: number): number {
  if (!(threshold >= 0 && threshold < 1)) throw new RangeError(`power: no threshold ${threshold}`);
  const sorted = shares(amounts)
    .filter((p) => p > 0)
    .sort((a, b) => b - a);
  let joint = 0;
  for (let i = 0; i < sorted.length; i++) {
    joint += sorted[i] as number;
    // At 0 anything exceeds, however little.
    if (joint > threshold + (threshold > 0 ? SAME : 0)) return i + 1;
  }
  return sorted.length;
}

/** Each one's share of the sum, in the given order. @throws RangeError where there is none. */
export function shares(amounts: readonly number[]): number[] {
  const largest = amounts.reduce((most, x) => Math.max(most, x), 0);
  const sane = amounts.every((x) => x >= 0 && x < Number.POSITIVE_INFINITY) && largest > 0;
  if (!sane) throw new RangeError(`power: no shares in [${amounts.slice(0, 9)}]`);
  // In units of the largest first: the sum of very large amounts would overflow.
  const total = amounts.reduce((sum, x) => sum + x / largest, 0);
  return amounts.map((x) => x / largest / total);
}
