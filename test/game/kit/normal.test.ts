import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../../src/game/kit/distributions.ts";
import { close } from "./ulps.ts";

describe("normalQuantile", () => {
  // References: Newton's method on erfc with 3,000 bits (mpmath).
  test.each([
    ["0.5", "0.0"],
    ["0.6", "0.2533471031357997413247"],
    ["0.925", "1.439531470938456229063"],
    ["0.9250000000000002", "1.439531470938457013366"],
    ["0.975", "1.959963984540053855604"],
    ["0.0749", "-1.440238267527963663112"],
    ["0.01", "-2.326347874040841093075"],
    ["1e-5", "-4.264890793922824610234"],
    ["1.388794386496402e-11", "-6.657904643501103600823"],
    ["1.38e-11", "-6.658838502850765528309"],
    ["1e-20", "-9.262340089798407579572"],
    ["1e-100", "-21.27345356096532429418"],
    ["1e-300", "-37.04709629936119923655"],
    ["0.9999999999999999", "8.209536151601386855631"],
    ["1.1102230246251565e-16", "-8.209536151601386855631"],
  ])("of %s is %s", (p, reference) => close(normalQuantile(Number(p)), reference, 1e-15));

  test.each([
    [0, Number.NEGATIVE_INFINITY],
    [1, Number.POSITIVE_INFINITY],
    [-1e-9, Number.NaN],
    [1.0000000000000002, Number.NaN],
    [Number.NaN, Number.NaN],
  ])("of %d is exactly %d", (p, z) => expect(normalQuantile(p)).toBe(z));

  test("is antisymmetric and rises", () => {
    const unit = fc.integer({ min: 1, max: 2 ** 52 - 1 }).map((k) => k / 2 ** 52);
    fc.assert(fc.property(unit, (p) => normalQuantile(p) + normalQuantile(1 - p) === 0));
    fc.assert(fc.property(unit, unit, (p, q) => p - q <= 1e-15 || normalQuantile(p) >= normalQuantile(q)));
  });
});
