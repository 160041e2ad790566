// Which block a pool mines on: the tip of the longest chain that it has, of equals the one seen first (Nakamoto 2008, section 5;
// all blocks have the same work here, so that the longest chain is the heaviest), or the tip that most of its seats vote for.
import type { SeatId } from "../../types.ts";
import type { BlocksPort } from "../../worlds/chain/ports.ts";
import type { BlockId } from "../../worlds/chain/state.ts";

/** What is needed here of a pool, and of the facts. */
interface PoolTips {
  tips: BlockId[];
  votes: Record<SeatId, BlockId>;
}
interface BlockLookup {
  world: { blocks: Pick<BlocksPort, "at"> };
}

/** Tips further below the highest, in blocks, are dropped: a pool alone would hardly ever catch up from there. */
export const TIP_REACH = 3;

export const heightOf = (id: BlockId, f: BlockLookup): number => f.world.blocks.at(id).height;
/** In proof of work every block has one parent; the genesis block's is itself. */
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

const descendsFrom = (tip: BlockId, id: BlockId, f: BlockLookup): boolean => ancestorAt(tip, heightOf(id, f), f) === id;

/** The highest of these, the first of equals. */
function highest(tips: readonly BlockId[], f: BlockLookup): BlockId | undefined {
  let best: BlockId | undefined;
  for (const tip of tips) if (best === undefined || heightOf(tip, f) > heightOf(best, f)) best = tip;
  return best;
}

/** A block has come to a node, after all its ancestors: updates its tips, and drops votes that leave no choice. */
export function addTip(pool: PoolTips, id: BlockId, f: BlockLookup): void {
  const parent = parentOf(id, f);
  // The usual case: the one chain goes on.
  if (pool.tips.length === 1 && pool.tips[0] === parent) {
    pool.tips[0] = id;
    return;
  }
  const tips = pool.tips.filter((tip) => tip !== parent);
  tips.push(id);
  const least = heightOf(highest(tips, f) as BlockId, f) - TIP_REACH;
  pool.tips = tips.filter((tip) => heightOf(tip, f) >= least);
  for (const [seat, vote] of Object.entries(pool.votes)) {
    // No tip descends from the block, or all do.
    const through = pool.tips.filter((tip) => descendsFrom(tip, vote, f)).length;
    if (through === 0 || through === pool.tips.length) delete pool.votes[Number(seat)];
  }
}

/** Whether a pool can choose this block: it is one of several tips. */
export const isTip = (pool: PoolTips, id: BlockId): boolean => pool.tips.length > 1 && pool.tips.includes(id);

/** The tip that a vote for a block means now: the highest that descends from it. */
export function tipOf(pool: PoolTips, vote: BlockId, f: BlockLookup): BlockId | undefined {
  const through = pool.tips.filter((tip) => descendsFrom(tip, vote, f));
  return highest(through, f);
}

/** The votes for each tip, 0 included; nothing while there is only one. */
export function votesByTip(pool: PoolTips, f: BlockLookup): Record<BlockId, number> {
  if (pool.tips.length < 2) return {};
  const votes: Record<BlockId, number> = Object.fromEntries(pool.tips.map((tip) => [tip, 0]));
  for (const vote of Object.values(pool.votes)) {
    const tip = tipOf(pool, vote, f);
    if (tip !== undefined) votes[tip] = (votes[tip] ?? 0) + 1;
  }
  return votes;
}

/** What a pool mines on: of the tips with the most votes (of all, where nobody voted) the highest, of equals the first seen. */
export function bestTip(pool: PoolTips, f: BlockLookup): BlockId {
  if (pool.tips.length === 1) return pool.tips[0] as BlockId;
  const votes = Object.keys(pool.votes).length > 0 ? votesByTip(pool, f) : {};
  const most = Math.max(0, ...Object.values(votes));
  const wanted = most > 0 ? pool.tips.filter((tip) => votes[tip] === most) : pool.tips;
  return highest(wanted, f) as BlockId;
}
