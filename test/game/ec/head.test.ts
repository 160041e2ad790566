import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../support/runs.ts";
import { TipsetNodes } from "./tipset-nodes.ts";

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
function groups(tipsets: TipsetNodes, known: readonly number[]): number[][] {
  const found = new Map<string, number[]>();
  for (const id of known) {
    const { height, parents } = tipsets.blocks[id]!;
    const key = `${height}: ${parents.join()}`;
    found.set(key, [...(found.get(key) ?? []), id]);
  }
  return [...found.values()];
}

/** One block of each miner's, that with the smallest id. */
function single(tipsets: TipsetNodes, ids: readonly number[]): number[] {
  const sorted = [...ids].sort((a, b) => a - b);
  return sorted.filter(
    (id, i) => sorted.findIndex((o) => tipsets.blocks[o]!.meta.miner === tipsets.blocks[id]!.meta.miner) === i,
  );
}

/** A tipset's weight from the beginning, by the published rule at 2⁶⁰: no part of the game has a hand in this. */
function weigh(tipsets: TipsetNodes, ids: readonly number[]): number {
  const { parents } = tipsets.blocks[ids[0]!]!;
  if (parents.length === 0) return 0;
  const wins = ids.reduce((sum, id) => sum + tipsets.blocks[id]!.meta.wins!, 0);
  return weigh(tipsets, parents) + 15_360 + 1536 * wins;
}

/** The best of all tipsets that such blocks make, found by looking at every one. */
function best(tipsets: TipsetNodes, known: readonly number[]): { ids: number[]; weight: number } {
  const all = groups(tipsets, known).map((group) => {
    const ids = single(tipsets, group);
    const tickets = ids.map((id) => tipsets.blocks[id]!.meta.ticket ?? 0).sort((a, b) => a - b);
    return { ids, weight: weigh(tipsets, ids), tickets };
  });
  // Where a list has ended, the other goes on with smaller ones.
  const differ = (a: number[], b: number[]): number =>
    [0, 1, 2, 3].map((i) => (a[i] ?? 1e9) - (b[i] ?? 1e9)).find((by) => by !== 0) ?? 0;
  all.sort((a, b) => b.weight - a.weight || differ(a.tickets, b.tickets) || differ(a.ids, b.ids));
  return all[0]!;
}

