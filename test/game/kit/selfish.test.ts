import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selfishRevenue, selfishThreshold } from "../../../src/game/kit/selfish.ts";

const share = (max: number) => fc.double({ min: 0, max, noNaN: true });

describe("a selfish pool", () => {
  test.each([
    [0.25, 0, "0.19512"],
    [1 / 3, 0, "0.33333"],
    [0.4, 0, "0.48372"],
    [0.25, 0.5, "0.25000"],
    [0.4, 0.5, "0.52558"],
  ])("with %d of the power and γ = %d gets %s of the chain", (alpha, gamma, revenue) => {
    expect(selfishRevenue(alpha, gamma).toFixed(5)).toBe(revenue);
  });

  test("gets its share at the threshold, less below and more above", () => {
    expect([selfishThreshold(0), selfishThreshold(0.5), selfishThreshold(1)]).toEqual([1 / 3, 0.25, 0]);
    fc.assert(
      fc.property(share(0.98), share(0.5), (gamma, alpha) => {
        const threshold = selfishThreshold(gamma);
        expect(selfishRevenue(threshold, gamma)).toBeCloseTo(threshold, 12);
        const gain = selfishRevenue(alpha, gamma) - alpha;
        if (Math.abs(gain) > 1e-12) expect(gain > 0).toBe(alpha > threshold);
      }),
    );
  });

  test("gets more the more mine on its block, nothing without power, everything with half of it", () => {
    fc.assert(
      fc.property(share(0.5), share(1), share(1), (alpha, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const revenue = selfishRevenue(alpha, high);
        expect(revenue).toBeGreaterThanOrEqual(selfishRevenue(alpha, low) - 1e-12);
        expect(revenue).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
    expect([selfishRevenue(0, 0.5), selfishRevenue(0.5, 0), selfishRevenue(0.7, 0)]).toEqual([0, 1, 1]);
    expect(selfishRevenue(0.4999999, 0)).toBeCloseTo(1, 5);
  });

  test("has no shares outside of 0 to 1", () => {
    for (const x of [-0.1, 1.1, Number.NaN]) {
      expect(() => selfishRevenue(x, 0)).toThrow(RangeError);
      expect(() => selfishRevenue(0.1, x)).toThrow(RangeError);
      expect(() => selfishThreshold(x)).toThrow(RangeError);
    }
  });
});
