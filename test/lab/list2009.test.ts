import { describe, expect, it } from "vitest";
import { consensus, dancersAtEnd } from "../../src/lab/models/list2009.ts";
import { FIGURES } from "../../src/lab/models/list2009-table.ts";
import { labKey, runKey } from "../../src/lab/run.ts";
import { off, rowsOf } from "./helpers.ts";

describe("list2009", () => {
  it("agrees with every figure, and mimics choose blindly", async () => {
    const rows = await rowsOf("list2009", 160);
    expect(rows.length).toBe(FIGURES.length + 1);
    expect(off(rows)).toEqual([]);
  });

  it("finds the best between independence and imitation", async () => {
    const best = async (lambda: number) => (await rowsOf("list2009", 60, [`lambda=${lambda}`]))[0]?.measured ?? 0;
    const [alone, between, copying] = [await best(0), await best(0.9), await best(1)];
    expect(between).toBeGreaterThan(0.9);
    expect(alone).toBeLessThan(0.2);
    // Nobody ever finds anything.
    expect(copying).toBe(0);
  });

  it("keeps a lone site's dancers at the renewal theorem's share", () => {
    // Ten steps of dancing, then 1/0.06 idle ones on average; independent, exact readings.
    const colony = { lambda: 0, sigma: 0, mu: 0, n: 10_000, steps: 300, sites: [10] };
    const [dancing = 0] = dancersAtEnd(colony, runKey(labKey("renewal"), 0));
    expect(Math.abs(dancing / 10_000 - 10 / (10 + 1 / 0.06))).toBeLessThan(4 * Math.sqrt((0.375 * 0.625) / 10_000));
  });

  it("holds a figure only against the paper's own parameters", async () => {
    const [known] = await rowsOf("list2009", 20, ["lambda=.8", "sigma=1", "criterion=weak"]);
    expect(known?.reference).toBe(0.943);
    const [other] = await rowsOf("list2009", 20, ["lambda=.8", "sigma=1", "n=100"]);
    expect(other).toMatchObject({ reference: null, ok: true, runs: 20 });
  });
});

describe("consensus", () => {
  it("takes twice the others' dancers to be strong, more to be weak", () => {
    expect(consensus([10, 0, 21], 60, "strong")).toBe(2);
    expect(consensus([10, 0, 20], 60, "strong")).toBeUndefined();
    expect(consensus([10, 0, 20], 60, "weak")).toBe(2);
    expect(consensus([20, 0, 20], 60, "weak")).toBeUndefined();
  });

  it("takes more than a fifth of the scouts dancing", () => {
    expect(consensus([0, 20], 100, "strong")).toBeUndefined();
    expect(consensus([0, 21], 100, "strong")).toBe(1);
    expect(consensus([0, 0], 100, "weak")).toBeUndefined();
  });
});
