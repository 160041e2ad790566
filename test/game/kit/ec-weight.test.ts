import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { log2b, weightStep } from "../../../src/game/kit/ec-weight.ts";

describe("Expected Consensus' weight", () => {
  test("grows by the published steps", () => {
    for (const power of [2 ** 60, 1152921504606846976n])
      expect([1, 5, 10].map((wins) => weightStep(power, wins))).toEqual([16896, 23040, 30720]);
  });

  test("counts a power's bits", () => {
    expect([1, 2, 3, 4, 2 ** 53 - 1, 2 ** 53].map(log2b)).toEqual([0, 1, 1, 2, 52, 53]);
    expect([2n ** 60n - 1n, 2n ** 60n, 2n ** 200n + 1n].map(log2b)).toEqual([59, 60, 200]);
    // As a number, 2^60 − 1 is 2^60.
    expect(log2b(2 ** 60 - 1)).toBe(60);
  });

  test("is the sum of both terms, each rounded down by itself, in exact arithmetic", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 90n }), fc.integer({ min: 1, max: 1_000_000 }), (power, wins) => {
        const log = BigInt(log2b(power));
        expect(power >> log).toBe(1n);
        expect(BigInt(weightStep(power, wins))).toBe(256n * log + (256n * log * BigInt(wins)) / 10n);
      }),
    );
    // 256 · 52 / 10 is 1331.2.
    expect(weightStep(2 ** 52, 1)).toBe(13312 + 1331);
  });

  test("has no part of a power, none of nothing, and no tipset without wins", () => {
    for (const power of [0, -4, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 0n, -1n])
      expect(() => log2b(power)).toThrow(RangeError);
    for (const wins of [0, -1, 1.5, 1e7]) expect(() => weightStep(1024, wins)).toThrow(RangeError);
  });
});
