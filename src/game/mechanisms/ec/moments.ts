// What a round of Expected Consensus has everybody feel. Only what all can see: blocks that have come to every node, as the
// projector shows them, and doubts and finals that no node lacks.
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import { ancestry, tipsetOf } from "./ancestry.ts";
import { type EcState, type Facts, type Fx, type MaximalTipset, nodeAt } from "./state.ts";
import { isHeavier } from "./tipset.ts";

/** From so many epochs on of which nothing stays, a reorganisation is one that everybody hears of; of one there are too many. */
export const DEEP = 2;

/** How many epochs of the chain up to `old` have no block on the chain up to `now`. */
function undone(f: Facts, old: readonly BlockId[], now: readonly BlockId[]): number {
  const kept = new Set(ancestry(f, now, 0).flat());
  return ancestry(f, old, 0).filter((tipset) => !tipset.some((id) => kept.has(id))).length;
}

/** A node has received a block. Where it was the last that lacked it, everybody sees it now: a fork, or another chain than before. */
export function tellBlock(s: EcState, id: BlockId, f: Facts, fx: Fx): void {
  const { everywhere, at } = f.world.blocks;
  if (!everywhere(id)) return;
  const { seen } = s;
  const mine = s.tipsets[s.blocks[id]?.tipset ?? -1] as MaximalTipset;
  const { height } = at(id);
  const rival = (group: MaximalTipset): boolean =>
    group !== mine && group.height === height && group.blocks.some(everywhere);
  if (!seen.forks.includes(height) && s.tipsets.some(rival)) {
    seen.forks.push(height);
    fx.moment("fork", { epoch: height });
  }
  const now = tipsetOf(s, f, mine.blocks.filter(everywhere));
  const before = tipsetOf(s, f, seen.head);
  if (!now || (before && !isHeavier(now, before))) return;
  const epochs = undone(f, seen.head, now.ids);
  seen.head = [...now.ids];
  if (epochs >= DEEP) fx.moment("reorg", { epochs });
}

/** A node builds on another chain: whoever made a block that is on the old one and not on the new one feels it. */
export function tellDropped(node: NodeId, old: readonly BlockId[], now: readonly BlockId[], f: Facts, fx: Fx): void {
  const kept = new Set(ancestry(f, now, 0).flat());
  const seats = f.world.nodes.seats(node);
  for (const id of ancestry(f, old, 0).flat()) {
    const { miner = -1, epoch = 0 } = f.world.blocks.at(id).meta;
    if (!kept.has(id) && seats.includes(miner)) fx.moment("dropped", { epoch }, miner);
  }
}

/** Blocks have become final: of one that every node holds for final, and had heard doubted, everybody is told. */
export function tellFinal(s: EcState, ids: readonly BlockId[], f: Facts, fx: Fx): void {
  const nodes = Array.from({ length: f.world.nodes.count }, (_, node) => node);
  const doubted = ids.find((id) => nodes.every((node) => (nodeAt(s, node).doubts[id] ?? 0) > 0));
  if (doubted === undefined) return;
  const height = f.world.blocks.at(doubted).height;
  const holds = (node: NodeId): boolean =>
    ancestry(f, nodeAt(s, node).final, height - 1).some((tipset) => tipset.includes(doubted));
  if (nodes.every(holds)) fx.moment("doubted", { block: doubted });
}
