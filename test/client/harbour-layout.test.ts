import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headOf, type Laid, layout } from "../../client/art/harbour/layout.ts";
import { ropes } from "../../client/art/harbour/ropes.ts";

/** A tree that grew block by block: each builds on some earlier ones, now and then skipping a column. */
const trees = (most: number, parents: number) =>
  fc
    .array(
      fc.record({
        on: fc.array(fc.nat(), { minLength: 1, maxLength: parents }),
        skip: fc.integer({ min: 0, max: 9 }),
        state: fc.constantFrom("open", "open", "confirmed", "orphan", "held", "fraud"),
        recent: fc.boolean(),
      }),
      { maxLength: most },
    )
    .map((steps) => {
      const blocks: Laid[] = [{ id: 0, parents: [], height: 0, state: "final" }];
      for (const { on, skip, state, recent } of steps) {
        const from = recent ? Math.max(0, blocks.length - 4) : 0;
        const chosen = new Set(on.map((i) => from + (i % (blocks.length - from))));
        const height = Math.max(...[...chosen].map((id) => blocks[id]!.height)) + (skip > 7 ? skip - 6 : 1);
        blocks.push({ id: blocks.length, parents: [...chosen], height, state });
      }
      return blocks;
    });

const pitch = {
  column: 50,
  lane: 60,
  half: 17,
  x: (column: number) => 25 + column * 50,
  y: (lane: number) => lane * 60,
};

/** Points along a path of M, L and C. */
function points(d: string): [number, number][] {
  const all: [number, number][] = [];
  let at: [number, number] = [0, 0];
  for (const [, kind, rest] of d.matchAll(/([MLC])([^MLC]*)/g)) {
    const v = rest!.trim().split(/\s+/).map(Number);
    const to: [number, number] = [v.at(-2)!, v.at(-1)!];
    for (let i = kind === "M" ? 20 : 0; i <= 20; i++) {
      const [t, u] = [i / 20, 1 - i / 20];
      const mix = (j: 0 | 1): number =>
        kind === "C"
          ? u ** 3 * at[j] + 3 * u * u * t * v[j]! + 3 * u * t * t * v[2 + j]! + t ** 3 * to[j]
          : u * at[j] + t * to[j];
      all.push([mix(0), mix(1)]);
    }
    at = to;
  }
  return all;
}

describe("the block tree's layout", () => {
  it("puts no two blocks on one spot", () => {
    fc.assert(
      fc.property(trees(80, 3), (blocks) => {
        const spots = [...layout(blocks).spots.values()].map((s) => `${s.column}/${s.lane}`);
        expect(new Set(spots).size).toBe(blocks.length);
      }),
    );
  });

  it("keeps the main chain, and nothing else, in lane 0", () => {
    fc.assert(
      fc.property(trees(80, 3), fc.nat(), (blocks, pick) => {
        const head = pick % blocks.length;
        const { main, spots } = layout(blocks, head);
        expect(main.has(head)).toBe(true);
        for (const b of blocks) expect(spots.get(b.id)!.lane === 0).toBe(main.has(b.id));
      }),
    );
  });

  it("leads no line across a block", () => {
    fc.assert(
      fc.property(trees(50, 4), (blocks) => {
        const laid = layout(blocks);
        const byId = new Map(blocks.map((b) => [b.id, b]));
        for (const { d, key } of ropes(blocks, laid, pitch).ropes) {
          const ends = key.split(/[-+]/).map(Number);
          const others = blocks.filter((b) => !ends.includes(b.id));
          for (const [x, y] of points(d)) {
            for (const b of others) {
              const s = laid.spots.get(b.id)!;
              const on = Math.abs(x - pitch.x(s.column)) < pitch.half - 0.1 && Math.abs(y - pitch.y(s.lane)) < 20;
              if (on) expect.fail(`line ${key} crosses block ${b.id} of ${JSON.stringify([...byId.values()])}`);
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("draws one line or strand into each block that has a known parent", () => {
    fc.assert(
      fc.property(trees(60, 4), (blocks) => {
        const all = ropes(blocks, layout(blocks), pitch).ropes;
        expect(new Set(all.map((r) => r.key)).size).toBe(all.length);
        const served = new Set(all.map((r) => r.to));
        for (const b of blocks) expect(served.has(b.id)).toBe(b.parents.length > 0);
      }),
    );
  });

  it("leaves everything where it was when a block comes and the main chain goes on", () => {
    fc.assert(
      fc.property(trees(60, 3), fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (blocks, late) => {
        // Some blocks are heard of late: their columns fill when others lie there already.
        const order = [...blocks];
        for (const i of late) order.push(...order.splice(1 + (i % order.length), 1));
        let before = layout(order.slice(0, 1));
        for (let i = 2; i <= order.length; i++) {
          const seen = order.slice(0, i);
          const after = layout(seen, headOf(seen), before.spots);
          if ([...before.main].every((id) => after.main.has(id))) {
            for (const [id, spot] of before.spots) {
              // A block that joins the main chain from a side line takes its place there.
              if (!after.main.has(id) || before.main.has(id)) expect(after.spots.get(id)).toEqual(spot);
            }
          }
          before = after;
        }
      }),
    );
  });

  it("swaps two lines when the other becomes the main chain, and spares the rest", () => {
    const b = (id: number, parent: number, height: number): Laid => ({ id, parents: [parent], height, state: "open" });
    const blocks = [b(0, -1, 0), b(1, 0, 1), b(2, 1, 2), b(3, 0, 1), b(4, 3, 2), b(5, 0, 1)];
    const before = layout(blocks, 2);
    const after = layout([...blocks, b(6, 4, 3)], 6, before.spots);
    const lanes = (of: typeof before) => [0, 1, 2, 3, 4, 5, 6].map((id) => of.spots.get(id)?.lane);
    expect(lanes(before)).toEqual([0, 0, 0, -1, -1, 1, undefined]);
    expect(lanes(after)).toEqual([0, -1, -1, 0, 0, 1, 0]);
  });

  it("takes nothing, and parents that are missing or not older", () => {
    expect(layout([])).toMatchObject({ columns: 0, head: undefined });
    const odd: Laid[] = [
      { id: 1, parents: [1, 2], height: 5, state: "open" },
      { id: 2, parents: [1, 99], height: 5, state: "open" },
    ];
    expect(layout(odd).spots.size).toBe(2);
    expect(ropes(odd, layout(odd), pitch).ropes).toEqual([]);
  });
});
