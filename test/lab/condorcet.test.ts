import { describe, expect, it } from "vitest";
import { majority } from "../../src/lab/experiments/condorcet.ts";
import { parseParams } from "../../src/lab/params.ts";
import { UsageError } from "../../src/lab/types.ts";
import { experiment, off, rowsOf } from "./helpers.ts";

describe("condorcet", () => {
  it("finds the figures of science/power.md by the ballot's own count", async () => {
    const rows = await rowsOf("condorcet", 3000);
    expect(rows).toHaveLength(8);
    expect(off(rows)).toEqual([]);
    // Below a half the many are worse than one.
    expect(rows.at(-1)!.measured!).toBeLessThan(0.45 - 0.1);
  });

  it.each([
    [1, 0.6, 0.6],
    [3, 0.6, 0.648],
    [31, 0.6, 0.8716],
    [31, 0.45, 0.2868],
    // By hand: of two, both right, or one and the lot.
    [2, 0.5, 0.5],
    [2, 0.8, 0.64 + 0.32 / 2],
    [4, 0, 0],
    [4, 1, 1],
  ])("%d judges, each right with %d: the binomial sum", (n, p, right) => {
    expect(majority({ n, p })).toBeCloseTo(right, 4);
  });

  it("takes any room, with even numbers too, and both figures or neither", async () => {
    expect(off(await rowsOf("condorcet", 3000, ["n=6", "p=.7"]))).toEqual([]);
    const e = experiment("condorcet");
    expect(() => e.plan(parseParams(e.params, ["n=6"]), 1)).toThrow(UsageError);
  });
});
