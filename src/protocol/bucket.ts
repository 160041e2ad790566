/**
 * A token bucket: so many at once, and then so many a second. Kept as the one moment at which it will be full again (the
 * generic cell rate algorithm). Times are wall time in ms.
 */
export class Bucket {
  readonly #each: number;
  readonly #span: number;
  #full = Number.NEGATIVE_INFINITY;

  constructor(burst: number, perSecond: number) {
    this.#each = 1000 / perSecond;
    this.#span = burst * this.#each;
  }

  /** Takes one that is there in at most `patience` ms. How long to wait for it, in ms; where that is longer, nothing is taken. */
  take(now: number, patience = 0): number {
    // A clock that was set back must not lock anybody out.
    if (this.#full > now + this.#span + patience) this.#full = now;
    const full = Math.max(now, this.#full) + this.#each;
    const wait = Math.max(0, full - this.#span - now);
    if (wait <= patience) this.#full = full;
    return wait;
  }

  /** Whether nothing is missing: it may be forgotten. */
  idle(now: number): boolean {
    return this.#full <= now;
  }
}
