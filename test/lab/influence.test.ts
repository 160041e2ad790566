import { describe, expect, it } from "vitest";
import type { RoundState } from "../../src/game/index.ts";
import * as game from "../../src/game/index.ts";
import { recorded } from "../../src/lab/changed/recorded.ts";
import { axes } from "../../src/lab/influence/axes.ts";
import {
  addRound,
  type Band,
  bandFrom,
  below,
  emptyBand,
  joined,
  timeAt,
  worthAt,
} from "../../src/lab/influence/bands.ts";
import { influence } from "../../src/lab/influence/influence.ts";
import { measured, powerOf } from "../../src/lab/influence/power.ts";
import { mostLost } from "../../src/lab/measures/axes.ts";
import { labKey, runKey } from "../../src/lab/run.ts";
import { forked } from "../../src/lab/whatif/fork.ts";
import { overOf } from "../../src/lab/whatif/outcome.ts";

const setup = (id: string): game.Scenario => game.scenarios[id] as game.Scenario;
const recordingOf = (id: string, n = 0) => recorded(setup(id), runKey(labKey("influence"), n), "sharp").recording;
const last = <T>(all: Iterable<T>): T => [...all].at(-1) as T;
/** Over after so many questions. */
const after = (most: number) => {
  let asked = 0;
  return { used: () => asked++ / most };
};
const ever = { used: () => 0 };

describe("influence", () => {
  it("is of nobody but the queen where she decides, and luck is held against itself", () => {
    const recording = recordingOf("queen", 1);
    const over = overOf(game, recording);
    const { queen } = (over.round as RoundState).parts.queen as { queen: number };
    const told = last(influence(game, recording, ever, 8));
    const of = (seat: number) => told.seats.find((one) => one.seat === seat);
    const others = told.seats.filter(({ seat }) => seat !== queen).map(({ hits }) => hits);
    expect(of(queen)?.hits).toBeGreaterThan(Math.max(...others));
    expect(told).toMatchObject({ complete: true, runs: 8, luck: { draws: 4 } });
    for (const { draws } of told.seats) expect(draws).toBe(8);
  });

  it("stops when its time is up, with what it has", () => {
    const recording = recordingOf("meadow");
    const told = last(influence(game, recording, after(15), 100));
    expect(told.complete).toBe(false);
    const draws = told.seats.map((one) => one.draws);
    expect(draws.reduce((sum, n) => sum + n, 0)).toBe(15);
    expect(Math.max(...draws) - Math.min(...draws)).toBeLessThanOrEqual(1);
  });

  it("of a seat is measured with everybody else's luck as it was: up to its first act nothing else is another", () => {
    const recording = recordingOf("meadow");
    const over = overOf(game, recording);
    const was = over.round as RoundState;
    const acted = was.seats.flatMap((seat) => was.trace.find(([, one]) => one === seat) ?? []);
    expect(acted.length).toBeGreaterThan(0);
    for (const seat of was.seats) {
      const { session } = forked(game, { recording, over }, { what: "muted", seat });
      const r = session.round as RoundState;
      const first = Math.min(...(was.diaries[seat] ?? []).map(({ t }) => t), Number.POSITIVE_INFINITY);
      const earlier = (state: RoundState) =>
        Object.entries(state.diaries).map(([one, notes]) => [one, notes.filter(({ t }) => t < first)]);
      expect(earlier(r)).toEqual(earlier(was));
      expect(r.trace.filter(([, one, option]) => one === seat && option >= 0)).toEqual([]);
    }
  });
});

