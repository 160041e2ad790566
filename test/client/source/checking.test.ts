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
  test("are the latest before a time; when they are too large every other one goes", () => {
    const points = new Points(100);
    const wanted: number[] = [];
    for (let t = 0; t <= 120_000; t += 1000) {
      if (!points.wants(t)) continue;
      wanted.push(t);
      points.add(t, "x".repeat(10));
    }
    expect(wanted.slice(0, 4)).toEqual([0, 5000, 10_000, 15_000]);
    const kept = [...new Set(wanted.map((t) => points.before(t)?.t))];
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(kept.length).toBeGreaterThan(4);
    expect(kept[0]).toBe(0);
    const gaps = kept.slice(1).map((t, i) => (t as number) - (kept[i] as number));
    expect(new Set(gaps).size).toBe(1);
    expect(points.before(-5)?.t).toBe(0);
    expect(new Points().before(0)).toBeUndefined();
  });
});
