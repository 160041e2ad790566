import { describe, expect, test } from "vitest";
import { BeesRound } from "../support/bees-round.ts";

/** Seat 0 dances for site 0, a ten; seat 1 has been at site 1. */
function rivals(more: Partial<ConstructorParameters<typeof BeesRound>[0]> = {}): BeesRound {
  return new BeesRound({ n: 30, bees: { stopLands: 1 }, ...more }).learn(0, 0).learn(1, 1).dance(0, 0, 10);
}
const danceOf = (play: BeesRound, seat: number) => play.bee(seat).dance as number;

/** With everybody but seats 0 and 1 dancing along with seat 0, in several rounds. */
function* busyFloors(options: { world?: object; bees?: object }): Generator<BeesRound> {
  for (let i = 1; i <= 4; i++) {
    const play = rivals({ n: 100, key: `${i}`.repeat(32), ...options });
    for (let seat = 2; seat < 100; seat++) play.dance(seat, 0, 10);
    yield play;
  }
}

describe("following a dance", () => {
  test("leads to its site, as long as the flight takes", () => {
    const play = rivals();
    const { flight } = play.dances()[danceOf(play, 0)]!;
    const due = play.now + flight;
    play.do(2, { verb: "follow", dance: danceOf(play, 0) });
    expect(play.scout(2)).toMatchObject({ at: "wing", why: "follow", site: 0, due });
    expect(play.until(due).scout(2)).toMatchObject({ at: "site", site: 0 });
    expect(play.site(0).seats).toEqual([2]);
    expect(play.after(2000).scout(2).known[0]).toMatchObject({ reading: 8, visits: 1, how: "follow" });
  });

  test("loses the way once in ten times", () => {
    let lost = 0;
    let followed = 0;
    for (const play of busyFloors({ world: { lost: 0.1 } })) {
      for (let seat = 2; seat < 100; seat++) play.do(seat, { verb: "follow", dance: danceOf(play, 0) });
      play.after(6000);
      followed += 98;
      for (let seat = 2; seat < 100; seat++) {
        const gone = play.notes(seat, "lost").length;
        lost += gone;
        expect(gone + play.notes(seat, "arrived").length).toBe(1);
      }
    }
    expect(lost / followed).toBeGreaterThan(0.05);
    expect(lost / followed).toBeLessThan(0.16);
  });

  test("is not for one's own dance, nor from elsewhere", () => {
    const play = rivals().do(2, { verb: "explore" });
    expect(play.act(0, { verb: "follow", dance: danceOf(play, 0) })).toEqual({ code: "own_dance" });
    expect(play.act(2, { verb: "follow", dance: danceOf(play, 0) })).toEqual({ code: "not_at_swarm" });
    expect(play.act(3, { verb: "follow", dance: 99 })).toEqual({ code: "dance_over" });
  });
});

describe("the stop signal", () => {
  test("ends the dance at once, costs a second, and not again for six", () => {
    const play = rivals();
    const id = danceOf(play, 0);
    const t = play.now;
    play.do(1, { verb: "stop", dance: id });
    expect(play.dances()[id]).toMatchObject({ until: t, stopped: 1 });
    expect(play.bee(0).dance).toBeUndefined();
    expect(play.act(1, { verb: "explore" })).toEqual({ code: "busy", until: t + 1000 });
    expect(play.until(t + 999).act(1, { verb: "stop", dance: id })).toEqual({ code: "busy", until: t + 1000 });
    expect(play.until(t + 1000).act(1, { verb: "stop", dance: id })).toEqual({ code: "cooling_down", until: t + 6000 });
    expect(play.notes(0, "was_stopped")).toMatchObject([{ site: 0 }]);
  });

  test("makes the dancer give the site up until it has read it anew, after somebody else's dance or a find", () => {
    const play = rivals().dance(2, 0, 8);
    play.do(1, { verb: "stop", dance: danceOf(play, 0) });
    const back = () => play.round.offers(0).filter((offer) => offer.verb === "return" && offer.aim?.ids.includes(0));
    expect(play.scout(0).gaveUp).toEqual([0]);
    expect(play.act(0, { verb: "return", site: 0 })).toEqual({ code: "gave_up" });
    expect(play.act(0, { verb: "dance", site: 0, claim: 10 })).toEqual({ code: "stopped_there" });
    expect(back()).toMatchObject([{ aim: { ids: [0] }, not: { code: "gave_up" } }]);
    // Who stopped it does not.
    expect(play.scout(1).gaveUp).toBeUndefined();
    play.do(0, { verb: "follow", dance: danceOf(play, 2) }).when(() => play.scout(0).leaves !== undefined);
    expect(play.scout(0).gaveUp).toBeUndefined();
    play.home(0);
    expect(back()).toHaveLength(1);
    expect(back()[0]?.not).toBeUndefined();
    expect(play.act(0, { verb: "dance", site: 0, claim: 10 })).toBeUndefined();
  });

  test("misses a dancer that has flown off", () => {
    const play = rivals();
    const id = danceOf(play, 0);
    play.do(0, { verb: "return", site: 0 }).do(1, { verb: "stop", dance: id });
    expect(play.notes(1, "missed")).toMatchObject([{ site: 0 }]);
    expect(play.scout(0).gaveUp).toBeUndefined();
  });

  test("is possible again after the cooldown", () => {
    const play = rivals();
    const t = play.now;
    play
      .dance(2, 0, 10)
      .do(1, { verb: "stop", dance: danceOf(play, 0) })
      .until(t + 3800)
      .dance(3, 0, 10)
      .until(t + 5999);
    expect(play.offer(1, "stop")?.not).toEqual({ code: "cooling_down", until: t + 6000 });
    expect(play.until(t + 6000).act(1, { verb: "stop", dance: danceOf(play, 3) })).toBeUndefined();
  });

  test("needs a visit to a rival site: no doubt without having looked elsewhere", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0, 1).dance(0, 0, 10);
    for (const seat of [1, 2])
      expect(play.act(seat, { verb: "stop", dance: danceOf(play, 0) })).toEqual({ code: "no_rival" });
    expect(play.offer(1, "stop")).toBeUndefined();
  });

  test("lands nine times in ten", () => {
    let landed = 0;
    let given = 0;
    for (const play of busyFloors({ bees: { stopCost: 0, stopCooldown: 0 } })) {
      for (let seat = 2; seat < 100; seat++) {
        const id = danceOf(play, seat);
        play.do(1, { verb: "stop", dance: id });
        landed += play.dances()[id]?.stopped ?? 0;
        given++;
      }
      expect(play.notes(1, "stopped").length + play.notes(1, "missed").length).toBe(98);
    }
    expect(landed / given).toBeGreaterThan(0.84);
    expect(landed / given).toBeLessThan(0.96);
  });
});
