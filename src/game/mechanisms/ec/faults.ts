import type { BlockId } from "../../worlds/chain/state.ts";
import { same } from "./tipset.ts";

/** What two signed headers prove of their miner. Source: Filecoin specification, "Consensus faults". */
export type Fault = "double-fork" | "time-offset" | "parent-grinding";

/** A header as far as a proof needs it. */
export interface Signed {
  id: BlockId;
  parents: readonly BlockId[];
  height: number;
}

/**
 * The fault that two blocks of one miner prove; undefined for none. Two blocks in one epoch; the same parents in two epochs;
 * or, of its own last block, building on that block's siblings and leaving it out. `block` looks up the parents' headers.
 */
export function faultOf(one: Signed, two: Signed, block: (id: BlockId) => Signed): Fault | undefined {
  if (one.id === two.id) return undefined;
  if (one.height === two.height) return "double-fork";
  const [older, newer] = one.height < two.height ? [one, two] : [two, one];
  if (same(older.parents, newer.parents)) return "time-offset";
  if (newer.parents.includes(older.id)) return undefined;
  const siblings = newer.parents.some((id) => {
    const parent = block(id);
    return parent.height === older.height && same(parent.parents, older.parents);
  });
  return siblings ? "parent-grinding" : undefined;
}
