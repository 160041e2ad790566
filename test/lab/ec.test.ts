import { describe, expect, it } from "vitest";
import { EC_CASES, type EcPlayed, ecRows, ecSetUp } from "../../src/lab/models/balance-ec.ts";
import { playRounds } from "../../src/lab/models/setup.ts";
import { labKey } from "../../src/lab/run.ts";
import { off, rowsOf } from "./helpers.ts";

describe("ec-election", () => {
  it("agrees with every published figure", async () => {
    const rows = await rowsOf("ec-election", 4000);
    expect(rows.length).toBe(7);
    expect(off(rows)).toEqual([]);
  });

  it("takes any share and any number of miners", async () => {
    const rows = await rowsOf("ec-election", 4000, ["share=.25", "n=7"]);
    expect(rows.map((row) => row.reference)).toEqual([
      expect.closeTo(0.7134952, 6),
      expect.closeTo(7 * (1 - Math.exp(-5 / 7)), 6),
    ]);
    expect(off(rows)).toEqual([]);
  });
});

describe("ec-null", () => {
  it("finds the same share of null rounds for one miner and for many, and not Bernoulli's", async () => {
    const rows = await rowsOf("ec-null", 20_000, ["n=10"]);
    expect(off([...rows, ...(await rowsOf("ec-null", 20_000, ["n=1"]))])).toEqual([]);
    const [ten] = rows;
    expect(Math.abs((ten?.measured ?? 0) - 0.00098)).toBeGreaterThan(ten?.halfWidth ?? 1);
  });
});

describe("the balance of ec", () => {
  const played = (ids: string[], runs: number): EcPlayed[] =>
    ids.map((id) => ({
      task: { id },
      runs,
      tally: playRounds(ecSetUp(id, { world: {}, mechanism: {} }), labKey("ec"), 0, runs),
    }));

  it("has careful rooms stop what blind ones let pass, and a long cut make two histories", { timeout: 120_000 }, () => {
    const outcomes = played(["ec-careful", "ec-blind", "ec-cut"], 12);
    const rows = outcomes.flatMap((o) => ecRows(o, (id) => outcomes.find((one) => one.task.id === id)));
    const at = (what: string) => rows.find((row) => row.case === what)?.measured ?? Number.NaN;
    // The shares of so few rounds are not worth their bands, but for what is never or nearly always so.
    expect(at("ec-blind: double-spends accepted, %")).toBeGreaterThan(
      1.3 * at("ec-careful: double-spends accepted, %"),
    );
    expect(at("ec-careful: two final histories, %")).toBe(0);
    expect(at("ec-cut: two final histories, %")).toBeGreaterThanOrEqual(75);
    expect(at("ec-cut: told as agreed, %")).toBe(0);
  });

  it.runIf(process.env.VERIFY === "1")("holds every line", { timeout: 1_800_000 }, () => {
    const outcomes = played(Object.keys(EC_CASES), 500);
    const rows = outcomes.flatMap((o) => ecRows(o, (id) => outcomes.find((one) => one.task.id === id)));
    expect(off(rows)).toEqual([]);
  });
});
