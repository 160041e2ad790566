// Which block a pool mines on: the heaviest it has, by height since all blocks weigh the same, the first seen of equals;
// or what most of its seats that say anything want.
import type { SeatId } from "../../types.ts";
import type { BlocksPort } from "../../worlds/chain/ports.ts";
import type { BlockId } from "../../worlds/chain/state.ts";

/** What this needs of a pool, and of the facts. */
interface Tree {
  leaves: BlockId[];
  votes: Record<SeatId, BlockId>;
}
interface Known {
  world: { blocks: Pick<BlocksPort, "at"> };
}

/** Tips further below the highest are no choice any more: whoever mined there would have to win a race against all. */
export const TIP_REACH = 3;

export const heightOf = (id: BlockId, f: Known): number => f.world.blocks.at(id).height;
/** In proof of work every block has one parent; the genesis block's is itself. */
export const parentOf = (id: BlockId, f: Known): BlockId => f.world.blocks.at(id).parents[0] ?? id;

/** The ancestor of a block at a height, or the block itself where it is no higher. */
export function ancestorAt(id: BlockId, height: number, f: Known): BlockId {
  let at = id;
  while (heightOf(at, f) > height) at = parentOf(at, f);
  return at;
}

/** The last block that two chains share. */
export function fork(a: BlockId, b: BlockId, f: Known): BlockId {
  let [x, y] = [ancestorAt(a, heightOf(b, f), f), ancestorAt(b, heightOf(a, f), f)];
  while (x !== y) [x, y] = [parentOf(x, f), parentOf(y, f)];
  return x;
}

const leadsThrough = (leaf: BlockId, id: BlockId, f: Known): boolean => ancestorAt(leaf, heightOf(id, f), f) === id;

/** The highest of these, the first of equals. */
function highest(leaves: readonly BlockId[], f: Known): BlockId | undefined {
  let best: BlockId | undefined;
  for (const leaf of leaves) if (best === undefined || heightOf(leaf, f) > heightOf(best, f)) best = leaf;
  return best;
}

/** A block has come to a node, after all its ancestors: what its tips are now, and which votes still say anything. */
export function grow(pool: Tree, id: BlockId, f: Known): void {
  const parent = parentOf(id, f);
  // As a rule the chain goes on, and nothing else is to be thought of.
  if (pool.leaves.length === 1 && pool.leaves[0] === parent) {
    pool.leaves[0] = id;
    return;
  }
  const leaves = pool.leaves.filter((leaf) => leaf !== parent);
  leaves.push(id);
  const least = heightOf(highest(leaves, f) as BlockId, f) - TIP_REACH;
  pool.leaves = leaves.filter((leaf) => heightOf(leaf, f) >= least);
  for (const [seat, vote] of Object.entries(pool.votes)) {
    // A block that no tip leads through is off, and one that all do is agreed.
    const through = pool.leaves.filter((leaf) => leadsThrough(leaf, vote, f)).length;
    if (through === 0 || through === pool.leaves.length) delete pool.votes[Number(seat)];
  }
}

/** Whether a pool can choose this block: a tip, while there is more than one. */
export const isTip = (pool: Tree, id: BlockId): boolean => pool.leaves.length > 1 && pool.leaves.includes(id);

/** The tip that a vote for a block now means. */
export function tipOf(pool: Tree, vote: BlockId, f: Known): BlockId | undefined {
  const through = pool.leaves.filter((leaf) => leadsThrough(leaf, vote, f));
  return highest(through, f);
}

/** The votes for each tip, all tips among them; none while there is no choice. */
export function counts(pool: Tree, f: Known): Record<BlockId, number> {
  if (pool.leaves.length < 2) return {};
  const votes: Record<BlockId, number> = Object.fromEntries(pool.leaves.map((leaf) => [leaf, 0]));
  for (const vote of Object.values(pool.votes)) {
    const tip = tipOf(pool, vote, f);
    if (tip !== undefined) votes[tip] = (votes[tip] ?? 0) + 1;
  }
  return votes;
}

/** What a pool mines on: of the tips that most voted for, all while nobody has, the highest, the first seen of equals. */
export function choice(pool: Tree, f: Known): BlockId {
  if (pool.leaves.length === 1) return pool.leaves[0] as BlockId;
  // Most of the time nobody votes, and then the votes need no counting.
  const votes = Object.keys(pool.votes).length > 0 ? counts(pool, f) : {};
  const most = Math.max(0, ...Object.values(votes));
  const wanted = most > 0 ? pool.leaves.filter((leaf) => votes[leaf] === most) : pool.leaves;
  return highest(wanted, f) as BlockId;
}
