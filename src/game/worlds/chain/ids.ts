import * as z from "zod/mini";
import { type Chance, purpose } from "../../kit/chance.ts";
import { permuted } from "../../kit/permutation.ts";
import type { BlockId } from "./state.ts";

const ID = purpose("block id");

/** Makers that ids are for: more than a room has seats and nodes, the attackers' own node among them. */
const MAKERS = 512;
/** Slots of one page. Makers × slots × 2 are 2^(2 · HALF) numbers: ids of an ordinary round have seven digits at most. */
const SLOTS = 1024;
const HALF = 10;
const PAGE = 1 << (2 * HALF);
/** Pages of slots: 2²¹ slots in all, many times what the longest clock has room for, and ids that stay 32-bit numbers. */
const PAGES = 2048;

const LETTER = purpose("letter of a block");
/** Letters of one page: 2^(2 · LETTER_HALF), so that the two blocks each of eight makers are told apart by one letter. */
const LETTER_HALF = 2;
export const LETTERS = 1 << (2 * LETTER_HALF);

/**
 * What tells a block from others of its height in its name: a number from 0 to 15, and 16 more for each page after the first. It
 * is public with the block and the same for all who see it. `nth` tells it from all that its mechanism could have made at this
 * height, whether it did or not. Only its page can be read from the letter: neither which block was first, nor whether there are
 * others, held back or not yet here.
 */
export function blockLetter(chance: Chance, height: number, nth: number): number {
  const page = Math.floor(nth / LETTERS);
  return page * LETTERS + permuted(chance, LETTER, LETTER_HALF, nth % LETTERS, height);
}

/** The largest id there can be. */
export const BLOCK_ID_MAX = PAGES * PAGE;

/** A block's id in a command. */
export const blockField = () => z.int().check(z.minimum(0), z.maximum(BLOCK_ID_MAX));

/** A waiting transfer's id in a command: eight a slot, see transfers.ts. */
export const transferField = () => z.int().check(z.minimum(0), z.maximum(8 * SLOTS * PAGES));

/**
 * The id of the block that a maker makes in a slot: its height, epoch or turn, whatever the mechanism counts by; `which` is 1
 * for the second of two. A block's id, and with it its luck (audits are keyed by it), follows from these alone, whatever
 * other blocks there are. Ids are a keyed permutation of all that there could be, so no two are the same, and neither order
 * nor gaps tell of blocks that one has not seen. Only the page, so many slots together, can be read from an id.
 * @throws RangeError for a maker, slot or `which` beyond what there is: a bug, or a round without end.
 */
export function blockId(chance: Chance, maker: number, slot: number, which: 0 | 1 = 0): BlockId {
  const fits = (n: number, below: number) => Number.isInteger(n) && n >= 0 && n < below;
  if (!(fits(maker, MAKERS) && fits(slot, SLOTS * PAGES) && fits(which, 2)))
    throw new RangeError(`no block id for maker ${maker}, slot ${slot}, ${which}`);
  const page = Math.floor(slot / SLOTS);
  const at = (maker * SLOTS + (slot % SLOTS)) * 2 + which;
  // 0 is the genesis block's.
  return 1 + page * PAGE + permuted(chance, ID, HALF, at, page);
}
