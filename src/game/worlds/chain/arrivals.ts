import { memo } from "../../kit/memo.ts";
import type { SeatId } from "../../types.ts";
import {
  type BlockId,
  blockAt,
  type ChainState,
  GENESIS,
  headHeight,
  type Node,
  type NodeId,
  nodeAt,
  seatOf,
} from "./state.ts";

// The blocks that nodes have, as their `has` says, remembered as a list beside the state since every view of a node asks for it.
// It is made from `has` where it is not there, and `noteArrival` adds to it.
const lists = new WeakMap<Node, BlockId[]>();

/** All blocks that a node has, in no order. The list only grows, so its length tells of every change. */
export function arrived(node: Node): readonly BlockId[] {
  let list = lists.get(node);
  if (!list) {
    list = Object.keys(node.has).map(Number);
    lists.set(node, list);
  }
  return list;
}

/** A block has just been entered into a node's `has`. */
export function noteArrival(node: Node, id: BlockId): void {
  lists.get(node)?.push(id);
}

const kept = memo();

/** Blocks so far below the head, or further, can no longer be audited: they are as good as final, and the list must stay short. */
const AUDITED = 6;

/** The blocks this seat could audit: those its node has, not far below its head, and not the genesis block. */
export function auditable(s: ChainState, seat: SeatId): readonly BlockId[] {
  const at = seatOf(s, seat).node;
  const node = nodeAt(s, at);
  const all = arrived(node);
  return kept(node, "auditable", [all.length, node.head], () => {
    const top = headHeight(s, at);
    const open = all.filter((id) => id !== GENESIS && blockAt(s, id).height > top - AUDITED);
    return open.sort((a, b) => a - b);
  });
}

/** What a node has above a height, in the order in which it came; of what came at once, ancestors first. */
export function receivedAt(s: ChainState, node: NodeId, above: number): readonly BlockId[] {
  const at = nodeAt(s, node);
  const all = arrived(at);
  return kept(at, "received", [all.length, above], () => {
    const came = (id: BlockId) => at.has[id] ?? 0;
    const height = (id: BlockId) => blockAt(s, id).height;
    const ids = all.filter((id) => height(id) > above);
    return ids.sort((a, b) => came(a) - came(b) || height(a) - height(b) || a - b);
  });
}
