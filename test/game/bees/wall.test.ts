import { expect, test } from "vitest";
import type { BeesViews } from "../../../src/game/mechanisms/bees/view.ts";
import { WALL_DELAY } from "../../../src/game/mechanisms/bees/wall.ts";
import type { SwarmViews } from "../../../src/game/worlds/swarm/view.ts";
import { BeesRound } from "../support/bees-round.ts";
import { viewsOf } from "../support/views.ts";

const wall = (play: BeesRound): BeesViews["screen"] => viewsOf<BeesViews>(play.round, "bees")("screen");
const sky = (play: BeesRound): SwarmViews["screen"] => viewsOf<SwarmViews>(play.round, "swarm")("screen");

test("the projector shows the floor as it was twenty seconds ago: nothing earlier, and each dance as long as it was", () => {
  const play = new BeesRound({ n: 8 }).learn(0, 0).dance(0, 0, 9);
  const from = play.now;
  const [id, dance] = Object.entries(play.dances())[0] as [string, BeesViews["floor"]["dances"][number]];
  expect(wall(play).dances).toEqual({});
  play.until(from + WALL_DELAY - 1);
  expect(wall(play)).toMatchObject({ late: WALL_DELAY, dances: {} });
  play.after(1);
  const { seat, site, angle, flight, vigour, until } = dance;
  expect(wall(play).dances).toEqual({ [id]: { seat, site, angle, flight, vigour, from, until } });
  play.until(until + WALL_DELAY - 1);
  expect(Object.keys(wall(play).dances)).toEqual([id]);
  expect(wall(play.after(1)).dances).toEqual({});
});

test("a dance that was stopped, or left, ends early there too", () => {
  const play = new BeesRound({ n: 8, bees: { stopLands: 1 } }).learn(0, 0).learn(1, 1).dance(0, 0, 10);
  const from = play.now;
  play.after(1000).do(1, { verb: "stop", dance: Number(Object.keys(play.dances())[0]) });
  play.until(from + WALL_DELAY + 999);
  expect(Object.keys(wall(play).dances).length).toBe(1);
  expect(wall(play.after(1)).dances).toEqual({});
});

test("the hum is that of the dances now, in coarse steps, and nobody out is sent it", () => {
  const play = new BeesRound({ n: 8 }).learn(0, 0, 1, 2);
  expect(wall(play).hum).toBe(0);
  const heard = [0, 1, 2].map((seat) => wall(play.dance(seat, 0, 10)).hum);
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  expect(heard[0]).toBeGreaterThan(0);
  expect(heard[2]).toBeLessThanOrEqual(4);
  expect(heard[2]).toBeGreaterThan(heard[0] as number);
  expect(wall(play.after(12_000)).hum).toBe(0);
  for (const seat of play.r.seats) expect(play.round.channels(seat)).not.toContain("screen");
});

test("scouts are counted as they leave and land", () => {
  const play = new BeesRound({ n: 8 });
  expect(sky(play)).toEqual({ swarm: 8, out: 0, flown: 0 });
  play.do(0, { verb: "explore" }).do(1, { verb: "explore" });
  expect(sky(play)).toEqual({ swarm: 6, out: 2, flown: 2 });
  play.after(500).do(0, { verb: "home" }).after(700);
  expect(sky(play)).toEqual({ swarm: 7, out: 1, flown: 2 });
});
