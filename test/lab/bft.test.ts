import { describe, expect, it } from "vitest";
import { BFT_CASES, bftRows } from "../../src/lab/models/balance-bft.ts";
import { emptyRounds } from "../../src/lab/models/play.ts";
import { parseParams } from "../../src/lab/params.ts";
import { experiment, lab, off, rowsOf } from "./helpers.ts";

const PATIENCE = { timeout: 60_000 };

describe("bft-safety", () => {
  it("forks nothing below the bound and everything at it, with the makers named", PATIENCE, async () => {
    for (const n of [4, 7]) {
      const rows = await rowsOf("bft-safety", 20, [`n=${n}`]);
      expect(rows.map((row) => row.reference)).toEqual([0, 1, 1]);
      expect(off(rows)).toEqual([]);
    }
  });

  it("forks nothing when the network is cut as well", PATIENCE, async () => {
    const rows = await rowsOf("bft-safety", 20, ["n=10", "liars=3", "partition=true"]);
    expect(rows).toHaveLength(1);
    expect(off(rows)).toEqual([]);
  });

  it("knows what does not fit together", () => {
    const plan = (...pairs: string[]) => {
      const e = experiment("bft-safety");
      return () => e.plan(parseParams(e.params, pairs), 1);
    };
    expect(plan("liars=2")).toThrow(/liars needs n/);
    expect(plan("n=4", "liars=4")).toThrow(/of 4, 4 cannot lie/);
  });
});

describe("bft-rounds", () => {
  it("takes the more rounds the more proposers are silent", PATIENCE, async () => {
    const rows = await rowsOf("bft-rounds", 20, ["n=8", "b=0.25"]);
    expect(off(rows)).toEqual([]);
    expect(rows[1]?.measured).toBeGreaterThan(1.1);
  });

  it("has no use for a third that is silent", () => {
    const e = experiment("bft-rounds");
    expect(() => e.plan(parseParams(e.params, ["n=9", "b=0.33"]), 1)).toThrow(/a third that is silent halts it/);
  });
});

describe("chain-balance of bft", () => {
  it("has no band that anything passes", () => {
    // A game in which every attack succeeds, and one in which none does and nothing gets done.
    const ids = Object.keys(BFT_CASES);
    const played = (endings: Record<string, number>, facts: Record<string, number>) =>
      bftRows(ids.map((id) => ({ task: { id }, runs: 100, tally: { ...emptyRounds(), endings, facts } })));
    const bad = played({ forked: 50, captured: 50 }, { heights: 0, frauds: 100 });
    const still = played({ safe: 100 }, { heights: 0, frauds: 0 });
    const passed = [bad, still].map((rows) => new Set(rows.filter((row) => row.ok).map((row) => row.case)));
    const both = [...(passed[0] as Set<string>)].filter((name) => passed[1]?.has(name));
    // Halting is neither the one's fault nor the other's.
    expect(both.filter((name) => !name.includes("halted, %"))).toEqual([]);
  });

  // Minutes of rounds: only in `npm run verify`.
  it.runIf(process.env.VERIFY === "1")("holds every line", { timeout: 1_800_000 }, () => {
    const { status, out, err } = lab("chain-balance", "--param", `only=${Object.keys(BFT_CASES).join(",")}`);
    expect(out + err).not.toMatch(/ NO /);
    expect(status).toBe(0);
  });
});
