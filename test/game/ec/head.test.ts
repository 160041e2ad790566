import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../support/runs.ts";
import { Yard } from "./yard.ts";

/** How a random tree grows: which tipset a block is built on, which of its blocks it leaves out, who makes it, when. */
interface Growth {
  on: number;
  without: number;
  miner: number;
  skips: number;
  wins: number;
  ticket: number;
}
const growth: fc.Arbitrary<Growth> = fc.record({
  on: fc.nat(30),
  without: fc.nat(15),
  miner: fc.nat(3),
  skips: fc.nat(1),
  wins: fc.integer({ min: 1, max: 4 }),
  // Few tickets, so that there are ties.
  ticket: fc.nat(3),
});

/** The blocks by epoch and parents, of those that are known. */
function groups(yard: Yard, known: readonly number[]): number[][] {
  const found = new Map<string, number[]>();
  for (const id of known) {
    const { height, parents } = yard.blocks[id]!;
    const key = `${height}: ${parents.join()}`;
    found.set(key, [...(found.get(key) ?? []), id]);
  }
  return [...found.values()];
}

/** One block of each miner's, that with the smallest id. */
function single(yard: Yard, ids: readonly number[]): number[] {
  const sorted = [...ids].sort((a, b) => a - b);
  return sorted.filter(
    (id, i) => sorted.findIndex((o) => yard.blocks[o]!.meta.miner === yard.blocks[id]!.meta.miner) === i,
  );
}

/** A tipset's weight from the beginning, by the published rule at 2⁶⁰: no part of the game has a hand in this. */
function weigh(yard: Yard, ids: readonly number[]): number {
  const { parents } = yard.blocks[ids[0]!]!;
  if (parents.length === 0) return 0;
  const wins = ids.reduce((sum, id) => sum + yard.blocks[id]!.meta.wins!, 0);
  return weigh(yard, parents) + 15_360 + 1536 * wins;
}

/** The best of all tipsets that such blocks make, found by looking at every one. */
function best(yard: Yard, known: readonly number[]): { ids: number[]; weight: number } {
  const all = groups(yard, known).map((group) => {
    const ids = single(yard, group);
    const ticket = Math.min(...ids.map((id) => yard.blocks[id]!.meta.ticket ?? 0));
    return { ids, weight: weigh(yard, ids), ticket };
  });
  all.sort((a, b) => b.weight - a.weight || a.ticket - b.ticket || a.ids[0]! - b.ids[0]! || a.ids[1]! - b.ids[1]! || 0);
  return all[0]!;
}

/** Grows a tree of blocks that nobody has yet. */
function grow(yard: Yard, growths: readonly Growth[]): void {
  for (const { on, without, miner, skips, wins, ticket } of growths) {
    const all = groups(
      yard,
      yard.blocks.map((b) => b.id),
    );
    const tipset = single(yard, all[on % all.length]!);
    // What it has not got or does not trust: never all of it.
    const some = tipset.filter((_, i) => (without & (1 << i)) === 0);
    const parents = some.length > 0 ? some : tipset;
    const height = yard.blocks[parents[0]!]!.height + 1 + skips;
    // A miner has one ticket an epoch, even for two blocks.
    const twin = yard.blocks.find((b) => b.height === height && b.meta.miner === miner);
    yard.block({ parents, height, miner, wins: twin?.meta.wins ?? wins, ticket: twin?.meta.ticket ?? ticket });
  }
}

