import type { Layout } from "./layout.ts";
import type { Pitch } from "./ropes.ts";
import type { TreeBlock, TreeSize } from "./types.ts";

export interface Measure extends Pitch {
  /** How much larger than on a phone a lantern is drawn. */
  k: number;
  /** The same of its writing. */
  type: number;
  width: number;
  height: number;
  /** Lines of writing under a lantern. */
  lines: number;
  /** A block's middle, where its line passes above it. */
  middle(lane: number): number;
}

/** The line passes over a lantern at its ring. */
const RING = 19;

/** With so many lanes lanterns are drawn smaller, and their writing as large as ever: a column of blocks stays in view. */
const MANY = 4;
const SMALLER = 0.76;
/** A column is never narrower than this on a phone: a finger has to meet one. px */
const NARROWEST = 46;

/** On a phone seven or eight columns fit; for a room's back row the smallest letter is 2.2% of the screen's height. */
export const scaleOf = (size: TreeSize, screen: number): number => (size === "wide" ? Math.max(1.4, screen / 540) : 1);

/** Columns of a tree with many lanes are drawn up to so many times as wide while there is room. */
const WIDER = 1.6;

const linesOf = (blocks: readonly TreeBlock[]): number =>
  Math.max(0, ...blocks.map((b) => (b.label ? 1 : 0) + (b.votes ? 1 : 0)));

/**
 * Sizes in pixels, `k` times those of a phone, where a column is as wide as a thumb. `smaller`: how large lanterns are beside their
 * writing where there are many lanes; those are drawn as wide as `seen` allows, px.
 */
export function measure(
  blocks: readonly TreeBlock[],
  { columns, lanes }: Layout,
  type: number,
  { smaller = SMALLER, seen = 0 } = {},
): Measure {
  const many = blocks.some((b) => b.parents.length > 1);
  const lines = linesOf(blocks);
  const crowded = lanes.bottom - lanes.top + 1 >= MANY;
  const k = crowded ? smaller * type : type;
  const least = Math.max((many ? 56 : 48) * k, NARROWEST * type);
  const room = crowded ? (seen - 40 * k) / Math.max(1, columns) : 0;
  const column = Math.max(least, Math.min(WIDER * least, room));
  const lane = 50 * k + (15 * lines + (lines ? 6 : 0)) * ((k + type) / 2);
  const middle = (at: number): number => 34 * k + (at - lanes.top) * lane;
  return {
    k,
    type,
    lines,
    column,
    lane,
    half: 17 * k,
    width: 10 * k + columns * column + 30 * k,
    height: (lanes.bottom - lanes.top + 1) * lane + 4 * k,
    x: (at) => 10 * k + (at + 0.5) * column,
    y: (at) => middle(at) - RING * k,
    middle,
  };
}

/** A tree that fills its frame is drawn so many times larger at most, and in such steps: it does not breathe with each block. */
const LARGER = 2.2;
const STEP = 0.2;
/** The newest so many columns stay in view. */
const COLUMNS = 9;

/** The scale, `least` or larger, at which a tree fills a frame, px: all its lanes, and its columns or the newest of them. */
export function filling(
  blocks: readonly TreeBlock[],
  laid: Layout,
  least: number,
  frame: { seen: number; high: number },
): number {
  const one = measure(blocks, { ...laid, columns: Math.min(COLUMNS, laid.columns) }, least);
  const fits = Math.min(LARGER, frame.high / one.height, frame.seen / one.width);
  return least * Math.max(1, 1 + STEP * Math.floor((fits - 1) / STEP));
}

/** Lanterns on a wall are never drawn smaller than this beside their writing. */
const SMALLEST = 0.5;
/** And in a hand not smaller than this: a finger has to meet them. */
export const LEGIBLE = 0.58;

/** How small lanterns must be beside their writing so that all lanes of a tree are in a frame so high. px */
export function shrinking(blocks: readonly TreeBlock[], { lanes }: Layout, type: number, high: number): number {
  const lines = linesOf(blocks);
  const words = (15 * lines + (lines ? 6 : 0)) / 2;
  const each = (high - 4 * type) / (lanes.bottom - lanes.top + 1) / type;
  return Math.min(SMALLER, Math.max(SMALLEST, (each - words) / (50 + words)));
}
