import { describe, expect, it } from "vitest";
import { Mining, seatsFor } from "../../src/lab/models/mining.ts";
import { runKey } from "../../src/lab/run.ts";
import { off, rowsOf } from "./helpers.ts";

describe("proof of work in the lab", () => {
  it("undoes payments as often as the exact and the bounded race say, by either rule", async () => {
    const rows = await rowsOf("double-spend", 250);
    expect(rows).toHaveLength(28);
    expect(off(rows)).toEqual([]);
    // The two rules are told apart: at q .51 they are ten points from each other.
    const [tie, longer] = rows.filter((row) => row.case.startsWith("q 0.51"));
    expect((tie?.measured ?? 0) - (longer?.measured ?? 0)).toBeGreaterThan(0.03);
  });

  it("takes any case", async () => {
    const rows = await rowsOf("double-spend", 300, ["q=.4", "z=2", "blocks=12"]);
    expect(rows.map((row) => row.case)).toEqual(["q 0.4, z 2, 12 blocks: tie", "q 0.4, z 2, 12 blocks: longer"]);
    expect(off(rows)).toEqual([]);
    await expect(rowsOf("double-spend", 1, ["q=.6", "blocks=0"])).rejects.toThrow("give blocks");
    await expect(rowsOf("double-spend", 1, ["q=.1237"])).rejects.toThrow("rounder");
  });

  it("earns a selfish pool Eyal & Sirer's share, and γ makes the difference", async () => {
    const rows = await rowsOf("selfish", 60);
    expect(rows).toHaveLength(5);
    expect(off(rows)).toEqual([]);
    const all = await rowsOf("selfish", 60, ["alpha=.25", "gamma=1"]);
    expect(off(all)).toEqual([]);
    expect((all[0]?.measured ?? 0) - (rows[0]?.measured ?? 0)).toBeGreaterThan(0.05);
  });

  it("loses blocks to the network's delay as r/(1 + r) has it, less what few miners save", async () => {
    const rows = await rowsOf("stale", 30);
    expect(rows).toHaveLength(8);
    expect(off(rows)).toEqual([]);
    // Five miners are not many: the plain formula must not be met, the finite one nearly.
    const few = await rowsOf("stale", 200, ["ratio=.5", "nodes=10"]);
    expect(few[0]?.measured ?? 1).toBeLessThan((few[0]?.reference as number) - 0.02);
  });

  it("gives shares of the power exactly", () => {
    expect(seatsFor(0.1, 20)).toEqual({ seats: 20, attackers: 2 });
    expect(seatsFor(1 / 3, 20)).toEqual({ seats: 21, attackers: 7 });
    const mine = { ...seatsFor(0.25, 20), apart: true, blocks: 10, interval: 1000, delay: 0, reach: 0 };
    const { s, r } = new Mining(mine, runKey("01".repeat(16), 0));
    expect([r.seats.length, Object.keys(r.roles).length, s.cartel?.node]).toEqual([20, 5, 20]);
  });
});
