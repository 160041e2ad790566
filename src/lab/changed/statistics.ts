/** Two-sided 5% shared among five tests (Bonferroni): the quantile of the normal distribution at 1 − .05 ÷ 10. */
const Z = 2.576;
/** Fewer pairs that differ at all say nothing: seven of one sign come by luck in one of 64 cases. */
const DIFFER = 8;
/** With fewer pairs than this their spread says nothing. */
const FEW = 3;

/** Student's quantile for the same, for so many pairs (Abramowitz & Stegun 26.7.5). */
function quantile(pairs: number): number {
  const v = Math.max(1, pairs - 1);
  return Z + (Z ** 3 + Z) / (4 * v) + (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / (96 * v * v);
}

/** Sums over pairs of runs, of the differences in each. */
export class Differences {
  n = 0;
  #sum = 0;
  #squares = 0;
  #differ = 0;

  add(difference: number): void {
    this.n++;
    this.#sum += difference;
    this.#squares += difference * difference;
    if (Math.abs(difference) > 1e-9) this.#differ++;
  }

  get mean(): number {
    return this.n === 0 ? 0 : this.#sum / this.n;
  }

  get #deviations(): number {
    return Math.max(0, this.#squares - this.n * this.mean ** 2);
  }

  /** The variance of a difference; 0 with fewer than two pairs. */
  get variance(): number {
    return this.n < 2 ? 0 : this.#deviations / (this.n - 1);
  }

  /** The standard error of the mean; 0 where there are too few pairs to say. */
  get error(): number {
    return this.n < FEW ? 0 : Math.sqrt(this.variance / this.n);
  }

  /** The same where what is known of the variance beforehand counts as much as so many pairs, two or more. */
  errorWith(variance: number, pairs: number): number {
    return Math.sqrt((this.#deviations + pairs * variance) / (this.n - 1 + pairs) / Math.max(1, this.n));
  }

  /** Half of the interval that holds the true mean in 99 of 100 cases, so that all five do in 95. Infinite with too few pairs. */
  get half(): number {
    return this.n < FEW ? Number.POSITIVE_INFINITY : quantile(this.n) * this.error;
  }

  get beyondLuck(): boolean {
    return this.#differ >= DIFFER && Math.abs(this.mean) > this.half;
  }
}
