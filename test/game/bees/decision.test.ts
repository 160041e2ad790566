import { describe, expect, test } from "vitest";
import { Round } from "../../../src/game/index.ts";
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
  test("is ten times the chosen site's worth, less up to a quarter as time goes by", () => {
    const early = new BeesRound({ n: 8, clock: 600_000 })
      .learn(0, ...four)
      .gather(0, ...four)
      .after(9000);
    const { took, points: all, option, worth, best } = points(early);
    expect([option, worth, best, took]).toEqual([0, 8, 8, early.r.ended]);
    expect(all).toEqual(
      Object.fromEntries(early.r.seats.map((seat) => [seat, Math.round(80 * (1 - (0.25 * took) / 600_000))])),
    );
    const late = lateCrowd(2501).until(606_000);
    expect(Object.values(points(late).points)).toEqual(Array(8).fill(60));
  });

  test("is nothing for the homeless, but a draw for liars", () => {
    const play = new BeesRound({ n: 8, liars: 0.25, clock: 10_000 }).until(10_000);
    for (const seat of play.r.seats)
      expect(points(play).points[seat]).toBe(play.round.role(seat).kind === "liar" ? 30 : 0);
  });

  test("goes the other way round for liars, whatever the time", () => {
    const play = new BeesRound({ n: 8, liars: 0.25 });
    const honest = play.r.seats.filter((seat) => play.round.role(seat).kind === "honest").slice(0, 4);
    play
      .learn(0, ...honest)
      .gather(0, ...honest)
      .after(9000);
    expect(play.r.decisions).toMatchObject([{ option: 0 }]);
    const { points: all } = points(play);
    for (const seat of play.r.seats) if (!honest.includes(seat)) expect([20, all[honest[0]!]]).toContain(all[seat]);
    expect(Object.values(all).filter((p) => p === 20).length).toBe(2);
  });

  test("has up to five points for honest claims about what one saw, none for recruits, none for hearsay", () => {
    const play = new BeesRound({ n: 8, qualities: [8, 4] }).learn(0, 0, 1, 2).learn(1, 3);
    play.dance(0, 0, 8).dance(1, 0, 10).dance(2, 0, 4).dance(4, 0, 8).dance(3, 1, 10);
    for (const seat of [5, 6]) play.do(seat, { verb: "follow", dance: play.bee(0).dance! });
    // Right on, two off, four off, never seen, six off; and nothing said.
    expect([0, 1, 2, 4, 3, 5].map((seat) => play.round.score().bonus[seat])).toEqual([5, 1, 0, 0, 0, 0]);
  });
});
