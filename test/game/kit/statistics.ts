// Every test that uses these has a fixed key, so it passes or fails for ever. Limits are at about five standard
// deviations: a wrong generator misses them by far, a right one would with odds of one in a million.

/** How many standard deviations the chi-square statistic lies above or below what is expected. */
export function chiSquare(counts: readonly number[], expected: (i: number) => number): number {
  const sum = counts.reduce((s, n, i) => s + (n - expected(i)) ** 2 / expected(i), 0);
  const df = counts.length - 1;
  return (sum - df) / Math.sqrt(2 * df);
}

/** Pearson's correlation times sqrt(n): about standard normal when the two are independent. */
export function correlation(xs: readonly number[], ys: readonly number[]): number {
  const n = xs.length;
  const mean = (v: readonly number[]) => v.reduce((s, x) => s + x, 0) / n;
  const mx = mean(xs);
  const my = mean(ys);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < n; i++) {
    const dx = (xs[i] as number) - mx;
    const dy = (ys[i] as number) - my;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return (xy / Math.sqrt(xx * yy)) * Math.sqrt(n);
}

/** How many standard errors the sample's mean is from `mean`, given the distribution's standard deviation. */
export function meanError(xs: readonly number[], mean: number, deviation: number): number {
  return ((xs.reduce((s, x) => s + x, 0) / xs.length - mean) / deviation) * Math.sqrt(xs.length);
}

export function sample<T>(n: number, draw: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => draw(i));
}

export function tally(size: number, values: readonly number[]): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const v of values) counts[v] = (counts[v] as number) + 1;
  return counts;
}
