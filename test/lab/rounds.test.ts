import { describe, expect, it } from "vitest";
import { shapeRows } from "../../src/lab/experiments/quorum.ts";
import { addRounds, emptyRounds, playRound, type RoundsTally, type Setup } from "../../src/lab/models/play.ts";
import { playRounds, setUp } from "../../src/lab/models/setup.ts";
import { parseParams } from "../../src/lab/params.ts";
import { inline, labKey, runExperiment, runKey } from "../../src/lab/run.ts";
import type { Outcome } from "../../src/lab/types.ts";
import { experiment, lab, off, rowsOf } from "./helpers.ts";

const NONE = { world: {}, mechanism: {} };

describe("quorum", () => {
  it("shows the shape on the game's own bees: up to a plateau, then indecision, and ever longer", () => {
    const swept: Outcome<Setup, RoundsTally>[] = [3, 11, 24].map((quorum) => {
      const task = setUp("meadow", { fill: 30 }, { world: {}, mechanism: { floor: 1, quorum } });
      return { task, runs: 40, tally: playRounds(task, labKey("quorum"), 0, 40) };
    });
    expect(off(shapeRows(swept))).toEqual([]);
  });

  it("claims nothing of single sizes", async () => {
    const rows = await rowsOf("quorum", 4, ["size=3", "n=8"]);
    expect(rows.map((row) => row.reference)).toEqual([null, null, null, null]);
  });
});

describe("round", () => {
  it("accounts for every round", async () => {
    const rows = await rowsOf("round", 20, ["n=8", "liars=.25", "sharp=.25"]);
    const shares = rows.slice(0, 5).map((row) => row.measured ?? 0);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(100, 9);
    for (const row of rows) expect(row).toMatchObject({ reference: null, ok: true });
  });

  it("has nobody decide when nobody does anything", async () => {
    const rows = await rowsOf("round", 3, ["n=8", "idle=1"]);
    expect(rows.find((row) => row.case.startsWith("homeless"))?.measured).toBe(100);
    expect(rows.find((row) => row.case.includes("50% quantile"))).toMatchObject({ measured: null, halfWidth: null });
  });

  it("deals policies out exactly, and measures how long a seat has nothing to decide", () => {
    const setup = setUp("meadow", { fill: 30, mix: { copycat: 1 / 3 } }, NONE);
    const tally = emptyRounds();
    playRound(setup, runKey(labKey("x"), 0), tally, true);
    expect(tally.pace.seen).toBeGreaterThan(30 * 20);
    expect(tally.pace.awake).toBeLessThanOrEqual(tally.pace.seen);
    expect(tally.pace.awake / tally.pace.seen).toBeGreaterThan(0.8);
  });

  it("is the same in one piece as in many", () => {
    const setup = setUp("meadow", { fill: 8 }, NONE);
    const play = (from: number, to: number) => playRounds(setup, labKey("y"), from, to);
    expect(addRounds(addRounds(play(0, 3), play(3, 4)), play(4, 9))).toEqual(play(0, 9));
  });

  it("has a case's luck not depend on the other cases", async () => {
    const e = experiment("balance");
    const measure = async (only: string) => {
      const params = parseParams(e.params, [`only=${only}`]);
      return e.rows(params, await runExperiment(e, params, { runs: 12, seed: "z" }, inline(e)));
    };
    const [alone] = await measure("honest12");
    expect((await measure("sharp8,honest12")).find((row) => row.case === alone?.case)).toEqual(alone);
  });
});

describe("balance", () => {
  it("compares each swarm with the same one all honest", async () => {
    const rows = await rowsOf("balance", 6, ["only=copycat8,sharp8"]);
    expect(rows.map((row) => row.case)).toEqual(["copycat8: costs, points", "sharp8: gains, points"]);
    expect(rows.map((row) => row.reference)).toEqual(["≥ 5", "≥ 5"]);
  });

  // Minutes of rounds: only in `npm run verify`.
  it.runIf(process.env.VERIFY === "1")("holds every line", { timeout: 1_800_000 }, () => {
    const { status, out, err } = lab("balance");
    expect(out + err).not.toMatch(/ NO /);
    expect(status).toBe(0);
  });
});
