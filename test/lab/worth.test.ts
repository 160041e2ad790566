import { describe, expect, it } from "vitest";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { scenarios } from "../../src/game/scenarios.ts";
import { parseParams } from "../../src/lab/params.ts";
import { UsageError } from "../../src/lab/types.ts";
import { ahead, beats, brings, gap, type Measured } from "../../src/lab/worth/measured.ts";
import { addWays, playWay } from "../../src/lab/worth/play.ts";
import { worthRows } from "../../src/lab/worth/registry.ts";
import { firstLiar, type WorthRow } from "../../src/lab/worth/row.ts";
import { experiment, lab } from "./helpers.ts";

const KEY = "5b".repeat(16);
const way = (values: number[]) => ({ values, endings: {}, facts: {} });
const measured: Measured = {
  id: "row",
  unit: "points",
  runs: 4,
  ways: { good: way([10, 12, 14, 12]), bad: way([8, 11, 11, 10]), wild: way([30, -30, 20, 0]) },
};

describe("what is compared", () => {
  it("every row plays a setup and policies that there are", () => {
    expect(worthRows.size).toBeGreaterThan(3);
    for (const [id, row] of worthRows) {
      const { family } = mechanisms.get(scenarios[row.scenario]?.mechanism ?? "") ?? {};
      for (const [name, one] of Object.entries(row.ways))
        if (typeof one === "string") expect(family?.policies.has(one), `${id}: ${name}`).toBe(true);
    }
  });

  it("one seat's way to play is swapped: the same way has the same luck, whatever it is called", () => {
    const meadow = worthRows.get("meadow") as WorthRow;
    const honest = mechanisms.get("bees")!.family.policies.get("honest")!;
    const row: WorthRow = { ...meadow, ways: { named: "honest", guest: { ...honest, id: "guest" }, idle: null } };
    const [named, guest, idle] = ["named", "guest", "idle"].map((name) => playWay(row, name, KEY, 0, 6));
    expect(guest).toEqual(named);
    expect(idle!.values).not.toEqual(named!.values);
    // Cut anywhere, it is the same.
    expect(addWays(playWay(row, "named", KEY, 0, 2), playWay(row, "named", KEY, 2, 6))).toEqual(named);
  });

  it("a seat that lies can be the one", () => {
    const row = worthRows.get("robber") as WorthRow;
    expect(row.seat).toBe(firstLiar);
    const [robs, idle] = ["robs", "idle"].map((name) => playWay(row, name, KEY, 0, 8).values);
    const sum = (list: number[] = []) => list.reduce((a, b) => a + b, 0);
    expect(sum(robs)).toBeGreaterThan(sum(idle));
  });
});

describe("what must be true", () => {
  it("differences are paired, run by run", () => {
    expect(beats("good", "bad")(measured)).toMatchObject([{ measured: 2, ok: true }]);
    expect(beats("bad", "good")(measured)).toMatchObject([{ measured: -2, ok: false }]);
    // More on average, but not beyond its interval.
    expect(beats("wild", "bad")(measured)).toMatchObject([{ ok: false }]);
    expect(ahead("good", "bad", 2)(measured)).toMatchObject([{ ok: true }]);
    expect(ahead("good", "bad", 2.1)(measured)).toMatchObject([{ ok: false }]);
    expect(gap("good", "bad", 0.16)(measured)).toMatchObject([{ measured: 2 / 12, ok: true }]);
    expect(gap("good", "bad", 0.17)(measured)).toMatchObject([{ ok: false }]);
    expect(brings("good", 11, 13)(measured)).toMatchObject([{ measured: 12, ok: true }]);
  });

  it("on the command line --only picks rows, and an unknown one is named", () => {
    const e = experiment("worth");
    expect(() => e.plan(parseParams(e.params, ["only=nobody"]), 1)).toThrow(UsageError);
    const { out, status } = lab("worth", "--only", "robber", "--runs", "2", "--json", "--workers", "1");
    const cases = (JSON.parse(out) as { rows: { case: string; ok: boolean }[] }).rows;
    expect(cases.every((row) => row.case.startsWith("robber:"))).toBe(true);
    expect(status).toBe(cases.every((row) => row.ok) ? 0 : 1);
  });
});
