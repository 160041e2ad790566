// The public chain: the heaviest block that nodes with more than half of all power have. By it blocks are decided, and
// undone.
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import type { Facts, Fx, PowState } from "./state.ts";
import { fork, heightOf, parentOf } from "./tips.ts";

/** Reorganisations that are remembered one by one, for the reveal: many times what a stormy round has. */
const REORGS = 1000;

/** The blocks of a chain above a block of it, the newest first. */
export function above(head: BlockId, base: BlockId, f: Facts): BlockId[] {
  const blocks: BlockId[] = [];
  for (let at = head; at !== base; at = parentOf(at, f)) blocks.push(at);
  return blocks;
}

/** A node builds on something else. How many blocks that drops. */
export function noteReorg(s: PowState, node: NodeId, from: BlockId, to: BlockId, f: Facts): number {
  if (parentOf(to, f) === from) return 0;
  const depth = heightOf(from, f) - heightOf(fork(from, to, f), f);
  if (depth === 0) return 0;
  s.deepest = Math.max(s.deepest, depth);
  if (s.reorgs.length < REORGS) s.reorgs.push({ t: f.now, node, depth });
  return depth;
}

/** The seats that stand for a block: those whose pools build on it. */
function holders(s: PowState, id: BlockId, f: Facts): number[] {
  const on = (node: NodeId) => {
    const head = f.world.blocks.head(node)[0] as BlockId;
    return heightOf(fork(head, id, f), f) === heightOf(id, f);
  };
  return Object.keys(s.nodes)
    .map(Number)
    .filter(on)
    .flatMap((node) => [...f.world.nodes.seats(node)]);
}

/** Blocks that have enough confirmations on the public chain are decided; where another was, it is undone. */
function decide(s: PowState, f: Facts, fx: Fx): void {
  const { final } = s.options;
  const last = heightOf(s.head, f) - final + 1;
  if (final === 0 || last < 1) return;
  const fresh: BlockId[] = [];
  for (let at = s.head; at !== 0; at = parentOf(at, f)) {
    const height = heightOf(at, f);
    if (height > last) continue;
    if (s.finals[height - 1] === at) break;
    fresh.push(at);
  }
  for (const option of fresh.reverse()) {
    const slot = heightOf(option, f);
    const undoes = s.finals[slot - 1];
    s.finals[slot - 1] = option;
    fx.decide({ slot, option, holders: holders(s, option, f), ...(undoes !== undefined && { undoes }) });
  }
}

/** One more node has a block. */
export function heardAt(s: PowState, node: NodeId, id: BlockId, f: Facts, fx: Fx): void {
  const before = s.heard[id] ?? 0;
  const power = before + (s.nodes[node]?.power ?? 0);
  if (2 * power <= s.power) {
    s.heard[id] = power;
    return;
  }
  delete s.heard[id];
  if (2 * before > s.power || heightOf(id, f) <= heightOf(s.head, f)) return;
  const base = fork(s.head, id, f);
  const depth = heightOf(s.head, f) - heightOf(base, f);
  const { made = [] } = s.cartel ?? {};
  if (depth > 0 && above(id, base, f).some((block) => made.includes(block))) s.undone.push({ tip: id, depth });
  s.head = id;
  decide(s, f, fx);
}
