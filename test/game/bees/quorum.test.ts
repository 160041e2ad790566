import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quorumFor } from "../../../src/game/mechanisms/bees/dance.ts";
import { BeesRound } from "../support/bees-round.ts";
import { runs } from "../support/runs.ts";

/** `count` of `n` scouts at site 0 at the same time, just arrived. */
function crowd(n: number, count: number, more: object = {}): BeesRound {
  const seats = Array.from({ length: count }, (_, i) => i);
  return new BeesRound({ n, ...more }).learn(0, ...seats).gather(0, ...seats);
}

describe("the quorum", () => {
  test.each([
    [5, 3],
    [8, 4],
    [12, 5],
    [30, 11],
    [100, 34],
  ])("of %i scouts is %i, and everybody knows", (n, quorum) => {
    expect(quorumFor(n)).toBe(quorum);
    expect(new BeesRound({ n }).all()).toEqual({ quorum });
  });

  test("falls scout by scout from 55 to 95% of the clock, to 70% of itself rounded up", () => {
    fc.assert(
      fc.property(fc.constantFrom(5, 8, 12, 30, 100, 200), fc.integer({ min: 10_000, max: 200_000 }), (n, clock) => {
        const play = new BeesRound({ n, clock });
        const full = play.all().quorum;
        let last = full;
        for (let share = 1; share < 100; share++) {
          const { quorum } = play.until(Math.floor((share / 100) * clock)).all();
          expect(quorum).toBeLessThanOrEqual(last);
          if (share < 55) expect(quorum).toBe(full);
          if (share > 95) expect(quorum).toBe(Math.ceil(0.7 * full));
          last = quorum;
        }
        const middle = (play.r.scenario.clock * 0.75) | 0;
        const half = new BeesRound({ n, clock }).until(middle).all().quorum;
        expect(Math.abs(half - (full + Math.ceil(0.7 * full)) / 2)).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(20) },
    );
  });

  test.each([8, 12, 30])("is reached by exactly so many of %i at one site, and never by one fewer", (n) => {
    const quorum = quorumFor(n);
    const enough = crowd(n, quorum);
    expect(enough.site(0)).toEqual({ site: 0, seats: enough.r.seats.slice(0, quorum), held: true });
    expect(enough.after(2500).all().piping).toEqual({ site: 0, until: enough.now + 6000 });

    const short = crowd(n, quorum - 1);
    expect(short.site(0).held).toBe(false);
    for (let i = 0; i < 10; i++) {
      for (let seat = 0; seat < quorum - 1; seat++)
        if (!short.act(seat, { verb: "stay" })) expect(short.scout(seat).at).toBe("site");
      expect(short.after(1000).all().piping).toBeUndefined();
    }
    expect(short.site(0).seats.length).toBe(quorum - 1);
  });

  test("must be at one site: two halves of it at two sites are none", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0, 1).learn(1, 2, 3);
    for (const seat of [0, 1]) play.do(seat, { verb: "return", site: 0 });
    for (const seat of [2, 3]) play.do(seat, { verb: "return", site: 1 });
    play.after(5500);
    expect([play.site(0).held, play.site(1).held, play.all().piping]).toEqual([false, false, undefined]);
  });

  test("must hold for 2.5 s, and not a moment less", () => {
    const play = crowd(8, 4);
    expect(play.after(2499).all().piping).toBeUndefined();
    expect(play.site(0).held).toBe(true);
    expect(play.after(1).all().piping).toBeDefined();
  });

  test("is lost when one flies home meanwhile, and holding starts again from the beginning", () => {
    const play = crowd(8, 5);
    play.after(2400).do(4, { verb: "home" });
    expect(play.site(0).held, "four are still enough").toBe(true);
    const other = crowd(8, 4);
    other.after(2400).do(3, { verb: "home" });
    expect(other.site(0).held).toBe(false);
    expect(other.after(500).all().piping).toBeUndefined();
    other.when(() => other.scout(3).at === "swarm").do(3, { verb: "return", site: 0 });
    other.until(other.scout(3).due ?? 0);
    const back = other.now;
    expect(other.site(0).held).toBe(true);
    expect(other.until(back + 2499).all().piping).toBeUndefined();
    expect(other.until(back + 2500).all().piping).toBeDefined();
  });

  test("that dusk lowers to the crowd there starts to hold then", () => {
    const eight = [0, 1, 2, 3, 4, 5, 6, 7];
    const play = new BeesRound({ n: 30, clock: 600_000 }).learn(0, ...eight);
    // Eight of thirty are enough from the last step on.
    play
      .until(567_000)
      .gather(0, ...eight)
      .until(569_999);
    expect(play.site(0)).toEqual({ site: 0, seats: eight, held: false });
    expect(play.until(570_000).site(0).held).toBe(true);
    expect(play.until(572_500).all()).toMatchObject({ quorum: 8, piping: { site: 0 } });
  });
});
