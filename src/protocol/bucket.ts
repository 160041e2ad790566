/**
 * A token bucket: so many at once, and then so many a second. Kept as the one moment at which it will be full again (the
 * generic cell rate algorithm). Times are wall time in ms.
 */
export class Bucket {
  readonly #each: number;
  readonly #span: number;
  readonly #patience: number;
  #full = Number.NEGATIVE_INFINITY;

  /** `patience`: so long ahead, in ms, one may be taken that is not there yet. */
  constructor(burst: number, perSecond: number, patience = 0) {
    this.#each = 1000 / perSecond;
    this.#span = burst * this.#each;
    this.#patience = patience;
  }

  /** Takes one. How long to wait for it, in ms; where that is longer than the patience, nothing is taken. */
  take(now: number): number {
    // More than ever was taken is missing where the clock was set back: that must not lock anybody out.
    if (this.#full > now + this.#span + this.#patience) this.#full = now;
    const full = Math.max(now, this.#full) + this.#each;
    const wait = Math.max(0, full - this.#span - now);
    if (wait <= this.#patience) this.#full = full;
    return wait;
  }

  /** Whether nothing is missing: it may be forgotten. */
  idle(now: number): boolean {
    return this.#full <= now;
  }
}
