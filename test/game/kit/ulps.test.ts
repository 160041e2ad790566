import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp, log, log1p, pow } from "../../../src/game/kit/exact.ts";
import { error, expOf, fixed, logOf } from "./reference.ts";

/** Even over the range: fast-check's own doubles are mostly tiny. */
const even = (min: number, max: number) =>
  fc.integer({ min: 0, max: 2 ** 40 }).map((i) => min + ((max - min) * i) / 2 ** 40);

/** Runs of one property see the same arguments for ever, so a limit holds or not. */
function worst<T>(argument: fc.Arbitrary<T>, off: (x: T) => number): number {
  return Math.max(...fc.sample(argument, { numRuns: 2000, seed: 7 }).map(off));
}

// A correctly rounded result is up to 0.5 off.
describe("errors in units of the last place, against 200 exact bits", () => {
  test.each([
    [-2, 2],
    [-745, -708],
    [-708, 709.7],
  ])("exp between %d and %d", (min, max) => {
    expect(worst(even(min, max), (x) => error(expOf(fixed(x)), exp(x)))).toBeLessThan(max === -708 ? 0.9 : 0.62);
  });

  test("log", () => {
    const x = fc.oneof(even(0.5, 2), even(0.99, 1.01), even(-700, 700).map(Math.exp));
    expect(worst(x, (v) => error([logOf(v), 0], log(v)))).toBeLessThan(0.8);
  });

  test("log1p", () => {
    const x = fc.oneof(even(-0.75, 3), even(-0.01, 0.01));
    const exactly = (v: number) => v === 0 || 1 + v - 1 === v;
    // Only arguments whose sum with 1 is a double have a reference here.
    const rounded = x.map((v) => 1 + v - 1).filter((v) => v !== 0 && exactly(v));
    expect(worst(rounded, (v) => error([logOf(1 + v), 0], log1p(v)))).toBeLessThan(0.8);
  });

  test.each([
    ["near 1", even(0.7, 1.42)],
    ["anywhere", even(-700, 700).map(Math.exp)],
  ])("pow, base %s, results over the whole range", (_, base) => {
    const argument = fc.tuple(base, even(-700, 700)).map(([x, target]): [number, number] => [x, target / Math.log(x)]);
    const off = ([x, y]: [number, number]) => error(expOf((logOf(x) * fixed(y)) >> 256n), pow(x, y));
    expect(worst(argument, off)).toBeLessThan(0.66);
  });
});
