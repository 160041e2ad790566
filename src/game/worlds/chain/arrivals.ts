import { memo } from "../../kit/memo.ts";
import type { SeatId } from "../../types.ts";
import {
  type BlockId,
  blockAt,
  type ChainState,
  deskOf,
  GENESIS,
  heightOf,
  type Node,
  type NodeId,
  nodeAt,
} from "./state.ts";

// What nodes have received, in order: the same as their `has` says, kept beside the state because it is asked for at every
// look at every node. It is made from `has` where it is not there, and brought up to date by `noteArrival`.
const lists = new WeakMap<Node, BlockId[]>();

/** Whether of two blocks the first came to the node later; of what came at once, ancestors come first. */
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

/** What is asked of a node at every look, as long as nothing in it changes. */
const kept = memo();

/** How far below its head a node's blocks can still be audited: older ones are settled, and a list must stay short. */
const AUDITED = 6;

/** The blocks this seat could audit: those its node has, not far below its head, and not the genesis block. */
export function auditable(s: ChainState, seat: SeatId): readonly BlockId[] {
  const at = deskOf(s, seat).node;
  const node = nodeAt(s, at);
  const all = arrived(s, node);
  return kept(node, "auditable", [all.length, node.head], () => {
    const top = heightOf(s, at);
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
