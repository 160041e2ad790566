import { describe, expect, it } from "vitest";
import { gini, nakamoto } from "../../src/game/measures/power.ts";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { scenarios } from "../../src/game/scenarios.ts";
import { withLiars } from "../../src/game/trials/liars/liars.ts";
import { gridTo, measures } from "../../src/lab/experiments/measures.ts";
import { carried, fewestForcing, mostLost, type Point, shareOf } from "../../src/lab/measures/axes.ts";
import { parted, survives, usual } from "../../src/lab/measures/play.ts";
import { labKey, runKey } from "../../src/lab/run.ts";
import { off, rowsOf } from "./helpers.ts";

const points = (draws: number, ...shares: number[]): Point[] =>
  shares.map((share, i) => ({ units: i + 1, hits: Math.round(share * draws), draws }));
const setup = (id: string) => ({ scenario: { ...withLiars(scenarios[id]!, 0), briefing: 0 }, idle: 0 });
const key = (run: number) => runKey(labKey("axes"), run);

describe("places on a grid", () => {
  it("are the last that holds with all before it, and the first that does, with what they could as well be", () => {
    expect(mostLost(points(100, 1, 0.9, 0.52, 0.3))).toEqual({ at: 3, low: 2, high: 3 });
    // What comes back after a gap is none.
    expect(mostLost(points(100, 1, 0.3, 0.9)).at).toBe(1);
    expect(mostLost(points(100, 0.1, 0.9))).toEqual({ at: 0, low: 0, high: 0 });
    expect(fewestForcing(points(100, 0, 0.48, 0.8, 1))).toEqual({ at: 3, low: 2, high: 3 });
    expect(fewestForcing(points(100, 0, 0.1, 0.55))).toEqual({ at: 3, low: 3, high: 4 });
    expect(fewestForcing(points(100, 0, 0.1, 0.3))).toBeUndefined();
    // Points without a draw say nothing, in whatever order they come.
    expect(
      mostLost([
        { units: 2, hits: 9, draws: 9 },
        { units: 1, hits: 9, draws: 9 },
        { units: 3, hits: 0, draws: 0 },
      ]).at,
    ).toBe(2);
  });

  it("have intervals that narrow with the draws, and are never certain", () => {
    const { low, high } = shareOf({ units: 1, hits: 0, draws: 100 });
    expect(low).toBe(0);
    expect(high).toBeGreaterThan(0.02);
    expect(high).toBeLessThan(0.06);
    expect(shareOf({ units: 1, hits: 0, draws: 10 }).high).toBeGreaterThan(high);
  });

  it("lie evenly between one and all", () => {
    expect(gridTo(7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(gridTo(60)).toHaveLength(12);
    expect(gridTo(60).at(-1)).toBe(60);
    expect(gridTo(0)).toEqual([]);
  });
});

describe("what each seat carried", () => {
  const equal = { 0: 1, 1: 1, 2: 1, 3: 1 };
  const amounts = (shares: Record<number, number>) => Object.values(shares);

  it("is all of it for one who decides, and an equal part for all who decide together", () => {
    const one = amounts(carried([{ holders: [2] }, { holders: [2] }], equal));
    expect([nakamoto(one, 1 / 2), gini(one)]).toEqual([1, 0.75]);
    const all = amounts(carried([{ holders: [0, 1, 2, 3] }], equal));
    expect([nakamoto(all, 1 / 2), gini(all)]).toEqual([3, 0]);
  });

  it("goes by power, and adds up to one", () => {
    const whales = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [i, Math.floor(120 / (i + 1))]));
    const all = amounts(carried([{ holders: Object.keys(whales).map(Number) }], whales));
    expect(gini(all)).toBeCloseTo(0.4427, 4);
    expect([nakamoto(all, 1 / 2), nakamoto(all, 1 / 3)]).toEqual([3, 2]);
    expect(all.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(carried([], equal)).toEqual({});
    expect(carried([{ holders: [] }], equal)).toEqual({});
  });
});

describe("a round played again", () => {
  it("comes to the same with nobody crashed, and to nothing with everybody", () => {
    for (const id of ["meadow", "queen", "authority", "pow", "bft", "ec"]) {
      const before = usual(setup(id), key(1));
      const all = before.units.length;
      expect([id, survives(setup(id), key(1), before, { units: 0, aimed: false })]).toEqual([
        id,
        { same: true, grows: true },
      ]);
      expect([id, survives(setup(id), key(1), before, { units: all, aimed: false })]).toEqual([
        id,
        { same: false, grows: false },
      ]);
    }
  });

  it("is all gone where the one who decides crashes, and bears the loss of whoever only watches", () => {
    for (const id of ["queen", "authority"]) {
      for (let run = 0; run < 6; run++) {
        const before = usual(setup(id), key(run));
        expect([id, run, survives(setup(id), key(run), before, { units: 1, aimed: true })?.grows ?? false]).toEqual([
          id,
          run,
          false,
        ]);
      }
    }
    // Proof of work goes on with one of eight, at its share of the rate.
    const before = usual(setup("pow"), key(0));
    expect(survives(setup("pow"), key(0), before, { units: 7, aimed: true })).toEqual({ same: false, grows: true });
  });

  it("cannot be cut in two where it is one place", () => {
    expect(parted(setup("meadow"), key(0), 0.5)).toBeUndefined();
    // One sequencer: its side goes on, whatever its size.
    expect(parted(setup("authority"), key(0), 0.5)).toMatchObject({ ending: "agree", sides: 1 });
  });
});

describe("measures", () => {
  it("agrees with every case that is known beforehand", () => {
    const known = measures.plan({}, 3).filter(({ task }) => task.known !== undefined);
    const outcomes = known.map((job) => ({ ...job, tally: measures.play(job.task, labKey("known"), 0, job.runs) }));
    const rows = measures.rows({}, outcomes);
    expect(off(rows)).toEqual([]);
    expect(rows.filter(({ reference }) => reference !== null)).toHaveLength(rows.length);
    expect(rows.map((row) => row.case)).toContain("bft, n 16: share of rounds that go on with 5 crashed");
  });

  it("measures the first setup of every mechanism there is", () => {
    const planned = measures.plan({}, 1).map(({ task }) => `${task.axis} ${task.name}`);
    for (const { world, scenarios: own } of mechanisms.values()) {
      const first = own.find(({ scored }) => scored)!.id;
      for (const axis of ["crash", "force", ...(world === "chain" ? ["cut"] : [])])
        expect(planned).toContain(`${axis} ${first}`);
    }
  });

  it("measures one setup alone, and gives the same figures twice", async () => {
    const once = await rowsOf("measures", 2, ["scenario=authority"]);
    expect(await rowsOf("measures", 2, ["scenario=authority"])).toEqual(once);
    expect(once.every((row) => row.case.startsWith("authority:"))).toBe(true);
    expect(once.map(({ measured }) => measured)).toContain(1);
  });
});
