import { describe, expect, test } from "vitest";
import { Round } from "../../../src/game/index.ts";
import type { BeesState } from "../../../src/game/mechanisms/bees/state.ts";
import { resultOf } from "../../../src/game/score.ts";
import { BeesRound, type BeesSetup } from "../support/bees-round.ts";

const four = [0, 1, 2, 3];

/** Eight scouts of whom four, a quorum, arrive at site 0 so many ms before dusk. The quorum does not fall. */
function lateCrowd(beforeDusk: number, more: Partial<BeesSetup> = {}): BeesRound {
  const play = new BeesRound({ n: 8, clock: 600_000, bees: { floor: 1 }, ...more }).learn(0, ...four);
  const { flight } = play.scout(0).known[0]!;
  return play.until(600_000 - beforeDusk - flight).gather(0, ...four);
}

const points = (play: BeesRound) => resultOf(play.r, Round.of(play.r, play.now));

describe("piping and the decision", () => {
  test("everybody hears the piping, and six seconds later the swarm lifts off to that site", () => {
    const play = new BeesRound({ n: 8 })
      .learn(0, ...four)
      .gather(0, ...four)
      .after(2500);
    const begun = play.now;
    expect(play.all().piping).toEqual({ site: 0, until: begun + 6000 });
    for (const seat of four) play.do(seat, { verb: "stay" });
    play.after(1000).home(3);
    expect(play.until(begun + 5999).r.phase).toBe("play");
    play.until(begun + 6000);
    expect(play.r).toMatchObject({ phase: "over", ended: begun + 6000 });
    expect(play.r.decisions).toEqual([{ t: begun + 6000, slot: 0, option: 0, holders: four }]);
    expect(play.round.due()).toBeUndefined();
    expect(play.act(7, { verb: "explore" })).toEqual({ code: "not_in_play" });
  });

  test("scouts that leave during the piping do not call it off", () => {
    const play = new BeesRound({ n: 8 })
      .learn(0, ...four)
      .gather(0, ...four)
      .after(2600);
    for (const seat of four) play.do(seat, { verb: "home" });
    play.after(6000);
    expect(play.r.decisions).toMatchObject([{ option: 0, holders: four }]);
  });

  test("a piping that began before dusk ends in a decision after it", () => {
    const play = lateCrowd(2501).until(600_000);
    expect(play.r.phase).toBe("play");
    expect(play.until(605_999).r).toMatchObject({ phase: "over", ended: 605_999, decisions: [{ option: 0 }] });
  });

  test("dusk without piping leaves the swarm homeless, though a quorum is being held", () => {
    const play = lateCrowd(2499);
    expect(play.until(599_999).site(0).held).toBe(true);
    expect(play.until(600_000).r).toMatchObject({ phase: "over", ended: 600_000, decisions: [] });
    expect(points(play)).toMatchObject({ worth: 0, best: 8 });
    expect(points(play)).not.toHaveProperty("option");
  });
});

