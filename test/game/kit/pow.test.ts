import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pow } from "../../../src/game/kit/exact.ts";
import { ulps, within1ulp } from "./ulps.ts";

const { POSITIVE_INFINITY: INF, NaN: NONE, MAX_VALUE: MAX, MIN_VALUE: MIN } = Number;

// References: mpmath with 400 bits, on the doubles nearest to the arguments.
describe("pow", () => {
  test.each([
    ["2", "0.5", "1.414213562373095048802"],
    ["10", "-3", "0.001000000000000000000000"],
    ["1.1", "100", "13780.61233982238145360"],
    ["0.9", "1000", "1.747871251722694732480e-46"],
    ["1.0000000000000002", "1e15", "1.248627071539086150182"],
    ["0.9999999999999999", "1e15", "0.8949187898136987369557"],
    ["1.0000000000000002", "3e18", "1.987192621654610176102e+289"],
    ["3", "0.3333333333333333", "1.442249570307408353003"],
    ["1e-308", "0.9", "6.309573444801832620577e-278"],
    ["5e-324", "0.5", "2.222758749485077483443e-162"],
    ["5e-324", "-0.95", "1.383262412433860138891e+307"],
    ["1.7976931348623157e308", "0.999", "8.840174632999172664421e+307"],
    ["7.5", "-150.25", "3.326941584056764956374e-132"],
    ["123.456", "-154.9", "1.058668443297589084634e-324"],
    ["2.5", "774.5", "1.601536041041910054515e+308"],
    ["0.001", "107.5", "3.162277660168386408523e-323"],
    ["40", "1.7", "529.0564156396547193507"],
  ])("pow(%s, %s) = %s", (x, y, reference) => within1ulp(pow(Number(x), Number(y)), reference));

  const values = [0, MIN, 1e-310, 0.3, 0.9999999999999999, 1, 1.0000000000000002, 2, 7.5, MAX, INF, NONE];
  const exponents = [...values, ...values.map((v) => -v), 1e17, -1e17, 1e-17];
  test.each(values)("the special cases of %d are ECMAScript's", (x) => {
    for (const y of exponents) expect(ulps(pow(x, y), x ** y), `pow(${x}, ${y})`).toBeLessThanOrEqual(1);
  });

  test("a negative base is never a number, but for the power 0; -0 counts as 0", () => {
    for (const y of [1, 2, 0.5, -1, INF]) expect(pow(-2, y)).toBe(NONE);
    expect(pow(-2, 0)).toBe(1);
    expect(pow(-0, -1)).toBe(INF);
    expect(pow(-0, 3)).toBe(0);
  });

  test("is exact where a double can be: whole powers, roots of squares", () => {
    for (let base = 2; base <= 12; base++) {
      let power = 1;
      for (let n = 1; power * base <= Number.MAX_SAFE_INTEGER; n++) {
        power *= base;
        expect(pow(base, n), `${base}^${n}`).toBe(power);
      }
    }
    for (let n = -1074; n <= 1023; n++) expect(pow(2, n)).toBe(Number(`${2 ** n}`));
    for (let n = 0; n < 1000; n++) expect(pow(n * n, 0.5)).toBe(n);
  });

  test("agrees with the engine's to a last digit, everywhere", () => {
    const x = fc.oneof(fc.double({ min: MIN, max: MAX, noNaN: true }), fc.double({ min: 0.5, max: 2, noNaN: true }));
    // The power's logarithm is drawn, so that results fill the whole range of doubles and a little more.
    fc.assert(
      fc.property(x, fc.double({ min: -750, max: 720, noNaN: true }), (v, target) => {
        const y = v === 1 ? target : target / Math.log(v);
        return ulps(pow(v, y), v ** y) <= 1;
      }),
      { numRuns: 20_000, seed: 5 },
    );
  });
});
