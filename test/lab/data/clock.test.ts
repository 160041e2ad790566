import { expect, test } from "vitest";
import { RealTime } from "../../../src/lab/data/clock.ts";
import { corners } from "../../../src/room/rounds.ts";

const BEGAN = Date.UTC(2026, 10, 27, 9);

/** What a room stores: a row each `every` ms of real time while the clock runs at this rate, from session time `t` on. */
function rows(wall: number, t: number, rate: number, lasts: number, every = 100): [number, number][] {
  return Array.from({ length: Math.floor(lasts / every) + 1 }, (_, i) => [
    wall + i * every,
    t + Math.round(i * every * rate),
  ]);
}

/** A minute, a pause of five in its middle; told by the pause's own row and the first one after it. */
const paused = [...rows(BEGAN, 1000, 1, 30_000), ...rows(BEGAN + 330_070, 31_070, 1, 30_000)];

test("a round in a straight line is two moments, a pause two more, and time comes out as it was stored", () => {
  expect(corners(rows(BEGAN, 1000, 1, 120_000)).length).toBe(2);
  expect(corners(rows(BEGAN, 1000, 2 / 3, 120_000)).length).toBe(2);
  const points = corners(paused);
  expect(points.length).toBe(4);
  const real = new RealTime({ round: 1, points });
  for (const [wall, t] of paused) expect(Math.abs((real.wallOf(t) ?? 0) - wall)).toBeLessThanOrEqual(3);
  expect(real.iso(1000)).toBe("2026-11-27T09:00:00.000Z");
});

test("in a pause time stands still: what is done after it was done after it", () => {
  const real = new RealTime({ round: 1, points: corners(paused) });
  expect(Math.abs((real.paused ?? 0) - 300_000)).toBeLessThan(500);
  // 20 ms of the session's clock after the pause.
  expect(Math.abs((real.wallOf(31_020) ?? 0) - (BEGAN + 330_020))).toBeLessThan(5);
});

test("a clock that was set back, and one that runs ten times as fast", () => {
  const back: [number, number][] = [...rows(BEGAN, 0, 1, 10_000), ...rows(BEGAN - 60_000, 10_000, 1, 10_000)];
  expect(corners(back).length).toBeGreaterThan(1);
  const fast = new RealTime({ round: 1, points: corners(rows(BEGAN, 0, 10, 6000)) });
  expect(fast.iso(30_000)).toBe("2026-11-27T09:00:03.000Z");
  expect(fast.paused).toBe(0);
  expect(new RealTime(undefined).iso(0)).toBeUndefined();
});
