import { weightStep } from "../../kit/ec-weight.ts";
import type { SeatId } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";

/**
 * The network's power that weights are computed with: the whole room together counts as 1 EiB, 2⁶⁰ bytes, however few
 * seats it has. A tipset then weighs 15,360 and 1,536 for each win, the proportions of the real network.
 */
export const ROOM_POWER = 1n << 60n;

/** What of a block's header makes up tipsets and their weight. */
export interface Header {
  id: BlockId;
  miner: SeatId;
  wins: number;
  ticket: number;
}

/** Blocks of one epoch with the same parents, in order of their ids; its weight and smallest ticket. */
export interface Tipset {
  ids: BlockId[];
  weight: number;
  ticket: number;
}

/**
 * The tipset that such blocks of one epoch and with the same parents make; undefined for none. `base` is its parents'
 * weight. A miner has at most one block in it: of several, the one with the smallest id, as the specification takes the
 * smallest hash.
 */
export function assemble(headers: readonly Header[], base: number): Tipset | undefined {
  const byMiner = new Map<SeatId, Header>();
  for (const header of headers) {
    const other = byMiner.get(header.miner);
    if (!other || header.id < other.id) byMiner.set(header.miner, header);
  }
  const chosen = [...byMiner.values()].sort((a, b) => a.id - b.id);
  if (chosen.length === 0) return undefined;
  const wins = chosen.reduce((sum, header) => sum + header.wins, 0);
  const ticket = chosen.reduce((least, header) => Math.min(least, header.ticket), Number.POSITIVE_INFINITY);
  // The genesis block has won nothing and weighs nothing.
  const weight = wins === 0 ? base : base + weightStep(ROOM_POWER, wins);
  return { ids: chosen.map((header) => header.id), weight, ticket };
}

/**
 * Whether a node that has both builds on `a` rather than on `b`: the heavier one; of the same weight that with the smallest
 * ticket; and of one miner's two blocks, which have the same, the one with the smaller id. A total order on tipsets.
 */
export function preferred(a: Tipset, b: Tipset): boolean {
  if (a.weight !== b.weight) return a.weight > b.weight;
  if (a.ticket !== b.ticket) return a.ticket < b.ticket;
  for (const [i, id] of a.ids.entries()) {
    const other = b.ids[i];
    if (other === undefined) return true;
    if (id !== other) return id < other;
  }
  return false;
}

/** Whether two lists of blocks, both in order, are the same. */
export function same(a: readonly BlockId[], b: readonly BlockId[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
