import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Chance, purpose } from "../../../src/game/kit/chance.ts";

const key = "0123456789abcdeffedcba9876543210";
const chance = new Chance(key);
const p = purpose("kit test");
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 });

describe("kinds of draw", () => {
  test("int is the floor of n times the uniform draw, and never n", () => {
    fc.assert(
      fc.property(int32, fc.integer({ min: 1, max: 2 ** 32 }), (a, n) => {
        const i = chance.int(p, n, a);
        expect(i).toBe(Math.floor(chance.uniform(p, a) * n));
        expect(i).toBeLessThan(n);
      }),
    );
    for (const n of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN]) expect(() => chance.int(p, n)).toThrow(RangeError);
  });

  test("chooses at the edges", () => {
    for (let a = 0; a < 1000; a++) {
      expect(chance.chooses(p, 1, a)).toBe(true);
      expect(chance.chooses(p, 1.5, a)).toBe(true);
      expect(chance.chooses(p, 0, a)).toBe(false);
      expect(chance.chooses(p, -1, a)).toBe(false);
      expect(chance.chooses(p, chance.uniform(p, a), a)).toBe(false);
    }
    expect(() => chance.chooses(p, Number.NaN)).toThrow(RangeError);
  });

  test("shuffle keeps every number", () => {
    fc.assert(
      fc.property(int32, fc.integer({ min: 0, max: 60 }), (a, n) => {
        const sorted = chance.shuffle(p, n, a).sort((x, y) => x - y);
        expect(sorted).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
    for (const n of [-1, 1.5, 2 ** 32, Number.NaN]) expect(() => chance.shuffle(p, n)).toThrow(RangeError);
  });

  test("weighted gives the first index whose sum exceeds the draw, never one without weight", () => {
    const weight = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(int32, fc.array(weight, { maxLength: 8 }), (a, weights) => {
        const sum = weights.reduce((s, w) => s + w, 0);
        const target = chance.uniform(p, a) * sum;
        const sums = weights.map((_, i) => weights.slice(0, i + 1).reduce((s, w) => s + w, 0));
        expect(chance.weighted(p, weights, a)).toBe(sums.findIndex((s) => target < s));
      }),
    );
    expect(chance.weighted(p, [])).toBe(-1);
    expect(chance.weighted(p, [0, 0])).toBe(-1);
    for (let a = 0; a < 50; a++) expect(chance.weighted(p, [0, Number.MIN_VALUE, 0], a)).toBe(1);
    for (const bad of [[1, -1], [Number.NaN], [Infinity], [Number.MAX_VALUE, Number.MAX_VALUE]]) {
      expect(() => chance.weighted(p, bad)).toThrow(RangeError);
    }
  });

  test("poisson rises with the mean for one draw, and stops at max", () => {
    const mean = fc.double({ min: 0, max: 700, noNaN: true });
    fc.assert(
      fc.property(int32, mean, mean, fc.nat(20), (a, m, n, max) => {
        const [low, high] = [Math.min(m, n), Math.max(m, n)];
        const few = chance.poisson(p, low, a);
        expect(few).toBeLessThanOrEqual(chance.poisson(p, high, a));
        expect(chance.poisson(p, low, a, 0, 0, max)).toBe(Math.min(few, max));
      }),
    );
    expect(chance.poisson(p, 0)).toBe(0);
    for (const bad of [-1, 700.1, Number.NaN]) expect(() => chance.poisson(p, bad)).toThrow(RangeError);
  });

  test("exponential scales with its mean", () => {
    for (let a = 0; a < 1000; a++) {
      expect(chance.exponential(p, 8, a)).toBe(8 * chance.exponential(p, 1, a));
      expect(chance.exponential(p, 1, a)).toBeGreaterThan(0);
    }
    expect(chance.exponential(p, 0)).toBe(0);
    for (const bad of [-1, Infinity, Number.NaN]) expect(() => chance.exponential(p, bad)).toThrow(RangeError);
  });
});

describe("the largest and the smallest uniform draw", () => {
  class Rigged extends Chance {
    readonly #u: number;
    constructor(u: number) {
      super(key);
      this.#u = u;
    }
    override uniform() {
      return this.#u;
    }
  }
  const most = new Rigged(1 - 2 ** -53);
  const least = new Rigged(0);

  test("int reaches both ends and not further", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (n) => most.int(p, n) === n - 1 && least.int(p, n) === 0),
    );
  });

  test("weighted takes the last and the first that has weight", () => {
    const weight = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e300, noNaN: true }));
    fc.assert(
      fc.property(fc.array(weight, { maxLength: 8 }), (weights) => {
        const sums = weights.map((_, i) => weights.slice(0, i + 1).reduce((s, w) => s + w, 0));
        const total = sums.at(-1) ?? 0;
        // A weight may be too small beside the others to move their sum.
        const last = sums[most.weighted(p, weights)] ?? 0;
        expect(last).toBe(total);
        expect(least.weighted(p, weights)).toBe(weights.findIndex((w) => w > 0));
      }),
    );
  });

  test("poisson ends, far out but not for ever", () => {
    for (let mean = 0.01; mean <= 700; mean *= 1.01) {
      const k = most.poisson(p, mean, 0, 0, 0, 1e6);
      expect(k).toBeGreaterThan(mean + 5 * Math.sqrt(mean));
      expect(k).toBeLessThan(mean + 20 + 12 * Math.sqrt(mean));
      expect(least.poisson(p, mean)).toBe(0);
    }
  });
});