/** Grows a tree of blocks that nobody has yet. */
function grow(tipsets: TipsetNodes, growths: readonly Growth[]): void {
  for (const { on, without, miner, skips, wins, ticket } of growths) {
    const all = groups(
      tipsets,
      tipsets.blocks.map((b) => b.id),
    );
    const tipset = single(tipsets, all[on % all.length]!);
    // What it has not got or does not trust: never all of it.
    const some = tipset.filter((_, i) => (without & (1 << i)) === 0);
    const parents = some.length > 0 ? some : tipset;
    const height = tipsets.blocks[parents[0]!]!.height + 1 + skips;
    // A miner has one ticket an epoch, even for two blocks.
    const twin = tipsets.blocks.find((b) => b.height === height && b.meta.miner === miner);
    tipsets.block({ parents, height, miner, wins: twin?.meta.wins ?? wins, ticket: twin?.meta.ticket ?? ticket });
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
          const tipsets = new TipsetNodes(3);
          grow(tipsets, growths);
          const ids = tipsets.blocks.slice(1).map((b) => b.id);
          const some = ids.filter((id) => (id * 7 + part) % 5 > 0);
          // Node 0 in order of making, 1 in some other order, 2 the other way round.
          tipsets.give(0, ...some);
          tipsets.give(1, ...[...some].sort((a, b) => shuffle(a) - shuffle(b)));
          tipsets.give(2, ...[...some].reverse());
          const { ids: head, weight } = best(tipsets, tipsets.has(0));
          for (const node of [0, 1, 2]) {
            expect(tipsets.has(node)).toEqual(tipsets.has(0));
            expect([node, tipsets.head(node), tipsets.weight(node)]).toEqual([node, head, weight]);
          }
          if (
            groups(tipsets, tipsets.has(0)).length >
            new Set(tipsets.has(0).map((id) => tipsets.blocks[id]!.height)).size
          )
            forks++;
          if (groups(tipsets, tipsets.has(0)).some((g) => single(tipsets, g).length < g.length)) doubles++;
        },
      ),
      { numRuns: runs(500) },
    );
    expect(Math.min(forks, doubles)).toBeGreaterThan(50);
  });

  test("a null round passes, and weighs nothing", () => {
    const tipsets = new TipsetNodes(1);
    const a = tipsets.block({ parents: [0], height: 1, miner: 1 });
    const b = tipsets.block({ parents: [a], height: 4, miner: 2 });
    tipsets.give(0, b);
    expect([tipsets.head(0), tipsets.weight(0)]).toEqual([[b], 2 * 16_896]);
  });

  test("blocks of one epoch on other parents make no tipset", () => {
    const tipsets = new TipsetNodes(1);
    const [a, b] = [1, 2].map((miner) => tipsets.block({ parents: [0], height: 1, miner }));
    const c = tipsets.block({ parents: [a!, b!], height: 2, miner: 1, ticket: 5 });
    const d = tipsets.block({ parents: [a!], height: 2, miner: 2, wins: 3, ticket: 6 });
    tipsets.give(0, c);
    expect(tipsets.head(0)).toEqual([c]);
    // One win less below it, two more in it.
    tipsets.give(0, d);
    expect(tipsets.head(0)).toEqual([d]);
  });

  test("a block that comes late still joins its tipset; one that never comes changes nothing", () => {
    const tipsets = new TipsetNodes(2);
    const [a, b, late] = [1, 2, 3].map((miner) => tipsets.block({ parents: [0], height: 1, miner }));
    for (const node of [0, 1]) tipsets.give(node, a!, b!);
    expect(tipsets.head(0)).toEqual([a, b]);
    tipsets.give(0, late!);
    expect([tipsets.head(0), tipsets.head(1)]).toEqual([
      [a, b, late],
      [a, b],
    ]);
    // The next block was built without it: it stays an orphan, and nobody needs it.
    const next = tipsets.block({ parents: [a!, b!], height: 2, miner: 1 });
    for (const node of [0, 1]) tipsets.give(node, next);
    expect([tipsets.head(0), tipsets.head(1)]).toEqual([[next], [next]]);
    expect(tipsets.has(1)).not.toContain(late);
  });
});

/** A chain of so many epochs by one miner. */
function chain(tipsets: TipsetNodes, from: number, length: number, miner: number, wins: number): number[] {
  const ids: number[] = [];
  for (let i = 0, parent = from; i < length; i++, parent = ids[i - 1]!) {
    const height = tipsets.blocks[parent]!.height + 1;
    ids.push(tipsets.block({ parents: [parent], height, miner, wins }));
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
    const tipsets = new TipsetNodes(1, 5);
    const main = chain(tipsets, 0, 10, 1, 1);
    tipsets.give(0, ...main);
    const rival = chain(tipsets, main[9 - back]!, back + 1, 2, 15);
    tipsets.give(0, ...rival);
    expect(tipsets.head(0)).toEqual([(followed ? rival : main).at(-1)]);
  });

  test("what a node takes for final stays in its chain, whatever comes", () => {
    let moved = 0;
    fc.assert(
      fc.property(fc.array(growth, { minLength: 5, maxLength: 30 }), fc.func(fc.nat()), (growths, shuffle) => {
        const tipsets = new TipsetNodes(1, 2);
        grow(tipsets, growths);
        const ids = tipsets.blocks.slice(1).map((b) => b.id);
        let before = [0];
        for (const id of ids.sort((a, b) => shuffle(a) - shuffle(b))) {
          tipsets.give(0, id);
          const chainOf = (tip: number[]): string[] =>
            tip.length === 0 ? [] : [tip.join(), ...chainOf(tipsets.blocks[tip[0]!]!.parents)];
          expect(chainOf(tipsets.head(0))).toContain(tipsets.final(0).join());
          expect(chainOf(tipsets.final(0))).toContain(before.join());
          if (before[0] !== tipsets.final(0)[0]) moved++;
          before = [...tipsets.final(0)];
        }
      }),
      { numRuns: runs(200) },
    );
    expect(moved).toBeGreaterThan(100);
  });
});
