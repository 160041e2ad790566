import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BLOCK_ID_MAX } from "../../../src/game/worlds/chain/ids.ts";
import { runKey } from "../../../src/lab/run.ts";
import { PowRound, type PowSetup } from "../support/pow-round.ts";
import { patience, runs } from "../support/runs.ts";

/** When the blocks of a round were found, by whom, and their numbers, in that order. */
function mined(setup: PowSetup): { t: number[]; by: number[]; ids: number[]; play: PowRound } {
  const play = new PowRound(setup);
  play.until(setup.clock ?? 200_000);
  const blocks = play.s.found.map((id) => play.w.blocks[id]!);
  return { t: blocks.map((b) => b.t), by: blocks.map((b) => b.by), ids: [...play.s.found], play };
}
const key = (i: number) => runKey("12".repeat(16), i);

describe("mining", () => {
  test("a round has its number of blocks, all in time, whatever the clock, the network and the attackers", {
    timeout: patience,
  }, () => {
    const setups = fc.record({
      n: fc.integer({ min: 1, max: 12 }),
      liars: fc.constantFrom(0, 0.3, 0.6),
      clock: fc.integer({ min: 10_000, max: 400_000 }),
      blocks: fc.integer({ min: 1, max: 60 }),
      delay: fc.constantFrom(0, 700, 4000),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(setups, ({ n, liars, clock, blocks, delay, seed }) => {
        const { t, ids, play } = mined({ n, liars, clock, key: key(seed), world: { delay }, pow: { blocks } });
        expect(t).toHaveLength(blocks);
        expect(t).toEqual([...t].sort((a, b) => a - b));
        expect(Math.max(...t)).toBeLessThanOrEqual(play.s.until);
        expect(new Set(ids).size).toBe(blocks);
        for (const id of ids) expect(id).toSatisfy((n: number) => Number.isInteger(n) && n > 0 && n <= BLOCK_ID_MAX);
        expect(play.r.phase).toBe("over");
      }),
      { numRuns: runs(100) },
    );
  });

  test("times are those of so many uniform draws: the i-th of B falls at i/(B + 1) of the time on average", () => {
    const [blocks, n] = [6, runs(1500)];
    const sums = Array.from({ length: blocks }, () => 0);
    let until = 0;
    for (let i = 0; i < n; i++) {
      const { t, play } = mined({ n: 1, key: key(i), pow: { blocks } });
      until = play.s.until;
      for (const [at, time] of t.entries()) sums[at] = (sums[at] ?? 0) + time / until;
    }
    for (const [i, sum] of sums.entries()) {
      const [a, b] = [i + 1, blocks - i];
      // An order statistic is Beta(a, b).
      const sd = Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));
      expect(Math.abs(sum / n - a / (blocks + 1))).toBeLessThan((4 * sd) / Math.sqrt(n));
    }
  });

  test("without a number of blocks they come by the mean interval", () => {
    const n = runs(60);
    let found = 0;
    let time = 0;
    for (let i = 0; i < n; i++) {
      const { t, play } = mined({ n: 1, key: key(i), clock: 500_000, pow: { blocks: 0, interval: 5000 } });
      found += t.length;
      time += play.s.until;
    }
    // A Poisson count's deviation is the root of its mean.
    expect(Math.abs(found - time / 5000)).toBeLessThan(4 * Math.sqrt(time / 5000));
  });

  test("blocks are found by power", () => {
    const n = runs(150);
    let first = 0;
    for (let i = 0; i < n; i++)
      first += mined({ n: 3, key: key(i), world: { powers: [5, 3, 2] } }).by.filter((by) => by === 0).length;
    expect(Math.abs(first / (24 * n) - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / (24 * n)));
  });

  test("nothing about the times tells whether there are attackers, or what they do with their blocks", () => {
    const setup = { n: 10, liars: 0.5 };
    const quiet = mined({ ...setup, liars: 0 });
    const held = mined(setup);
    const busy = new PowRound(setup);
    while (busy.r.phase !== "over" && busy.round.due() !== undefined) {
      busy.until(busy.round.due() as number);
      for (const verb of ["publish", "restart"]) busy.code(busy.liars[0] as number, { verb });
    }
    expect(held.play.s.cartel?.held.length).toBeGreaterThan(0);
    expect(Object.keys(busy.s.cartel?.releasedAt ?? {}).length).toBeGreaterThan(0);
    expect(held.t).toEqual(quiet.t);
    expect(held.ids).toEqual(quiet.ids);
    expect(busy.s.found).toEqual(held.ids);
  });

  test("power more or less at one node moves no block between the others", () => {
    for (let i = 0; i < 20; i++) {
      const [less, more] = [1, 4].map((power) => mined({ n: 4, key: key(i), world: { powers: [3, power, 2, 5] } }).by);
      for (const [at, by] of more!.entries()) if (by !== 1) expect(less![at]).toBe(by);
      expect(more).not.toEqual(less);
    }
  });

  test("a block's number does not tell how many were found before it", () => {
    // In order of making, numbers would rise.
    const falls = Array.from({ length: 20 }, (_, i) => {
      const { ids } = mined({ n: 2, key: key(i) });
      return ids.filter((id, at) => at > 0 && id < (ids[at - 1] as number)).length;
    });
    // 23 neighbours a round, half of them falling; sd of the mean about 0.32.
    expect(Math.abs(falls.reduce((a, b) => a + b, 0) / 20 - 11.5)).toBeLessThan(1.5);
  });
});
