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

// The blocks that nodes have, in the order in which they came. It follows from `has`, and is remembered beside the state since
// every view of a node asks for it: made from `has` where it is not there, and brought up to date by `noteArrival`.
const lists = new WeakMap<Node, BlockId[]>();

/** Positive where block `a` came to the node after `b`, negative the other way round; of what came at once, ancestors come first. */
function later(s: ChainState, { has }: Node, a: BlockId, b: BlockId): number {
  return (has[a] ?? 0) - (has[b] ?? 0) || blockAt(s, a).height - blockAt(s, b).height || a - b;
}

/** All that a node has received, in the order in which it came. It only grows, so that its length tells of every change. */
export function arrived(s: ChainState, node: Node): readonly BlockId[] {
  let list = lists.get(node);
  if (!list) {
    list = Object.keys(node.has)
      .map(Number)
      .sort((a, b) => later(s, node, a, b));
    lists.set(node, list);
  }
  return list;
}

/** A block has just been entered into a node's `has`. */
export function noteArrival(s: ChainState, node: Node, id: BlockId): void {
  const list = lists.get(node);
  if (!list) return;
  let at = list.length;
  while (at > 0 && later(s, node, list[at - 1] as BlockId, id) > 0) at--;
  list.splice(at, 0, id);
}

const kept = memo();

/** Blocks so far below the head, or further, can no longer be audited: they are as good as final, and the list must stay short. */
const AUDITED = 6;

/** The blocks this seat could audit: those its node has, not far below its head, and not the genesis block. */
export function auditable(s: ChainState, seat: SeatId): readonly BlockId[] {
  const at = seatOf(s, seat).node;
  const node = nodeAt(s, at);
  const all = arrived(s, node);
  return kept(node, "auditable", [all.length, node.head], () => {
    const top = headHeight(s, at);
    const open = all.filter((id) => id !== GENESIS && blockAt(s, id).height > top - AUDITED);
    return open.sort((a, b) => a - b);
  });
}

/** What a node has above a height, in the order in which it came; of what came at once, ancestors first. */
export function receivedAt(s: ChainState, node: NodeId, above: number): readonly BlockId[] {
  const at = nodeAt(s, node);
  const all = arrived(s, at);
  return kept(at, "received", [all.length, above], () => all.filter((id) => blockAt(s, id).height > above));
}
