import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addTip, bestTip, TIP_REACH, tipOf, votesByTip } from "../../../src/game/mechanisms/pow/tips.ts";
import { runs } from "../support/runs.ts";

/** A tree of blocks by their parents: block i + 1 is a child of an earlier one. */
const trees = fc
  .array(fc.nat(), { minLength: 1, maxLength: 30 })
  // Mostly on one of the last blocks, so that there are chains and forks among them.
  .map((picks) => [-1, ...picks.map((pick, i) => (pick % 3 === 0 ? pick % (i + 1) : Math.max(0, i - (pick % 3))))]);

/** An order in which a tree's blocks may come: a parent before its children. */
function order(parents: readonly number[], seed: readonly number[]): number[] {
  const came = [0];
  for (let n = 0; came.length < parents.length; n++) {
    const ready = parents.flatMap((parent, id) => (id > 0 && !came.includes(id) && came.includes(parent) ? [id] : []));
    came.push(ready[(seed[n % seed.length] ?? 0) % ready.length] as number);
  }
  return came;
}

function factsOf(parents: readonly number[]) {
  const heights: number[] = [];
  for (const [id, parent] of parents.entries()) heights[id] = parent < 0 ? 0 : (heights[parent] as number) + 1;
  const block = (id: number) =>
    ({ id, height: heights[id], parents: id === 0 ? [] : [parents[id] as number] }) as never;
  return { f: { world: { blocks: { at: block } } }, heights };
}

const pool = () => ({ tips: [0], votes: {} as Record<number, number> });
/** The rule in other words: of the highest blocks received, the one that came first. */
function firstHighest(came: readonly number[], heights: readonly number[]): number {
  const top = Math.max(...came.map((id) => heights[id] as number));
  return came.find((id) => heights[id] === top) as number;
}

const seeds = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });

describe("the head rule", () => {
  test("at every moment: the heaviest chain received, of equals the first seen", () => {
    let forks = 0;
    fc.assert(
      fc.property(trees, seeds, (parents, seed) => {
        const { f, heights } = factsOf(parents);
        const mine = pool();
        const came = order(parents, seed);
        for (let n = 2; n <= came.length; n++) {
          addTip(mine, came[n - 1] as number, f);
          expect(bestTip(mine, f)).toBe(firstHighest(came.slice(0, n), heights));
          if (mine.tips.length > 1) forks++;
        }
      }),
      { numRuns: runs(500) },
    );
    expect(forks).toBeGreaterThan(1000);
  });

  test("who received the same blocks has the same head, in whatever order, if one is the highest", () => {
    let compared = 0;
    fc.assert(
      fc.property(trees, seeds, seeds, (parents, one, other) => {
        const { f, heights } = factsOf(parents);
        const heads = [one, other].map((seed) => {
          const mine = pool();
          for (const id of order(parents, seed).slice(1)) addTip(mine, id, f);
          return bestTip(mine, f);
        });
        const top = Math.max(...heights);
        if (heights.filter((height) => height === top).length === 1) {
          compared++;
          expect(heads[0]).toBe(heads[1]);
        }
        // Where several are, each has one of them.
        for (const head of heads) expect(heights[head as number]).toBe(top);
      }),
      { numRuns: runs(500) },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test("tips are the blocks without a child, not far below the highest", () => {
    fc.assert(
      fc.property(trees, seeds, (parents, seed) => {
        const { f, heights } = factsOf(parents);
        const mine = pool();
        for (const id of order(parents, seed).slice(1)) addTip(mine, id, f);
        const top = Math.max(...heights);
        const tips = parents.flatMap((_, id) => (parents.includes(id) ? [] : [id]));
        const near = tips.filter((id) => (heights[id] as number) >= top - TIP_REACH);
        expect([...mine.tips].sort()).toEqual([...near].sort());
      }),
      { numRuns: runs(500) },
    );
  });
});

describe("a pool's votes", () => {
  /**  0 ─ 1 ─ 2 ─ 3   and   1 ─ 4 ─ 5: two tips, 3 first. */
  const fork = [-1, 0, 1, 2, 1, 4];
  const forked = (votes: Record<number, number> = {}) => {
    const { f } = factsOf(fork);
    const mine = pool();
    for (const id of [1, 2, 3, 4, 5]) addTip(mine, id, f);
    mine.votes = votes;
    return { mine, f };
  };

  test("nobody's: the rule", () => {
    const { mine, f } = forked();
    expect([bestTip(mine, f), votesByTip(mine, f)]).toEqual([3, { 3: 0, 5: 0 }]);
  });
  test("one is enough where nobody else says anything", () => {
    const { mine, f } = forked({ 7: 5 });
    expect([bestTip(mine, f), votesByTip(mine, f)]).toEqual([5, { 3: 0, 5: 1 }]);
  });
  test("the most win, and on a tie the rule does", () => {
    expect(bestTip(forked({ 1: 5, 2: 5, 3: 3 }).mine, forked().f)).toBe(5);
    expect(bestTip(forked({ 1: 5, 3: 3 }).mine, forked().f)).toBe(3);
  });
  test("a vote goes on with its block's branch", () => {
    const { f } = factsOf([...fork, 5]);
    const { mine } = forked({ 1: 5 });
    addTip(mine, 6, f);
    expect([tipOf(mine, 5, f), bestTip(mine, f), mine.votes]).toEqual([6, 6, { 1: 5 }]);
  });
  test("a vote is over when its branch is, or when no other is left", () => {
    // The one branch grows until the other is out of reach.
    const { f } = factsOf([...fork, 3, 6, 7, 8]);
    const { mine } = forked({ 1: 5, 2: 3 });
    for (const id of [6, 7, 8]) addTip(mine, id, f);
    expect([mine.tips, mine.votes]).toEqual([[5, 8], { 1: 5, 2: 3 }]);
    addTip(mine, 9, f);
    expect([mine.tips, mine.votes, votesByTip(mine, f)]).toEqual([[9], {}, {}]);
  });
});
