import { describe, expect, test } from "vitest";
import { Chance } from "../../../src/game/kit/chance.ts";
import { BLOCK_ID_MAX, blockField, blockId, blockLetter, LETTERS } from "../../../src/game/worlds/chain/ids.ts";
import { chainOptions } from "../../../src/game/worlds/chain/options.ts";
import { ChainWorld } from "../support/chain-world.ts";

const chance = new Chance("0f".repeat(16));
const numbers = (n: number, from = 0) => Array.from({ length: n }, (_, i) => from + i);

describe("a block's id", () => {
  test("is its maker's and slot's alone: no two are the same, none is the genesis block's", () => {
    const ids = numbers(40).flatMap((maker) =>
      [...numbers(300), ...numbers(300, 900)].flatMap((slot) =>
        ([0, 1] as const).map((which) => blockId(chance, maker, slot, which)),
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.min(...ids)).toBeGreaterThan(0);
    expect(Math.max(...ids)).toBeLessThanOrEqual(BLOCK_ID_MAX);
  });

  test("has at most seven digits in any round that people play, and is a command's in any at all", () => {
    for (const slot of [0, 1, 60, 100, 1023])
      for (const maker of [0, 7, 300, 511]) expect(blockId(chance, maker, slot, 1)).toBeLessThan(2 ** 20 + 1);
    const last = blockId(chance, 511, 2 ** 21 - 1, 1);
    expect(last).toBeLessThanOrEqual(BLOCK_ID_MAX);
    expect(blockField().safeParse(last).success).toBe(true);
    // A counter of a draw, as audits use it.
    expect(() => chance.normal(0 as never, 0, last)).not.toThrow();
    for (const [maker, slot] of [
      [512, 0],
      [-1, 0],
      [0, 2 ** 21],
      [0, 0.5],
      [0, Number.NaN],
    ] as const)
      expect(() => blockId(chance, maker, slot)).toThrow(RangeError);
  });

  test("tells nothing of which was made first, in a later slot or as the second of two", () => {
    const n = 4000;
    const id = (i: number, more: number, which: 0 | 1) => blockId(chance, i % 50, Math.floor(i / 50) + more, which);
    const later = numbers(n).filter((i) => id(i, 1, 0) > id(i, 0, 0));
    const second = numbers(n).filter((i) => id(i, 0, 1) > id(i, 0, 0));
    for (const rising of [later, second])
      expect(Math.abs(rising.length / n - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / n));
  });

  test("and its findings are the same whatever other blocks there are", () => {
    const look = (others: number) => {
      const world = new ChainWorld(6, { audit: 100 });
      for (let i = 0; i < others; i++)
        world.effects.blocks.make({ ...blank, id: world.facts.blocks.id(3, i), by: 3 }, 3);
      const id = world.facts.blocks.id(1, 5, 1);
      world.effects.blocks.make({ ...blank, id, by: 1 }, 1);
      world.act(1, { verb: "audit", block: id });
      world.after(100);
      return [id, world.seat(1).audits[id]];
    };
    const blank = { parents: [0], height: 1, fraud: false, meta: {} };
    expect(look(7)).toEqual(look(0));
    expect(look(1)).toEqual(look(0));
  });

  test("is taken once", () => {
    const world = new ChainWorld(4, chainOptions.parse({}));
    const id = world.facts.blocks.id(2, 9);
    const block = { id, parents: [0], height: 1, by: 2, fraud: false, meta: {} };
    expect(world.effects.blocks.make(block, 2)).toBe(id);
    expect(() => world.effects.blocks.make(block, 2)).toThrow(`block ${id}`);
  });
});

describe("a block's letter", () => {
  test("is another for each block of a height, beyond one page too", () => {
    const letters = numbers(3 * LETTERS).map((n) => blockLetter(chance, 4, n));
    expect(new Set(letters).size).toBe(letters.length);
    expect(letters.slice(0, LETTERS).every((letter) => letter < LETTERS)).toBe(true);
  });

  test("tells neither which was made first nor how many there are", () => {
    // Each letter comes as often first as second, and second as often above the first as below.
    const heights = 3200;
    const counts = Array.from({ length: LETTERS }, () => 0);
    let above = 0;
    for (let height = 1; height <= heights; height++) {
      const [first, second] = [blockLetter(chance, height, 0), blockLetter(chance, height, 1)];
      counts[second] = (counts[second] ?? 0) + 1;
      if (second > first) above++;
    }
    const each = heights / LETTERS;
    for (const count of counts) expect(Math.abs(count - each)).toBeLessThan(4.5 * Math.sqrt(each));
    expect(Math.abs(above / heights - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / heights));
  });

  test("is the same whatever else is made at that height, and there where something could be", () => {
    const world = new ChainWorld(4, chainOptions.parse({}));
    const blank = { parents: [0], height: 1, by: 2, fraud: false, meta: {} };
    const made = (ids: readonly number[]) => {
      const other = new ChainWorld(4, chainOptions.parse({}));
      for (const nth of ids) other.effects.blocks.make({ ...blank, id: other.facts.blocks.id(2, nth) }, 2, nth);
      return other.s.blocks[other.facts.blocks.id(2, 5)]?.letter;
    };
    expect(made([5])).toBeTypeOf("number");
    expect(made([1, 4, 5])).toBe(made([5]));
    const lone = world.effects.blocks.make({ ...blank, height: 2, id: world.facts.blocks.id(2, 10) }, 2);
    expect(world.s.blocks[lone]?.letter).toBeUndefined();
  });
});
