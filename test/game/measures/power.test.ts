import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entropy, gini, hhi, nakamoto } from "../../../src/game/measures/power.ts";

const THIRD = 1 / 3;
const whole = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 });
const holders = whole.filter((list) => list.some((x) => x > 0));
const threshold = fc.double({ min: 0, max: 0.999, noNaN: true });

describe("power is spread", () => {
  test.each<[string, number[], [string, string, string, number, number]]>([
    ["10 equal", new Array<number>(10).fill(1), ["0.0000", "3.3219", "0.1000", 6, 4]],
    ["10 equal tenths", new Array<number>(10).fill(0.1), ["0.0000", "3.3219", "0.1000", 6, 4]],
    ["50, 25, 15, 10", [50, 25, 15, 10], ["0.3250", "1.7427", "0.3450", 2, 1]],
    ["the same in shares", [0.15, 0.5, 0.1, 0.25], ["0.3250", "1.7427", "0.3450", 2, 1]],
    ["1/i, i <= 100", Array.from({ length: 100 }, (_, i) => 1 / (i + 1)), ["0.6244", "5.3102", "0.0608", 8, 3]],
    ["one holder", [7], ["0.0000", "0.0000", "1.0000", 1, 1]],
  ])("%s", (_name, amounts, figures) => {
    const four = [gini(amounts), entropy(amounts), hhi(amounts)].map((x) => x.toFixed(4));
    expect([...four, nakamoto(amounts, 1 / 2), nakamoto(amounts, THIRD)]).toEqual(figures);
  });

  test("in the ranges and between the bounds that each measure has", () => {
    fc.assert(
      fc.property(holders, (list) => {
        const n = list.length;
        const some = list.filter((x) => x > 0).length;
        expect(gini(list)).toBeGreaterThanOrEqual(0);
        expect(gini(list)).toBeLessThanOrEqual((n - 1) / n + 1e-12);
        expect(entropy(list)).toBeGreaterThanOrEqual(0);
        expect(entropy(list)).toBeLessThanOrEqual(Math.log2(some) + 1e-12);
        expect(hhi(list)).toBeGreaterThanOrEqual(1 / some - 1e-12);
        expect(hhi(list)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test("alike in any unit and order, and Gini is half of the relative mean difference", () => {
    fc.assert(
      fc.property(holders, fc.constantFrom(1e-300, 0.1, 3, 1e300), (list, unit) => {
        const other = list.map((x) => x * unit).reverse();
        for (const measure of [gini, entropy, hhi]) expect(measure(other)).toBeCloseTo(measure(list), 12);
        const sum = list.reduce((a, b) => a + b, 0);
        const differences = list.flatMap((a) => list.map((b) => Math.abs(a - b))).reduce((a, b) => a + b, 0);
        expect(gini(list)).toBeCloseTo(differences / (2 * list.length * sum), 12);
      }),
    );
  });

  test("and nothing comes of no holders, negative or endless shares", () => {
    for (const list of [[], [0], [0, 0], [1, -1], [1, Number.NaN], [Number.POSITIVE_INFINITY]]) {
      for (const measure of [gini, entropy, hhi, (x: number[]) => nakamoto(x, THIRD)])
        expect(() => measure(list)).toThrow(RangeError);
    }
  });
});

describe("the Nakamoto coefficient", () => {
  test("is the size of the smallest coalition that exceeds the threshold, in whole numbers", () => {
    fc.assert(
      fc.property(holders, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 }), (list, of, part) => {
        const t = Math.min(part, of - 1);
        const total = list.reduce((a, b) => a + b, 0);
        const sorted = [...list].sort((a, b) => b - a);
        let fewest = 1;
        for (let joint = sorted[0] as number; joint * of <= t * total; fewest++) joint += sorted[fewest] as number;
        expect(nakamoto(list, t / of)).toBe(fewest);
        expect(nakamoto(list.map((x) => x * 0.1).reverse(), t / of)).toBe(fewest);
      }),
      { numRuns: 500 },
    );
  });

  test("rises with the threshold, from 1 to at most all that hold anything", () => {
    fc.assert(
      fc.property(holders, threshold, threshold, (list, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(nakamoto(list, low)).toBeLessThanOrEqual(nakamoto(list, high));
        expect(nakamoto(list, 0)).toBe(1);
        expect(nakamoto(list, high)).toBeLessThanOrEqual(list.filter((x) => x > 0).length);
      }),
    );
  });

  test("takes more than half of two, three, … equal holders for a majority", () => {
    for (let n = 1; n <= 60; n++) {
      for (const amount of [1, 0.1, 1 / n]) {
        const equal = new Array<number>(n).fill(amount);
        expect(nakamoto(equal, 1 / 2), `${n} of ${amount}`).toBe(Math.floor(n / 2) + 1);
        expect(nakamoto(equal, THIRD), `${n} of ${amount}`).toBe(Math.floor(n / 3) + 1);
        expect(nakamoto(equal, 2 / 3), `${n} of ${amount}`).toBe(Math.floor((2 * n) / 3) + 1);
      }
    }
  });

  test("has no threshold below 0, nor one that nobody can exceed", () => {
    for (const t of [-0.1, 1, Number.NaN]) expect(() => nakamoto([1, 2], t)).toThrow(RangeError);
  });
});
