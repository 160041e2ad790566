import type { Ms } from "../../types.ts";

// What things are worth in a round's points: for the score, and for whoever tells people of it.

/** A deal on a clean block brings its fees so many times; on a fraud it loses three times as much. */
export const DEAL = 2;
export const LOST = 3;
/** What a deal is worth falls evenly, to nothing after so long. ms */
export const GONE: Ms = 10_000;
/** Keeping out of a fraud brings its fees once; keeping out of a clean block costs half of them. */
export const KEPT_OUT = { fraud: 1, clean: -0.5 };
/** The fees of a block in a world without transfers, where all are alike. */
export const PLAIN = 5;
/** An honest sequencer earns a block's fees so many times if every watcher deals on it, for fewer in proportion; a fraud of its own costs this. */
export const WAGE = 1.5;
export const BAD_BLOCK = 8;
/** A captured one takes what the dealers lose: so many times the fees, if every watcher deals. */
export const LOOT = 6;

/** What of a deal's worth is left so long after the block was made, 0 to 1. */
export function left(after: Ms): number {
  return Math.max(0, 1 - after / GONE);
}