describe("a node's head", () => {
  test("is the same for the same blocks in any order, and the best there is", () => {
    let forks = 0;
    let doubles = 0;
    fc.assert(
      fc.property(
        fc.array(growth, { minLength: 1, maxLength: 25 }),
        fc.func(fc.nat()),
        fc.nat(),
        (growths, shuffle, part) => {
          const yard = new Yard(3);
          grow(yard, growths);
          const ids = yard.blocks.slice(1).map((b) => b.id);
          const some = ids.filter((id) => (id * 7 + part) % 5 > 0);
          // Node 0 in order of making, 1 in some other order, 2 the other way round.
          yard.give(0, ...some);
          yard.give(1, ...[...some].sort((a, b) => shuffle(a) - shuffle(b)));
          yard.give(2, ...[...some].reverse());
          const { ids: head, weight } = best(yard, yard.has(0));
          for (const node of [0, 1, 2]) {
            expect(yard.has(node)).toEqual(yard.has(0));
            expect([node, yard.head(node), yard.weight(node)]).toEqual([node, head, weight]);
          }
          if (groups(yard, yard.has(0)).length > new Set(yard.has(0).map((id) => yard.blocks[id]!.height)).size)
            forks++;
          if (groups(yard, yard.has(0)).some((g) => single(yard, g).length < g.length)) doubles++;
        },
      ),
      { numRuns: runs(500) },
    );
    expect(Math.min(forks, doubles)).toBeGreaterThan(50);
  });

  test("a null round passes, and weighs nothing", () => {
    const yard = new Yard(1);
    const a = yard.block({ parents: [0], height: 1, miner: 1 });
    const b = yard.block({ parents: [a], height: 4, miner: 2 });
    yard.give(0, b);
    expect([yard.head(0), yard.weight(0)]).toEqual([[b], 2 * 16_896]);
  });

  test("blocks of one epoch on other parents make no tipset", () => {
    const yard = new Yard(1);
    const [a, b] = [1, 2].map((miner) => yard.block({ parents: [0], height: 1, miner }));
    const c = yard.block({ parents: [a!, b!], height: 2, miner: 1, ticket: 5 });
    const d = yard.block({ parents: [a!], height: 2, miner: 2, wins: 3, ticket: 6 });
    yard.give(0, c);
    expect(yard.head(0)).toEqual([c]);
    // One win less below it, two more in it.
    yard.give(0, d);
    expect(yard.head(0)).toEqual([d]);
  });

  test("a block that comes late still joins its tipset; one that never comes changes nothing", () => {
    const yard = new Yard(2);
    const [a, b, late] = [1, 2, 3].map((miner) => yard.block({ parents: [0], height: 1, miner }));
    for (const node of [0, 1]) yard.give(node, a!, b!);
    expect(yard.head(0)).toEqual([a, b]);
    yard.give(0, late!);
    expect([yard.head(0), yard.head(1)]).toEqual([
      [a, b, late],
      [a, b],
    ]);
    // The next block was built without it: it stays an orphan, and nobody needs it.
    const next = yard.block({ parents: [a!, b!], height: 2, miner: 1 });
    for (const node of [0, 1]) yard.give(node, next);
    expect([yard.head(0), yard.head(1)]).toEqual([[next], [next]]);
    expect(yard.has(1)).not.toContain(late);
  });
});

/** A chain of so many epochs by one miner. */
function chain(yard: Yard, from: number, length: number, miner: number, wins: number): number[] {
  const ids: number[] = [];
  for (let i = 0, parent = from; i < length; i++, parent = ids[i - 1]!) {
    const height = yard.blocks[parent]!.height + 1;
    ids.push(yard.block({ parents: [parent], height, miner, wins }));
  }
  return ids;
}

describe("finality", () => {
  // The tipset five epochs below the head is final: a fork from there keeps it, one from below it does not.
  test.each([
    [4, true],
    [5, true],
    [6, false],
  ])("a heavier fork from %i epochs back is followed: %s", (back, followed) => {
    const yard = new Yard(1, 5);
    const main = chain(yard, 0, 10, 1, 1);
    yard.give(0, ...main);
    const rival = chain(yard, main[9 - back]!, back + 1, 2, 15);
    yard.give(0, ...rival);
    expect(yard.head(0)).toEqual([(followed ? rival : main).at(-1)]);
  });

  test("what a node takes for final stays in its chain, whatever comes", () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.array(growth, { minLength: 5, maxLength: 30 }), fc.func(fc.nat()), (growths, shuffle) => {
        const yard = new Yard(1, 2);
        grow(yard, growths);
        const ids = yard.blocks.slice(1).map((b) => b.id);
        let before = [0];
        for (const id of ids.sort((a, b) => shuffle(a) - shuffle(b))) {
          yard.give(0, id);
          const chainOf = (tip: number[]): string[] =>
            tip.length === 0 ? [] : [tip.join(), ...chainOf(yard.blocks[tip[0]!]!.parents)];
          expect(chainOf(yard.head(0))).toContain(yard.final(0).join());
          expect(chainOf(yard.final(0))).toContain(before.join());
          if (before[0] !== yard.final(0)[0]) moved++;
          before = [...yard.final(0)];
        }
      }),
      { numRuns: runs(200) },
    );
    expect(moved).toBeGreaterThan(100);
  });
});
