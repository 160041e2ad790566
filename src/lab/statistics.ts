/** Half of a 95% interval, in standard errors. */
export const Z95 = 1.96;
/** Measured and reference agree up to this many standard errors (../shared/science/chain.md's test of agreement). */
export const AGREE = 4;

/** The standard error of a share p in n runs, 0 at p = 0 and 1. */
export function shareError(p: number, n: number): number {
  return Math.sqrt((p * (1 - p)) / n);
}

/**
 * The standard error of a share that was measured, never 0: k of n successes count as k + 2 of n + 4 (Agresti & Coull
 * 1998), so that 0 of 20 does not look certain.
 */
export function measuredError(k: number, n: number): number {
  return shareError((k + 2) / (n + 4), n + 4);
}

/** Mean and its standard error; NaN without values, an error of 0 with one. */
export function mean(values: readonly number[]): { mean: number; error: number } {
  const n = values.length;
  const m = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - m) ** 2, 0) / Math.max(1, n - 1);
  return { mean: m, error: Math.sqrt(variance / n) };
}

/** The q-quantile (0 to 1) of sorted values, between neighbours linearly; NaN without values. */
export function quantile(sorted: readonly number[], q: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, q * (sorted.length - 1)));
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** Half of a 95% interval for a quantile, from the order statistics about it. */
export function quantileHalfWidth(sorted: readonly number[], q: number): number {
  const reach = Z95 * shareError(q, Math.max(1, sorted.length));
  return (quantile(sorted, q + reach) - quantile(sorted, q - reach)) / 2;
}