describe("the power map", () => {
  it("reproduces the cases counted by hand", () => {
    const amounts = (values: readonly number[]) => Object.fromEntries(values.entries());
    expect(measured("power", amounts([1, 0, 0, 0]))).toMatchObject({ half: 1, third: 1, entropy: 0, most: 2 });
    expect(measured("power", amounts([1, 4, 3])).shares).toEqual([0.5, 0.375, 0.125]);
    expect(measured("power", amounts(Array(10).fill(1)))).toMatchObject({ half: 6, gini: 0 });
    const whales = measured("power", amounts(Array.from({ length: 12 }, (_, i) => Math.floor(120 / (i + 1)))));
    expect(whales).toMatchObject({ half: 3, third: 2 });
    expect(whales.gini).toBeCloseTo(0.4427, 4);
  });

  it("counts a pool as one where miners share it", () => {
    const map = powerOf(overOf(game, recordingOf("majority", 1)).round as RoundState);
    expect(map.nodes).toBe(3);
    expect(map.half).toBeLessThanOrEqual(2);
    expect(Object.keys(map.amounts)).toHaveLength(12);
  });

  it("has one seat where a queen decides", () => {
    expect(powerOf(overOf(game, recordingOf("queen", 1)).round as RoundState)).toMatchObject({
      of: "carried",
      half: 1,
    });
  });

  it("tells how many could stop two thirds, whoever carried what was decided: three of seven, two of five delegates", () => {
    const of = (id: string) => powerOf(overOf(game, recordingOf(id, 1)).round as RoundState);
    expect(of("bft")).toMatchObject({ of: "carried", stops: 3 });
    expect(of("council-bft")).toMatchObject({ stops: 2 });
    expect(of("authority").stops).toBeUndefined();
  });

  it("is theirs who alone could decide, where nobody did", () => {
    const undecided = (id: string): RoundState => ({
      ...(overOf(game, recordingOf(id)).round as RoundState),
      decisions: [],
    });
    expect(powerOf(undecided("queen"))).toMatchObject({ of: "power", half: 1 });
    expect(powerOf(undecided("council"))).toMatchObject({ of: "power", half: 2, third: 2 });
    expect(powerOf(undecided("meadow"))).toMatchObject({ of: "power", half: 5 });
  });
});

describe("the three axes of a round", () => {
  it("at a queen's: none can be lost where it is aimed, almost all where it is drawn, and nothing to cut", () => {
    const told = last(axes(game, recordingOf("queen", 1), ever, 8));
    expect(told).toMatchObject({ draws: 8, complete: true });
    expect(told.cut).toBeUndefined();
    expect(mostLost(told.aimed).at).toBe(0);
    expect(mostLost(told.drawn).at).toBeGreaterThan(0);
  });

  it("of two thirds of the votes: a third less one may be lost, a third stop it, and cut in half it stands still meanwhile", () => {
    const recording = recordingOf("bft");
    const told = last(axes(game, recording, ever, 2));
    const lost = (units: number) => told.drawn.find((point) => point.units === units);
    expect(lost(Math.round(told.units / 6))?.hits).toBeGreaterThan(0);
    expect(lost(Math.round(told.units / 2))?.hits).toBe(0);
    expect(told.cut).toMatchObject({ draws: 2, split: 0 });
    expect(told.worst.length).toBeGreaterThan(1);
  }, 60_000);
});

describe("a band", () => {
  it("counted in stretches is the one that was counted at once", () => {
    const stretch = (from: number, to: number): Band => {
      const band = emptyBand(setup("captured-queen"));
      for (let run = from; run < to; run++) addRound(game, band, setup("captured-queen"), run);
      return band;
    };
    expect(joined(stretch(0, 5), stretch(5, 12))).toEqual(stretch(0, 12));
  });

  it("counts rounds by how good and how soon, and says where one lies in it", () => {
    const scenario = { ...setup("meadow"), fill: 6 };
    const band = emptyBand(scenario);
    for (let run = 0; run < 12; run++) addRound(game, band, scenario, run);
    const sum = (counts: readonly number[]) => counts.reduce((all, n) => all + n, 0);
    expect([band.runs, sum(band.worths), sum(band.times), sum(Object.values(band.endings))]).toEqual([12, 12, 12, 12]);
    expect(below([2, 4, 2], 1)).toBe(0.5);
    expect(below([2, 4, 2], 2)).toBe(0.875);
    expect([worthAt(10), worthAt(0.2), timeAt(0.05), timeAt(0.051), timeAt(9)]).toEqual([20, 0, 0, 1, 23]);
    expect(bandFrom(JSON.parse(JSON.stringify(band)), "meadow", 6)).toEqual(band);
    for (const other of [null, 4, {}, { ...band, seats: 7 }, { ...band, worths: 1 }])
      expect(bandFrom(other, "meadow", 6)).toBeUndefined();
  });
});
