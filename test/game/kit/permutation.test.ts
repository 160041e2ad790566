import { describe, expect, test } from "vitest";
import { Chance, purpose } from "../../../src/game/kit/chance.ts";
import { permuted } from "../../../src/game/kit/permutation.ts";

const p = purpose("permutation test");
const chance = new Chance("0123456789abcdeffedcba9876543210");
const all = (half: number, a = 0, from = chance) =>
  Array.from({ length: 4 ** half }, (_, x) => permuted(from, p, half, x, a));

describe("a keyed permutation", () => {
  test.each([1, 2, 3, 5, 8])("of 4^%i numbers has each of them once", (half) => {
    expect(all(half).sort((a, b) => a - b)).toEqual(Array.from({ length: 4 ** half }, (_, x) => x));
  });

  test("is another one for another key, purpose and counter, and the same for the same", () => {
    const one = all(4);
    expect(all(4)).toEqual(one);
    expect(all(4, 1)).not.toEqual(one);
    expect(all(4, 0, new Chance("0123456789abcdeffedcba9876543211"))).not.toEqual(one);
  });

  test("sends a number anywhere, wherever its neighbour goes", () => {
    // How far neighbours are apart: as for two places drawn at random, a quarter of them within 1 − √¾ of the range.
    const [half, keys] = [6, 40];
    const size = 4 ** half;
    const near = 1 - Math.sqrt(0.75);
    let [close, rising, pairs] = [0, 0, 0];
    for (let a = 0; a < keys; a++) {
      for (let x = 0; x + 1 < size; x += 2) {
        const [one, two] = [permuted(chance, p, half, x, a), permuted(chance, p, half, x + 1, a)];
        pairs++;
        if (one < two) rising++;
        if (Math.abs(one - two) < near * size) close++;
      }
    }
    expect(Math.abs(rising / pairs - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / pairs));
    expect(Math.abs(close / pairs - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / pairs));
  });

  test("is of whole numbers within its range alone", () => {
    for (const x of [-1, 0.5, 4 ** 5, Number.NaN]) expect(() => permuted(chance, p, 5, x)).toThrow(RangeError);
    for (const half of [0, 16, 1.5]) expect(() => permuted(chance, p, half, 0)).toThrow(RangeError);
    expect(permuted(chance, p, 15, 4 ** 15 - 1)).toBeLessThan(4 ** 15);
  });
});
