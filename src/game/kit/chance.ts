import { exp, log } from "./exact.ts";
import { hexOf, parseKey } from "./key.ts";
import { normalQuantile } from "./normal.ts";
import type { Purpose } from "./purpose.ts";
import { type Key, threefry4x32 } from "./threefry.ts";

export { type Purpose, purpose } from "./purpose.ts";

// One draw is read out before the next is made, so all share one place and none allocates.
const words = new Uint32Array(4);

/**
 * Keyed chance: every draw is a pure function of the key, its purpose and up to three counters a, b, c (say seat,
 * option, visit), so draws can be made in any order, again, or not at all, without touching any other.
 *
 * Counters are 32-bit integers, signed or unsigned (-1 and 4294967295 are the same one); anything else throws a
 * RangeError. One purpose has one use: the same purpose and counters give the same words to every method, so a normal
 * and an integer drawn under one purpose would move together, and `derive` would publish what `uniform` drew.
 *
 * Threefry is a strong generator but not a proven cipher: secrets rest on the key staying secret.
 */
export class Chance {
  readonly #key: Key;

  /**
   * @param keyHex 32 hex digits: 128 bits.
   * @throws RangeError for anything else.
   */
  constructor(keyHex: string) {
    this.#key = parseKey(keyHex);
  }

  /** Uniform on [0, 1), a multiple of 2^-53. */
  uniform(p: Purpose, a = 0, b = 0, c = 0): number {
    this.#draw(p, a, b, c);
    return (((words[0] as number) >>> 5) * 67108864 + ((words[1] as number) >>> 6)) * 1.1102230246251565e-16;
  }

  /** Standard normal, by inversion of one draw with 52 bits; |z| < 8.3. */
  normal(p: Purpose, a = 0, b = 0, c = 0): number {
    return normalQuantile(this.#open(p, a, b, c));
  }

  /** Exponential with the given mean >= 0, by inversion of one draw. @throws RangeError for another mean. */
  exponential(p: Purpose, mean: number, a = 0, b = 0, c = 0): number {
    if (!(mean >= 0 && mean < Number.POSITIVE_INFINITY)) throw new RangeError(`chance: no mean ${mean}`);
    return -log(this.#open(p, a, b, c)) * mean;
  }

  /**
   * Uniform on 0 .. n-1. floor(n u) gives each value a probability within 2^-53 of 1/n, so for any n <= 2^32 the
   * relative bias is below 2^-21: no number of rounds shows it. It never rounds up to n.
   * @throws RangeError unless n is an integer from 1 to 2^32.
   */
  int(p: Purpose, n: number, a = 0, b = 0, c = 0): number {
    if (!(n >= 1 && n <= 4294967296 && Math.floor(n) === n)) throw new RangeError(`chance: no integer below ${n}`);
    return Math.floor(this.uniform(p, a, b, c) * n);
  }

  /** True with the given probability; always at 1 and above, never at 0 and below. @throws RangeError for NaN. */
  chooses(p: Purpose, probability: number, a = 0, b = 0, c = 0): boolean {
    if (Number.isNaN(probability)) throw new RangeError("chance: the probability is NaN");
    return this.uniform(p, a, b, c) < probability;
  }

  /**
   * The numbers 0 .. n-1 in random order (Fisher-Yates); step i draws with counter c = i. Another n gives another order:
   * where leaving one out must not move the others, sort by `uniform(p, a, b, id)` instead.
   * @throws RangeError unless n is an integer from 0 to 2^32 - 1.
   */
  shuffle(p: Purpose, n: number, a = 0, b = 0): number[] {
    if (!(n >= 0 && n < 4294967296 && Math.floor(n) === n)) throw new RangeError(`chance: cannot shuffle ${n} things`);
    const order = Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.int(p, i + 1, a, b, i);
      const moved = order[i] as number;
      order[i] = order[j] as number;
      order[j] = moved;
    }
    return order;
  }

  /**
   * An index with probability proportional to its weight; -1 when all weights are 0 or there are none.
   * An index with weight 0 never comes.
   * @throws RangeError for a negative weight, NaN or an infinite sum.
   */
  weighted(p: Purpose, weights: readonly number[], a = 0, b = 0, c = 0): number {
    let sum = 0;
    for (const w of weights) {
      if (!(w >= 0)) throw new RangeError(`chance: ${w} is no weight`);
      sum += w;
    }
    if (sum === Number.POSITIVE_INFINITY) throw new RangeError("chance: the weights' sum is infinite");
    if (sum === 0) return -1;
    const target = this.uniform(p, a, b, c) * sum;
    let upTo = 0;
    let chosen = -1;
    for (let i = 0; i < weights.length && upTo <= target; i++) {
      const w = weights[i] as number;
      if (w > 0) chosen = i;
      upTo += w;
    }
    return chosen;
  }

  /**
   * Poisson with the given mean, cut off at `max`, by inversion of the CDF on one uniform draw, as Filecoin's Expected
   * Consensus draws its winners. But for rounding, a larger mean never gives less. Takes time in proportion to the mean.
   * @throws RangeError unless 0 <= mean <= 700.
   */
  poisson(p: Purpose, mean: number, a = 0, b = 0, c = 0, max: number = Number.POSITIVE_INFINITY): number {
    if (!(mean >= 0 && mean <= 700)) throw new RangeError(`chance: no Poisson draw with mean ${mean}`);
    const u = this.uniform(p, a, b, c);
    let term = exp(-mean);
    let upTo = term;
    let k = 0;
    while (u >= upTo && k < max) {
      k++;
      term *= mean / k;
      // In the far tail the sum stops growing, possibly just below the largest u.
      if (k > mean && upTo + term === upTo) break;
      upTo += term;
    }
    return k;
  }

  /** A key of its own: 32 lower-case hex digits. */
  derive(p: Purpose, a = 0, b = 0, c = 0): string {
    this.#draw(p, a, b, c);
    return hexOf(words);
  }

  #draw(p: Purpose, a: number, b: number, c: number): void {
    // A fraction or an overflow would silently make two draws one.
    if (!(is32(a) && is32(b) && is32(c))) throw new RangeError(`chance: not 32-bit counters: ${a}, ${b}, ${c}`);
    threefry4x32(this.#key, p, a, b, c, words);
  }

  // Uniform strictly between 0 and 1: the middles of 2^52 equal intervals, which are doubles, symmetric about 1/2.
  #open(p: Purpose, a: number, b: number, c: number): number {
    this.#draw(p, a, b, c);
    return (((words[0] as number) >>> 6) * 67108864 + ((words[1] as number) >>> 6) + 0.5) * 2.220446049250313e-16;
  }
}

function is32(x: number): boolean {
  return (x | 0) === x || x >>> 0 === x;
}
