import type { BlockId } from "../../worlds/chain/state.ts";
import { sameBlocks } from "./tipset.ts";

/** The consensus faults of the Filecoin specification (section "Consensus Faults"). */
export type ConsensusFault = "double-fork" | "time-offset" | "parent-grinding";

/** What a proof needs of a signed block header. */
export interface SignedHeader {
  id: BlockId;
  parents: readonly BlockId[];
  height: number;
}

/**
 * The fault that two blocks of one miner prove; undefined for none. Double-fork mining: two blocks of one epoch. Time-offset
 * mining: the same parents in two epochs. Parent grinding: the later block builds on the tipset that the earlier one belongs
 * to, and leaves it out. `block` looks up the headers of parents.
 */
export function faultOf(
  one: SignedHeader,
  two: SignedHeader,
  block: (id: BlockId) => SignedHeader,
): ConsensusFault | undefined {
  if (one.id === two.id) return undefined;
  if (one.height === two.height) return "double-fork";
  const [older, newer] = one.height < two.height ? [one, two] : [two, one];
  if (sameBlocks(older.parents, newer.parents)) return "time-offset";
  if (newer.parents.includes(older.id)) return undefined;
  const siblings = newer.parents.some((id) => {
    const parent = block(id);
    return parent.height === older.height && sameBlocks(parent.parents, older.parents);
  });
  return siblings ? "parent-grinding" : undefined;
}
