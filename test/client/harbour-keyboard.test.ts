import { describe, expect, it } from "vitest";
import { blockByKey } from "../../client/art/harbour/keyboard.ts";
import { headOf, type Laid, layout } from "../../client/art/harbour/layout.ts";

const b = (id: number, parents: number[], height: number, more: Partial<Laid> = {}): Laid => ({
  id,
  parents,
  height,
  state: "open",
  ...more,
});
// 0 ─ 1 ─ 2 ─ 5 with 3 ─ 4 above and 6 below.
const blocks = [b(0, [], 0), b(1, [0], 1), b(2, [1], 2), b(3, [0], 1), b(4, [3], 2), b(5, [2], 3), b(6, [1], 2)];
const laid = layout(blocks, 5);
const go = (key: string, from: number) => blockByKey(key, from, blocks, laid);

describe("walking the block tree by keys", () => {
  it("goes left to the parent and right to the child in line", () => {
    expect(go("ArrowLeft", 5)).toBe(2);
    expect(go("ArrowLeft", 4)).toBe(3);
    expect(go("ArrowLeft", 0)).toBeUndefined();
    expect(go("ArrowRight", 0)).toBe(1);
    expect(go("ArrowRight", 1)).toBe(2);
    expect(go("ArrowRight", 4)).toBeUndefined();
  });

  it("goes up and down within a column, and to both ends", () => {
    expect(go("ArrowUp", 2)).toBe(4);
    expect(go("ArrowDown", 2)).toBe(6);
    expect(go("ArrowDown", 4)).toBe(2);
    expect(go("ArrowUp", 4)).toBeUndefined();
    expect(go("Home", 4)).toBe(0);
    expect(go("End", 4)).toBe(5);
  });

  it("leaves other keys and unknown blocks alone", () => {
    expect(go("Enter", 2)).toBeUndefined();
    expect(go("ArrowLeft", 99)).toBeUndefined();
  });
});

describe("the head that is drawn straight", () => {
  it("is my tip, else the highest public block, the first of several", () => {
    expect(headOf([b(0, [], 0), b(1, [0], 1, { tip: true }), b(2, [0], 1), b(3, [2], 2)])).toBe(1);
    expect(headOf([b(0, [], 0), b(2, [0], 1), b(1, [0], 1)])).toBe(1);
    expect(headOf([])).toBeUndefined();
  });

  it("is no orphan and nothing held back while there is a public one", () => {
    const all = [b(0, [], 0), b(1, [0], 1, { state: "held", tip: true }), b(2, [0], 1, { state: "orphan" })];
    expect(headOf(all)).toBe(0);
    expect(headOf(all.slice(1))).toBe(1);
  });
});
