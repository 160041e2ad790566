import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp, log, log1p } from "../../../src/game/kit/exact.ts";
import { ulps, within1ulp } from "./ulps.ts";

const { POSITIVE_INFINITY: INF, NEGATIVE_INFINITY: MINUS, NaN: NONE, MIN_VALUE: MIN } = Number;

// References: mpmath with 400 bits, on the double nearest to the argument.
describe("exp", () => {
  test.each([
    ["0", "1.000000000000000000000"],
    ["1", "2.718281828459045235360"],
    ["-1", "0.3678794411714423215955"],
    ["0.5", "1.648721270700128146849"],
    ["-0.5", "0.6065306597126334236038"],
    ["1e-9", "1.000000001000000000500"],
    ["-1e-17", "0.9999999999999999900000"],
    ["0.34657359027997264", "1.414213562373095032404"],
    ["0.34657359027997270", "1.414213562373095110908"],
    ["10", "22026.46579480671651696"],
    ["-10", "4.539992976248485153559e-5"],
    ["100.25", "3.451610733125923987136e+43"],
    ["-100.25", "2.897198083210147807197e-44"],
    ["700.5", "1.672185962067498557241e+304"],
    ["709.782712893384", "1.797693134862273217840e+308"],
    ["-708.3964185322641", "2.225073858507262517922e-308"],
    ["-708.5", "2.006132305331305820381e-308"],
    ["-720.125", "1.793437388476445581602e-313"],
    ["-740", "4.188739880048048939458e-322"],
    ["-745.1332191019411", "2.470328229206477786518e-324"],
    ["1.7575831121016878", "5.798406347368266192677"],
  ])("exp(%s) = %s", (x, reference) => within1ulp(exp(Number(x)), reference));

  test.each([
    [0, 1],
    [-0, 1],
    [MIN, 1],
    [709.782712893385, INF],
    [1e300, INF],
    [INF, INF],
    [-745.2, 0],
    [-1e300, 0],
    [MINUS, 0],
    [NONE, NONE],
  ])("exp(%d) is exactly %d", (x, y) => expect(exp(x)).toBe(y));

  test("agrees with the engine's to a last digit, everywhere", () => {
    const x = fc.oneof(fc.double({ min: -746, max: 710, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }));
    fc.assert(
      fc.property(x, (v) => ulps(exp(v), Math.exp(v)) <= 1),
      { numRuns: 20_000, seed: 1 },
    );
  });

  test("never falls", () => {
    fc.assert(
      fc.property(fc.double({ min: -746, max: 710, noNaN: true }), fc.integer({ min: 2, max: 1000 }), (x, n) => {
        return exp(x + Math.abs(x) * n * Number.EPSILON) >= exp(x);
      }),
      { numRuns: 5000, seed: 2 },
    );
  });
});

describe("log", () => {
  test.each([
    ["1", "0.0"],
    ["2", "0.6931471805599453094172"],
    ["0.5", "-0.6931471805599453094172"],
    ["10", "2.302585092994045684018"],
    ["2.718281828459045", "0.9999999999999999468176"],
    ["1.0000000000000002", "2.220446049250312834328e-16"],
    ["0.9999999999999999", "-1.110223024625156602053e-16"],
    ["1.4142135623730951", "0.3465735902799727230667"],
    ["1.414213562373095", "0.3465735902799725660575"],
    ["0.7071067811865476", "-0.3465735902799725863505"],
    ["0.7071067811865475", "-0.3465735902799727433598"],
    ["1e-5", "-11.51292546497022833829"],
    ["123456.789", "11.72364648718588101603"],
    ["1e300", "690.7755278982137052579"],
    ["1.7976931348623157e308", "709.7827128933839967322"],
    ["2.2250738585072014e-308", "-708.3964185322641062244"],
    ["1e-310", "-713.8013788281541651006"],
    ["5e-324", "-744.4400719213812623141"],
    ["1.634799673085471", "0.4915202727357796253522"],
  ])("log(%s) = %s", (x, reference) => within1ulp(log(Number(x)), reference));

  test.each([
    [1, 0],
    [0, MINUS],
    [-0, MINUS],
    [-1, NONE],
    [-MIN, NONE],
    [MINUS, NONE],
    [INF, INF],
    [NONE, NONE],
  ])("log(%d) is exactly %d", (x, y) => expect(log(x)).toBe(y));

  test("agrees with the engine's to a last digit, everywhere", () => {
    const x = fc.oneof(fc.double({ min: 0, noNaN: true }), fc.double({ min: 0.4, max: 2.5, noNaN: true }));
    fc.assert(
      fc.property(x, (v) => ulps(log(v), Math.log(v)) <= 1),
      { numRuns: 20_000, seed: 3 },
    );
  });
});

describe("log1p", () => {
  test.each([
    ["1e-300", "1.000000000000000025059e-300"],
    ["-1e-17", "-1.000000000000000076542e-17"],
    ["1e-10", "9.999999999500000364355e-11"],
    ["-1e-10", "-1.000000000050000036436e-10"],
    ["0.0625", "0.06062462181643484258061"],
    ["-0.5", "-0.6931471805599453094172"],
    ["0.41421356", "0.3465735886019410382133"],
    ["-0.9999999999999999", "-36.73680056967710139911"],
    ["1", "0.6931471805599453094172"],
    ["1e20", "46.05170185988091368037"],
    ["1.7976931348623157e308", "709.7827128933839967322"],
  ])("log1p(%s) = %s", (x, reference) => within1ulp(log1p(Number(x)), reference));

  test.each([
    [0, 0],
    [-0, -0],
    [MIN, MIN],
    [-1, MINUS],
    [-1.0000000000000002, NONE],
    [INF, INF],
    [NONE, NONE],
  ])("log1p(%d) is exactly %d", (x, y) => expect(log1p(x)).toBe(y));

  test("agrees with the engine's to two last digits, everywhere", () => {
    const tiny = fc.tuple(fc.integer({ min: -60, max: 0 }), fc.double({ min: -1, max: 1, noNaN: true }));
    const x = fc.oneof(
      tiny.map(([e, m]) => m * 2 ** e),
      fc.double({ min: -1, noNaN: true }),
    );
    fc.assert(
      fc.property(x, (v) => ulps(log1p(v), Math.log1p(v)) <= 2),
      { numRuns: 20_000, seed: 4 },
    );
  });
});
