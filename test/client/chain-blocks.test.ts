import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  arrivedAt,
  blockName,
  chainOf,
  headOf,
  namesOf,
  suspicionOf,
  treeBlocks,
  truthBlocks,
} from "../../client/worlds/chain/blocks.ts";
import { auditAim } from "../../client/worlds/chain/choices.ts";
import { LETTERS } from "../../src/game/worlds/chain/ids.ts";
import type { BlockView, ChainReveal, ChainSeatView, NodeView } from "../../src/game/worlds/chain/view.ts";

/** The id of the i-th block: as large as ids get in an ordinary round, each once, in no order. */
const idOf = (i: number): number => (i === 0 ? 0 : 1 + ((i * 387_113) & 0xfffff));

/** Blocks that grew one by one on earlier ones, with when they arrived. */
const grown = fc
  .array(fc.record({ on: fc.nat(), wait: fc.integer({ min: 0, max: 900 }), by: fc.integer({ min: 0, max: 8 }) }), {
    minLength: 1,
    maxLength: 30,
  })
  .map((steps) => {
    const blocks: Record<number, BlockView> = { 0: { parents: [], height: 0, by: -1, at: 0 } };
    let at = 0;
    for (const [i, { on, wait, by }] of steps.entries()) {
      at += wait;
      const parent = idOf(on % (i + 1));
      blocks[idOf(i + 1)] = { parents: [parent], height: blocks[parent]!.height + 1, by, at };
    }
    return blocks;
  });

const chainSeat = (more: Partial<ChainSeatView> = {}): ChainSeatView => ({
  node: 3,
  power: 1,
  audits: {},
  ...more,
});

describe("a node's blocks", () => {
  test("stand on its head or are left behind, and each says how many stand on it", () => {
    fc.assert(
      fc.property(grown, fc.nat(), (blocks, pick) => {
        const ids = Object.keys(blocks).map(Number);
        const head = ids[pick % ids.length]!;
        const view: NodeView = { node: 3, head: [head], blocks };
        const chain = chainOf(blocks, [head]);
        for (const block of treeBlocks({ node: view, seat: chainSeat(), names: namesOf(blocks) })) {
          const on = chain.has(block.id);
          expect(block.state).toBe(!on ? "orphan" : block.id === head && head !== 0 ? "open" : "confirmed");
          expect(block.tip).toBe(block.id === head);
          expect(block.confirmations).toBe(on && block.id !== 0 ? blocks[head]!.height - block.height + 1 : undefined);
          expect(block.mine).toBe(block.by === 3);
        }
      }),
    );
  });

  test("carry my audits and what attackers hold back; the mechanism has the last word", () => {
    const blocks: Record<number, BlockView> = {
      0: { parents: [], height: 0, by: -1, at: 0 },
      1: { parents: [0], height: 1, letter: 1, by: 3, at: 10 },
    };
    const my = chainSeat({
      audits: { 1: { looks: 2, fraud: 0.9 } },
    });
    const cartel = { head: [2], held: { 2: { parents: [1], height: 2, by: 5, at: 20 } } };
    const names = namesOf({ ...blocks, ...cartel.held });
    const view: NodeView = { node: 3, head: [1], blocks };
    const [, one, two] = treeBlocks({ node: view, seat: my, cartel, names });
    expect(one).toMatchObject({ suspicion: { says: "fraud", sure: 0.9 }, mine: true, label: "1b" });
    expect(two).toMatchObject({ state: "held", tip: false });
    const marked = treeBlocks({ node: view, seat: my, names, marks: () => ({ state: "final" }) });
    expect(marked.map((block) => block.state)).toEqual(["final", "final"]);
  });
});

test("a block is called by its height and its letter, and two of one height never alike", () => {
  expect(blockName({ height: 7 })).toBe("7");
  expect(blockName({ height: 12, letter: 0 })).toBe("12a");
  expect(blockName({ height: 12, letter: LETTERS })).toBe("12aa");
  const names = Array.from({ length: 5 * LETTERS }, (_, letter) => blockName({ height: 3, letter }));
  // None of them reads as a number with a unit: hours, minutes, seconds, times, or the weight that a block has.
  for (const name of names) expect(name).not.toMatch(/[hmswx]/);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^3[a-z]{1,2}$/);
});

test("the surer of the two ways is what an audit says", () => {
  expect(suspicionOf(0.9)).toEqual({ says: "fraud", sure: 0.9 });
  expect(suspicionOf(0.25)).toEqual({ says: "clean", sure: 0.75 });
});

describe("what really happened", () => {
  const reveal: ChainReveal = {
    nodes: { 0: { seats: [0], power: 1 }, 1: { seats: [1], power: 1 } },
    blocks: {
      0: { parents: [], height: 0, by: -1, t: 0, fraud: 0, seen: [0, 0] },
      1: { parents: [0], height: 1, by: 0, t: 100, fraud: 0, seen: [0, 700] },
      2: { parents: [1], height: 2, by: 0, t: 500, fraud: 1, seen: [0, -1] },
    },
  };
  const at = (t: number, node?: number) => truthBlocks(reveal, { t, node }, new Map()).map((block) => block.id);

  test("is what was made until then, or what had reached the node", () => {
    expect(at(99)).toEqual([0]);
    expect(at(500)).toEqual([0, 1, 2]);
    expect(at(799, 1)).toEqual([0]);
    expect(at(800, 1)).toEqual([0, 1]);
    // It never got the last one.
    expect(at(100_000, 1)).toEqual([0, 1]);
    expect(arrivedAt(reveal.blocks[2]!, 1)).toBeUndefined();
    expect(arrivedAt(reveal.blocks[2]!, 7)).toBeUndefined();
  });

  test("names frauds, whatever the mechanism marked, and draws the highest block's chain straight", () => {
    const blocks = truthBlocks(reveal, { t: 1000 }, new Map(), () => ({ state: "final" }));
    expect(blocks.map((block) => block.state)).toEqual(["final", "final", "fraud"]);
    expect(headOf(blocks)).toBe(2);
    expect(headOf(blocks.map((block) => ({ ...block, tip: block.id === 1 })))).toBe(1);
  });
});

test("a check means the chosen block, else the newest unaudited, else the most doubtful", () => {
  // The newest has the highest number here.
  const newer = (a: number, b: number) => b - a;
  expect(auditAim([1, 2, 3], {}, 2, newer)).toBe(2);
  expect(auditAim([1, 2, 3], { 3: { fraud: 0.9 } }, undefined, newer)).toBe(2);
  expect(auditAim([1, 2], { 1: { fraud: 0.55 }, 2: { fraud: 0.1 } }, undefined, newer)).toBe(1);
  expect(auditAim([], {}, undefined, newer)).toBeUndefined();
});
