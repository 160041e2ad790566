import { describe, expect, it } from "vitest";
import { criticalFormula, criticalSigma, settled, settledFormula, slope } from "../../src/lab/models/inhibition.ts";
import { stepProbabilities } from "../../src/lab/models/meetings.ts";
import { off, rowsOf } from "./helpers.ts";

const ofValue = (v: number) => ({ gamma: v, alpha: 1 / v, rho: v });
const published: [string, { gamma: number; alpha: number; rho: number }, number][] = [
  ["(3, ⅓, 3)", { gamma: 3, alpha: 1 / 3, rho: 3 }, 1.6875],
  ["(1, .5, 2)", { gamma: 1, alpha: 0.5, rho: 2 }, 1.7778],
  ["(2, 1, 5)", { gamma: 2, alpha: 1, rho: 5 }, 2.5],
  ["v = 2", ofValue(2), 3.5556],
  ["v = 5", ofValue(5), 0.8681],
];

describe("cross-inhibition", () => {
  it.each(published)("%s: formula and integration give the published critical σ", (_name, rates, sigma) => {
    expect(Math.abs((criticalFormula(rates) as number) - sigma)).toBeLessThan(0.00005001);
    expect(Math.abs((criticalSigma(rates, 100) as number) - sigma)).toBeLessThan(0.0002);
  });

  it("has v's formula as a case of the rates'", () => {
    for (const v of [1.5, 2, 3, 7]) {
      expect(criticalFormula(ofValue(v))).toBeCloseTo((4 * v ** 3) / (v ** 2 - 1) ** 2, 10);
    }
  });

  it("stays even below the critical σ and parts above it as the formula says", () => {
    const rates = { gamma: 1, alpha: 0.5, rho: 2 };
    const below = settled(rates, 0.8);
    expect(Math.abs(below.a - below.b)).toBeLessThan(1e-6);
    const above = settled(rates, 5);
    const formula = settledFormula(rates, 5);
    expect(above.u).toBeCloseTo(formula.u, 6);
    expect(above.a * above.b).toBeCloseTo(formula.ab, 6);
    expect(above.a - above.b).toBeCloseTo(formula.lead, 6);
  });

  it("has no critical σ while ρ ≤ α, nor when stop signals hit anybody", () => {
    expect(criticalSigma({ gamma: 1, alpha: 2, rho: 1 }, 512)).toBeUndefined();
    expect(criticalSigma({ gamma: 1, alpha: 0.5, rho: 2 }, 512, "anybody")).toBeUndefined();
  });

  it("agrees throughout, the finite population included", async () => {
    expect(off(await rowsOf("cross-inhibition", 24))).toEqual([]);
    expect(off(await rowsOf("cross-inhibition", 4, ["v=3", "scouts=60"]))).toEqual([]);
  });

  // Rates far apart, and close to ρ = α: what is slow takes thousands of times as long as what is fast.
  it.each([["v=10"], ["v=12"], ["v=20"], ["v=50"], ["gamma=5 alpha=0.05 rho=5"], ["gamma=1 alpha=0.9 rho=1"]])(
    "agrees for %s as well, and comes to an end",
    async (pairs) => {
      const rows = await rowsOf("cross-inhibition", 2, [...pairs.split(" "), "scouts=100"]);
      expect(rows.length).toBeGreaterThan(4);
      expect(off(rows.filter((row) => !row.case.includes("scouts")))).toEqual([]);
    },
  );

  it("does not begin what would not end, and says so", async () => {
    const rows = await rowsOf("cross-inhibition", 2, ["gamma=1", "alpha=0.9", "rho=1", "scouts=5000"]);
    expect(rows.at(-1)).toMatchObject({ measured: null, ok: true });
    expect(rows.at(-1)?.source).toMatch(/not played/);
  });
});

describe("its tools", () => {
  it("keeps the shares' sum: what one loses, U gains", () => {
    const [da = 0, db = 0] = slope({ gamma: 0, alpha: 0.5, rho: 0 }, 3)([0.2, 0.4]);
    expect(da).toBeCloseTo(-0.1 - 0.24, 12);
    expect(db).toBeCloseTo(-0.2 - 0.24, 12);
  });

  it("turns rates into a step's probabilities as Reina et al. (2015) do", () => {
    const [a = 0, b = 0] = stepProbabilities([1, 3], 0.5);
    expect(a + b).toBeCloseTo(1 - Math.exp(-2), 12);
    expect(b / a).toBeCloseTo(3, 12);
    expect(stepProbabilities([0, 0], 1)).toEqual([0, 0]);
  });
});
