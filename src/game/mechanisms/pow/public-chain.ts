// The public chain ends in the highest block that nodes with more than half of all power have. Blocks are decided, and undone,
// by it.
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Facts, Fx, PowState } from "./state.ts";
import { commonAncestor, heightOf, parentOf } from "./tips.ts";

/** So many reorganisations are kept for the reveal: many times what any round has had. */
const REORGS = 1000;

/** The blocks of a chain above a block of it, the newest first. */
export function blocksAbove(head: BlockId, base: BlockId, f: Facts): BlockId[] {
  const blocks: BlockId[] = [];
  for (let at = head; at !== base; at = parentOf(at, f)) blocks.push(at);
  return blocks;
}

/** A node's head changes: notes a reorganisation, and says how many blocks are dropped. */
export function noteReorg(s: PowState, node: NodeId, from: BlockId, to: BlockId, f: Facts): number {
  if (parentOf(to, f) === from) return 0;
  const depth = heightOf(from, f) - heightOf(commonAncestor(from, to, f), f);
  if (depth === 0) return 0;
  s.deepestReorg = Math.max(s.deepestReorg, depth);
  if (s.reorgs.length < REORGS) s.reorgs.push({ t: f.now, node, depth });
  return depth;
}

/** The seats whose pools build on a block. */
function holders(s: PowState, id: BlockId, f: Facts): number[] {
  const on = (node: NodeId) => {
    const head = f.world.blocks.head(node)[0] as BlockId;
    return heightOf(commonAncestor(head, id, f), f) === heightOf(id, f);
  };
  return Object.keys(s.nodes)
    .map(Number)
    .filter(on)
    .flatMap((node) => [...f.world.nodes.seats(node)]);
}

/** Decides the blocks that have enough confirmations on the public chain by now; what was decided in their place is undone. */
function decide(s: PowState, f: Facts, fx: Fx): void {
  const { final } = s.options;
  const last = heightOf(s.head, f) - final + 1;
  if (final === 0 || last < 1) return;
  const fresh: BlockId[] = [];
  for (let at = s.head; at !== 0; at = parentOf(at, f)) {
    const height = heightOf(at, f);
    if (height > last) continue;
    if (s.decided[height - 1] === at) break;
    fresh.push(at);
  }
  for (const option of fresh.reverse()) {
    const slot = heightOf(option, f);
    const undoes = s.decided[slot - 1];
    s.decided[slot - 1] = option;
    fx.decide({ slot, option, holders: holders(s, option, f), ...(undoes !== undefined && { undoes }) });
  }
}

/**
 * A node has received a block: it may be the new head of the public chain. Undefined where it is not; else how many public
 * blocks it undid by attackers' ones, usually 0. (Powers are those that nodes have as they receive it, also where seats move.)
 */
export function noteReceived(s: PowState, node: NodeId, id: BlockId, f: Facts, fx: Fx): number | undefined {
  const before = s.receivedPower[id] ?? 0;
  const power = before + (s.nodes[node]?.power ?? 0);
  if (2 * power <= s.power) {
    s.receivedPower[id] = power;
    return undefined;
  }
  delete s.receivedPower[id];
  if (2 * before > s.power || heightOf(id, f) <= heightOf(s.head, f)) return undefined;
  const base = commonAncestor(s.head, id, f);
  const depth = heightOf(s.head, f) - heightOf(base, f);
  const { made = [] } = s.cartel ?? {};
  const attack = depth > 0 && blocksAbove(id, base, f).some((block) => made.includes(block));
  if (attack) s.undone.push({ tip: id, depth });
  s.head = id;
  decide(s, f, fx);
  return attack ? depth : 0;
}
