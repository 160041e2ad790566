import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binomialCdf, binomialPmf, poissonCdf, poissonPmf } from "../../../src/game/kit/distributions.ts";
import { close } from "./ulps.ts";

describe("Poisson", () => {
  // References: mpmath with 400 bits; the CDF is the sum of its terms.
  test.each<[number, number, string, string]>([
    [0, 5, "0.006737946999085467096636", "0.006737946999085467096636"],
    [5, 5, "0.1754673697678507056416", "0.6159606548330631170841"],
    [0, 0.001, "0.9990004998333749916473", "0.9990004998333749916473"],
    [1, 1e-9, "9.999999990000000627816e-10", "0.9999999999999999995000"],
    [20, 5, "2.641210774925643020810e-7", "0.9999999189074954011183"],
    [15, 15.5, "0.1016041371219165096776", "0.5170112472697082036604"],
    [16, 15.5, "0.09842900783685661875015", "0.6154402551065648224106"],
    [3, 40, "4.531577872311028261685e-14", "4.888864465181050896192e-14"],
    [100, 5, "5.695401815819229617509e-91", "1.000000000000000000000"],
    [60, 60, "0.05143174499034585612931", "0.5342624723609586316653"],
    [1000, 900.5, "6.264580287061752599874e-5", "0.9994788954432946712296"],
    [700, 1000, "2.095736914380318359297e-24", "6.933009901726414766136e-24"],
    [40, 1e-3, "1.224392434293759531247e-168", "1.000000000000000000000"],
  ])("of %d with mean %d", (k, mean, pmf, cdf) => {
    close(poissonPmf(k, mean), pmf, 2e-13);
    close(poissonCdf(k, mean), cdf, 2e-13);
  });

  test("terms add up to the CDF, and to 1", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 300, noNaN: true }), (mean) => {
        let sum = 0;
        for (let k = 0; k < 700; k++) {
          sum += poissonPmf(k, mean);
          expect(Math.abs(poissonCdf(k, mean) - sum)).toBeLessThan(1e-12);
        }
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test("at the mode, where Stirling's error counts: k^k e^-k / k!", () => {
    let factorial = 1n;
    for (let k = 1n; k <= 60n; k++) {
      factorial *= k;
      const power = Number(((k ** k) << 80n) / factorial) / 2 ** 80;
      const mode = Number(k);
      close(poissonPmf(mode, mode), String(power * Math.exp(-mode)), 2e-15);
    }
  });

  test("edges and errors", () => {
    expect([poissonPmf(0, 0), poissonPmf(1, 0), poissonPmf(-1, 3)]).toEqual([1, 0, 0]);
    expect([poissonCdf(0, 0), poissonCdf(5, 0), poissonCdf(-1, 3), poissonCdf(-1, 0)]).toEqual([1, 1, 0, 0]);
    for (const [k, mean] of [[0.5, 1] as const, [1, -1] as const, [1, Number.NaN] as const, [1, Infinity] as const]) {
      expect(() => poissonPmf(k, mean)).toThrow(RangeError);
      expect(() => poissonCdf(k, mean)).toThrow(RangeError);
    }
  });
});

describe("binomial", () => {
  // References: exact fractions (Python), on the double nearest to p.
  test.each<[number, number, number, string, string]>([
    [0, 10, 0.3, "0.02824752490000000448015", "0.02824752490000000448015"],
    [3, 10, 0.3, "0.2668279320000000000000", "0.6496107184000000296239"],
    [10, 10, 0.3, "5.904899999999997814748e-6", "1.000000000000000000000"],
    [7, 10, 0.3, "0.009001691999999998096403", "0.9984096136000000004283"],
    [50, 100, 0.5, "0.07958923738717876149813", "0.5397946186935893807491"],
    [1, 100, 1e-12, "9.999999999009999798915e-11", "0.9999999999999999999950"],
    [2, 300, 0.25, "1.643989182153927799624e-34", "1.677308829123335165730e-34"],
    [150, 300, 0.25, "8.360014515047870533805e-21", "0.9999999999999999999959"],
    [299, 300, 0.9999, "0.02911623395692001905631", "0.02955592221574887515562"],
    [15, 31, 0.5, "0.1399499340914189815521", "0.5000000000000000000000"],
    [500, 1000, 0.45, "0.0001657405541855208751301", "0.9993191913375662603282"],
    [667, 1000, 0.75, "8.740230205120925302927e-10", "2.571210381732360282064e-9"],
    [0, 1000, 1e-18, "0.9999999999999990000000", "0.9999999999999990000000"],
    [0, 1e12, 1e-17, "0.999990000049999833333", "0.999990000049999833333"],
    [990, 1000, 0.1, "9.184523464931145096850e-968", "1.000000000000000000000"],
  ])("of %d in %d with p = %d", (k, n, p, pmf, cdf) => {
    close(binomialPmf(k, n, p), pmf, 2e-13);
    close(binomialCdf(k, n, p), cdf, 2e-13);
  });

  test("terms add up to the CDF, and to 1; successes and failures mirror each other", () => {
    const p = fc.integer({ min: 0, max: 2 ** 20 }).map((i) => i / 2 ** 20);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), p, (n, q) => {
        let sum = 0;
        for (let k = 0; k <= n; k++) {
          const term = binomialPmf(k, n, q);
          const mirrored = binomialPmf(n - k, n, 1 - q);
          expect(Math.abs(term - mirrored)).toBeLessThanOrEqual(1e-12 * term);
          sum += term;
          expect(Math.abs(binomialCdf(k, n, q) - sum)).toBeLessThan(1e-12);
        }
        expect(Math.abs(sum - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test("edges and errors", () => {
    expect([binomialPmf(-1, 4, 0.5), binomialPmf(5, 4, 0.5), binomialPmf(0, 0, 0.5)]).toEqual([0, 0, 1]);
    expect([binomialPmf(0, 4, 0), binomialPmf(4, 4, 1), binomialPmf(1, 4, 0), binomialPmf(3, 4, 1)]).toEqual([
      1, 1, 0, 0,
    ]);
    expect([binomialCdf(-1, 4, 0.5), binomialCdf(4, 4, 0.5), binomialCdf(9, 4, 0.5)]).toEqual([0, 1, 1]);
    expect([binomialCdf(0, 4, 0), binomialCdf(3, 4, 0), binomialCdf(3, 4, 1), binomialCdf(4, 4, 1)]).toEqual([
      1, 1, 0, 1,
    ]);
    for (const [k, n, p] of [
      [0.5, 2, 0.5],
      [1, -1, 0.5],
      [1, 2.5, 0.5],
      [1, 2, 1.1],
      [1, 2, -0.1],
      [1, 2, Number.NaN],
    ]) {
      expect(() => binomialPmf(k!, n!, p!)).toThrow(RangeError);
      expect(() => binomialCdf(k!, n!, p!)).toThrow(RangeError);
    }
  });
});
