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

  it("has lazy verifiers let three times as much fraud pass, and an honest room none", { timeout: 120_000 }, () => {
    const outcomes = played(["ec-honest", "ec-spend20", "ec-spend20-lazy"], 12);
    const rows = outcomes.flatMap((o) => ecRows(o, (id) => outcomes.find((one) => one.task.id === id)));
    // The shares of so few rounds are not worth a band.
    const sure = rows.filter((row) => !row.case.startsWith("ec-spend20:"));
    expect(sure.length).toBe(4);
    expect(off(sure)).toEqual([]);
  });

  it.runIf(process.env.VERIFY === "1")("holds every line", { timeout: 1_800_000 }, () => {
    const outcomes = played(Object.keys(EC_CASES), 500);
    const rows = outcomes.flatMap((o) => ecRows(o, (id) => outcomes.find((one) => one.task.id === id)));
    expect(off(rows)).toEqual([]);
  });
});
