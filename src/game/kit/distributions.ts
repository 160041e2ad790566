import { exp, log, log1p } from "./exact.ts";

export { normalQuantile } from "./normal.ts";

// log n! minus Stirling's log(sqrt(2 pi n) (n/e)^n), for n = 1 .. 15; from 16 on the series is exact enough.
const STIRLING = [
  0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
  0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
];
const TWO_PI = 6.283185307179586;

function stirlingError(n: number): number {
  if (n < 16) return STIRLING[n] as number;
  const m = 1 / (n * n);
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360) * m) * m) * m) * m) * m) / n;
}

// x log(x / mean) + mean - x without cancellation where the two are close.
function deviance(x: number, mean: number): number {
  const d = x - mean;
  if (Math.abs(d) > 0.1 * (x + mean)) return x * log(x / mean) - d;
  const v = d / (x + mean);
  let sum = d * v;
  let term = 2 * x * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}

/**
 * The probability that a Poisson variable with the given mean is k; relative error about 1e-13.
 * 0 for a negative k.
 * @throws RangeError unless k is a safe integer and mean is finite and >= 0.
 *
 * Source: Loader, "Fast and accurate computation of binomial probabilities" (2000): saddle-point form.
 */
export function poissonPmf(k: number, mean: number): number {
  check(Number.isSafeInteger(k) && mean >= 0 && mean < Number.POSITIVE_INFINITY, `Poisson of ${k} with mean ${mean}`);
  if (k < 0) return 0;
  if (mean === 0) return k === 0 ? 1 : 0;
  if (k === 0) return exp(-mean);
  return exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(TWO_PI * k);
}

/**
 * The probability that a Poisson variable with the given mean is at most k; relative error about 1e-13.
 * Errors as for `poissonPmf`. Takes time in proportion to sqrt(mean).
 */
export function poissonCdf(k: number, mean: number): number {
  if (k < mean) return sum(poissonPmf(k, mean), k, (i) => i / mean, -1);
  return 1 - sum(poissonPmf(k + 1, mean), k + 1, (i) => mean / (i + 1), 1);
}

/**
 * The probability of k successes in n independent trials that succeed with probability p; relative error about 1e-13
 * as far as 1 - p is exact. 0 for k outside 0 .. n.
 * @throws RangeError unless k and n are safe integers, n >= 0 and 0 <= p <= 1.
 *
 * Source: Loader (2000), as for `poissonPmf`.
 */
export function binomialPmf(k: number, n: number, p: number): number {
  const sane = Number.isSafeInteger(k) && Number.isSafeInteger(n) && n >= 0 && p >= 0 && p <= 1;
  check(sane, `binomial of ${k} in ${n} with probability ${p}`);
  if (k < 0 || k > n) return 0;
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  if (k === 0) return exp(n * log1p(-p));
  if (k === n) return exp(n * log(p));
  const q = 1 - p;
  const shape = stirlingError(n) - stirlingError(k) - stirlingError(n - k);
  return exp(shape - deviance(k, n * p) - deviance(n - k, n * q)) * Math.sqrt(n / (TWO_PI * k * (n - k)));
}

/**
 * The probability of at most k successes in n trials; relative error about 1e-13. 0 below 0, 1 from n on.
 * Errors as for `binomialPmf`. Takes time in proportion to sqrt(n).
 */
export function binomialCdf(k: number, n: number, p: number): number {
  const first = binomialPmf(k, n, p);
  if (k < 0) return 0;
  if (k >= n) return 1;
  if (k < n * p) return sum(first, k, (i) => (i * (1 - p)) / ((n - i + 1) * p), -1);
  return 1 - sum(binomialPmf(k + 1, n, p), k + 1, (i) => ((n - i) * p) / ((i + 1) * (1 - p)), 1);
}

// The sum from `first` at i away from the mode, each term being the one before times ratio(i), until it stops growing.
function sum(first: number, i: number, ratio: (i: number) => number, step: number): number {
  let total = 0;
  let term = first;
  for (let at = i; total + term !== total; at += step) {
    total += term;
    term *= ratio(at);
  }
  return total;
}

function check(sane: boolean, what: string): void {
  if (!sane) throw new RangeError(`distributions: no ${what}`);
}