describe("the score", () => {
  const parts = (play: BeesRound, seat: number) => play.round.score().parts?.[seat];

  test("is for seven tenths ten times the chosen site's worth, less up to a quarter as time goes by", () => {
    const early = new BeesRound({ n: 8, clock: 600_000 })
      .learn(0, ...four)
      .gather(0, ...four)
      .after(9000);
    const { took, points: all, option, worth, best } = points(early);
    expect([option, worth, best, took]).toEqual([0, 8, 8, early.r.ended]);
    for (const seat of early.r.seats) {
      const { room = 0, ...own } = parts(early, seat)!;
      expect(room).toBe(Math.round(0.7 * 80 * (1 - (0.25 * took) / 600_000)));
      expect(all[seat]).toBe(room + Object.values(own).reduce((sum, one) => sum + one, 0));
    }
    const late = lateCrowd(2501).until(606_000);
    for (const seat of late.r.seats) expect(parts(late, seat)?.room).toBe(42);
  });

  test("is nothing for the homeless, but a draw for liars", () => {
    const play = new BeesRound({ n: 8, liars: 0.25, clock: 10_000 }).until(10_000);
    // A liar has ten more, for being named by nobody.
    for (const seat of play.r.seats)
      expect(points(play).points[seat]).toBe(play.round.role(seat).kind === "liar" ? 31 : 0);
  });

  test("goes the other way round for liars, whatever the time, and has the rest for time at the site they want", () => {
    const play = new BeesRound({ n: 8, liars: 0.25 });
    const honest = play.r.seats.filter((seat) => play.round.role(seat).kind === "honest").slice(0, 4);
    const liars = play.r.seats.filter((seat) => play.round.role(seat).kind === "liar");
    play.learn(0, ...honest).do(liars[0]!, { verb: "return", site: 1 });
    play.gather(0, ...honest).after(9000);
    expect(play.r.decisions).toMatchObject([{ option: 0 }]);
    const [busy, idle] = liars.map((seat) => parts(play, seat)!);
    expect(idle).toEqual({ room: 14, backing: 0 });
    expect(busy?.room).toBe(14);
    expect(busy?.backing).toBeGreaterThan(0);
    expect(busy?.backing).toBeLessThanOrEqual(30);
  });

  test("has up to fifteen points for last claims near the truth, none for recruits, none for hearsay", () => {
    const play = new BeesRound({ n: 8, qualities: [8, 5] }).learn(1, 0, 3).learn(0, 1, 2, 0).visit(0, 0);
    play.dance(0, 0, 8).dance(1, 0, 9.5).dance(2, 0, 4).dance(4, 0, 8).dance(3, 1, 10);
    for (const seat of [5, 6]) play.do(seat, { verb: "follow", dance: play.bee(0).dance! });
    // Right on, a point and a half off, four off, never seen, five off; and nothing said.
    expect([0, 1, 2, 4, 3, 5].map((seat) => parts(play, seat)?.claims)).toEqual([15, 7.5, 0, 0, 0, 0].map(Math.round));
    // The mean over sites, and what was said last: right on, and two off.
    play.after(10_000).visit(1, 0).dance(0, 1, 7);
    expect(parts(play, 0)?.claims).toBe(10);
  });

  test("has up to fifteen points for time at or dancing for the best site, less for time for worse ones", () => {
    const play = new BeesRound({ n: 8, qualities: [8, 7, 6, 2], clock: 100_000 });
    const { bees } = play.r.parts.bees as BeesState;
    const backed = (seat: number, ...ms: number[]) => Object.assign(bees[seat]!.backed, ms);
    backed(0, 40_000);
    backed(1, 100_000);
    backed(2, 20_000, 30_000);
    backed(3, 30_000, 0, 10_000);
    backed(4, 20_000, 0, 0, 30_000);
    play.until(100_000);
    // A share of 2/5 is all of it; a second for a site one point worse is nothing, two or more points worse counts against.
    expect([0, 1, 2, 3, 4, 5].map((seat) => parts(play, seat)?.backing)).toEqual([15, 15, 8, 8, 0, 0]);
  });

  test("counts that time from the arrival to the leaving, and from a dance's beginning to its end", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0, 1).learn(1, 2);
    const { bees } = play.r.parts.bees as BeesState;
    const time = (seat: number, site: number) => bees[seat]!.backed[site] ?? 0;
    const before = [time(0, 0), time(1, 0)];
    play
      .dance(0, 0, 8)
      .after(1000)
      .do(2, { verb: "stop", dance: play.bee(0).dance! });
    expect(time(0, 0) - before[0]!).toBe(1000);
    play.gather(0, 1).after(3500).do(1, { verb: "home" }).after(10_000);
    expect(time(1, 0) - before[1]!).toBe(3500);
    // At the round's end whoever stands for a site stops.
    const late = lateCrowd(2501).until(606_000);
    expect((late.r.parts.bees as BeesState).bees[0]!.backed[0]).toBeGreaterThan(8000);
  });
});

describe("lessons", () => {
  test("no quorum decides before every person has flown, danced and followed once", () => {
    const play = new BeesRound({ n: 8, bees: { lessons: true, decay: 0 } });
    const rest = play.r.seats.filter((seat) => seat !== 0);
    for (const seat of rest) play.round.mind(seat, "idle");
    play.learn(0, ...four, 4);
    expect(play.bee(0).lessons).toEqual({ flown: true, danced: false, followed: false });
    play.gather(0, ...rest.slice(0, 4)).after(2000);
    expect(play.site(0).seats.length).toBe(4);
    expect(play.site(0).held).toBe(false);
    play.dance(0, 0, 8).after(6000);
    expect(play.bee(0).lessons).toEqual({ flown: true, danced: true, followed: false });
    play
      .home(...rest.slice(0, 4))
      .dance(1, 0, 8)
      .gather(0, 2, 3, 4);
    expect(play.site(0).held).toBe(false);
    play.do(0, { verb: "follow", dance: play.bee(1).dance! });
    expect(play.bee(0).lessons).toEqual({ flown: true, danced: true, followed: true });
    play.when(() => play.site(0).seats.length === 4);
    expect(play.site(0).held).toBe(true);
    expect(play.after(2500).all().piping).toMatchObject({ site: 0 });
  });

  test("those that bots or autopilots play need none", () => {
    const play = new BeesRound({ n: 8, bees: { lessons: true } });
    for (const seat of play.r.seats) play.round.mind(seat, "idle");
    play.learn(0, ...four).gather(0, ...four);
    expect(play.after(2500).all().piping).toMatchObject({ site: 0 });
  });
});
