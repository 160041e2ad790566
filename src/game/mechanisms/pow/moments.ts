// What a round of proof of work has everybody feel. Only what all can see: blocks that have come to every node, as the projector
// shows them; what one node has before others is its own, and what attackers hold back is theirs.
import type { BlockId } from "../../worlds/chain/state.ts";
import type { Facts, Fx, PowState } from "./state.ts";
import { commonAncestor, heightOf, parentOf } from "./tips.ts";

/** From so many dropped blocks on a reorganisation is one that everybody hears of; of one block there are too many. */
export const DEEP = 2;

/** A node has received a block. Where it was the last that lacked it, everybody sees it now: a fork, or another chain than before. */
export function tellBlock(s: PowState, id: BlockId, f: Facts, fx: Fx): void {
  const { blocks } = f.world;
  if (!blocks.everywhere(id)) return;
  const { seen } = s;
  const parent = parentOf(id, f);
  const rival = (other: BlockId): boolean => other !== id && parentOf(other, f) === parent && blocks.everywhere(other);
  if (!seen.forks.includes(parent) && s.found.some(rival)) {
    seen.forks.push(parent);
    // Where pools are what it is about, forks come all the time and ask nothing of anybody.
    if (!s.operator) fx.moment("fork", { height: heightOf(id, f) });
  }
  if (heightOf(id, f) <= heightOf(seen.head, f)) return;
  const depth = heightOf(seen.head, f) - heightOf(commonAncestor(seen.head, id, f), f);
  seen.head = id;
  if (depth >= DEEP) fx.moment("reorg", { blocks: depth });
}
