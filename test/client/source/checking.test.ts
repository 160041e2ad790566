import { beforeAll, describe, expect, inject, test } from "vitest";
import { type Means, openRound } from "../../../client/source/open-recording.ts";
import { Points } from "../../../client/source/replayed.ts";
import type { Recording } from "../../../src/game/index.ts";
import { RULES } from "../../../src/game/rules.generated.ts";
import { recordedRounds } from "../../game/support/recording.ts";

/** A round of every mechanism, with people among bots. */
let rounds: Recording[];
beforeAll(() => {
  rounds = recordedRounds(inject("recording"), RULES);
});

/** A round as it comes out of a file. */
const filed = (round: Recording): unknown => JSON.parse(JSON.stringify(round));
const first = (): Recording => rounds[0] as Recording;

describe("while a recording is checked", () => {
  /** Each look at the clock takes 5 ms of it. */
  function slow(signal?: AbortSignal) {
    let [now, rests] = [0, 0];
    const shares: number[] = [];
    const means: Means = {
      now: () => (now += 5),
      rest: async () => void rests++,
      progress: (share) => void shares.push(share),
      signal,
    };
    return { means, shares, rests: () => rests };
  }

  test("the page has its turn again and again, and is told how far it is", async () => {
    const { means, shares, rests } = slow();
    expect((await openRound(filed(first()), means)).verdict).toBe("replays exactly");
    const steps = (first().until - first().opened) / 250;
    expect(rests()).toBeGreaterThan(steps / 4);
    expect(shares).toHaveLength(rests());
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect([shares[0], shares.at(-1)].every((share) => share !== undefined && share > 0 && share < 1)).toBe(true);
  });

  test("it can be ended: at once, before anything is played, and in the middle", async () => {
    const controller = new AbortController();
    const { means, rests } = slow(controller.signal);
    const opening = openRound(filed(first()), {
      ...means,
      progress: (share) => share > 0.3 && controller.abort(new Error("closed")),
    });
    await expect(opening).rejects.toThrow("closed");
    const after = rests();
    expect(after).toBeLessThan((first().until - first().opened) / 250 / 2);
    await expect(openRound(filed(first()), means)).rejects.toThrow("closed");
    expect(rests()).toBe(after);
  });

  test("timers of the page run meanwhile", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    for (const round of rounds) await openRound(filed(round));
    clearInterval(timer);
    // Without a rest in any of them none would have run: a short round needs none.
    expect(ticks).toBeGreaterThan(0);
  });
});

describe("the states that are kept on the way", () => {
  const SPAN = 120_000;
  /** The times that were asked for, and those that are kept, where the state at `t` has `size(t)` characters. */
  const kept = (points: Points, size: (t: number) => number) => {
    const wanted: number[] = [];
    for (let t = 0; t <= SPAN; t += 1000) {
      if (!points.wants(t)) continue;
      wanted.push(t);
      points.add(t, "x".repeat(size(t)));
    }
    return { wanted, kept: points.all.map(({ t }) => t) };
  };
  const gaps = (times: number[]) => new Set(times.slice(1).map((t, i) => t - (times[i] as number)));

  test("are evenly spread, and the latest before a time is found", () => {
    const points = new Points(SPAN, 10_000);
    const all = kept(points, () => 10);
    expect(all.wanted.slice(0, 4)).toEqual([0, 5000, 10_000, 15_000]);
    expect(all.kept).toEqual(all.wanted);
    expect(points.before(12_345)?.t).toBe(10_000);
    expect(points.before(-5)?.t).toBe(0);
    expect(new Points(SPAN).before(0)).toBeUndefined();
  });

  test("of large ones fewer are made from the beginning; where they grow, every other one goes", () => {
    const large = kept(new Points(SPAN, 100), () => 10);
    expect(large.kept).toEqual(large.wanted);
    expect(large.kept).toEqual([0, 20_000, 40_000, 60_000, 80_000, 100_000, 120_000]);
    const growing = new Points(SPAN, 300);
    const grown = kept(growing, (t) => 1 + t / 4000);
    expect(grown.kept.length).toBeLessThan(grown.wanted.length);
    expect(grown.kept.length).toBeGreaterThan(4);
    expect(grown.kept[0]).toBe(0);
    expect(gaps(grown.kept).size).toBe(1);
    expect(growing.all.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(300);
  });

  test("one that is too large by itself is kept alone", () => {
    const one = kept(new Points(SPAN, 100), () => 150);
    expect(one.kept).toEqual([0]);
  });
});
