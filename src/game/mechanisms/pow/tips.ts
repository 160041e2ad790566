// The block tree as proof of work reads it: every block has one parent, and each node mines on the end of the longest chain that it
// has, of equals the one seen first (Nakamoto 2008, section 5; all blocks have the same work here).
import type { BlocksPort } from "../../worlds/chain/ports.ts";
import type { BlockId } from "../../worlds/chain/state.ts";

interface BlockLookup {
  world: { blocks: Pick<BlocksPort, "at"> };
}

export const heightOf = (id: BlockId, f: BlockLookup): number => f.world.blocks.at(id).height;
/** The genesis block's parent is itself. */
export const parentOf = (id: BlockId, f: BlockLookup): BlockId => f.world.blocks.at(id).parents[0] ?? id;

/** The ancestor of a block at a height, or the block itself where it is no higher. */
export function ancestorAt(id: BlockId, height: number, f: BlockLookup): BlockId {
  let at = id;
  while (heightOf(at, f) > height) at = parentOf(at, f);
  return at;
}

/** The last common ancestor of two blocks. */
export function commonAncestor(a: BlockId, b: BlockId, f: BlockLookup): BlockId {
  let [x, y] = [ancestorAt(a, heightOf(b, f), f), ancestorAt(b, heightOf(a, f), f)];
  while (x !== y) [x, y] = [parentOf(x, f), parentOf(y, f)];
  return x;
}
