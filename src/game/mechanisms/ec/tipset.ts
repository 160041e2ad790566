import { weightStep } from "../../kit/ec-weight.ts";
import type { SeatId } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";

/**
 * The network's power that weights are computed with: the whole room together counts as 1 EiB, 2⁶⁰ bytes, however few
 * seats it has. A tipset then weighs 15,360 and 1,536 for each win, the proportions of the real network.
 */
export const ROOM_POWER = 1n << 60n;

/** What of a block's header tipsets and their weight are made from. */
export interface Header {
  id: BlockId;
  miner: SeatId;
  wins: number;
  ticket: number;
}

/** Blocks of one epoch with the same parents, in order of their ids; its weight, and its tickets, the smallest first. */
export interface Tipset {
  ids: BlockId[];
  weight: number;
  tickets: number[];
}

/**
 * The tipset of these blocks of one epoch with the same parents; undefined for none. `parentWeight` is that of the tipset it is
 * built on. A miner has at most one block in it: of several, the one with the smallest id, in place of the smallest hash.
 * Source: Filecoin specification, "Tipset" and "Chain Weighting"; kit/ec-weight.ts has the formula.
 */
export function newTipset(headers: readonly Header[], parentWeight: number): Tipset | undefined {
  const byMiner = new Map<SeatId, Header>();
  for (const header of headers) {
    const other = byMiner.get(header.miner);
    if (!other || header.id < other.id) byMiner.set(header.miner, header);
  }
  const chosen = [...byMiner.values()].sort((a, b) => a.id - b.id);
  if (chosen.length === 0) return undefined;
  const wins = chosen.reduce((sum, header) => sum + header.wins, 0);
  const tickets = chosen.map((header) => header.ticket).sort((a, b) => a - b);
  // The genesis block has won nothing and weighs nothing.
  const weight = wins === 0 ? parentWeight : parentWeight + weightStep(ROOM_POWER, wins);
  return { ids: chosen.map((header) => header.id), weight, tickets };
}

/** Which of two lists comes first: by the first place where they differ, the longer one where one begins the other; 0 for equal ones. */
function order(a: readonly number[], b: readonly number[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y === undefined) return -1;
    if (x !== y) return x - y;
  }
  return b.length > a.length ? 1 : 0;
}

/**
 * Whether `a` is chosen over `b`: the heavier one; of equal weight the one with the smaller ticket, ticket by ticket, the
 * smallest first (Lotus' breakWeightTie). Where all tickets are the same as well, as with two blocks of one miner, ids decide:
 * Lotus keeps what came first, which would leave nodes on different heads. A total order on tipsets.
 */
export function isHeavier(a: Tipset, b: Tipset): boolean {
  if (a.weight !== b.weight) return a.weight > b.weight;
  return (order(a.tickets, b.tickets) || order(a.ids, b.ids)) < 0;
}

/** Whether two lists of blocks, both in order, are the same. */
export function sameBlocks(a: readonly BlockId[], b: readonly BlockId[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
