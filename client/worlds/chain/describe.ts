import type { TreeBlock } from "../../art/harbour/index.ts";
import { chainWords } from "../../words/chain/index.ts";

const w = chainWords.tree;

/** A block in words, for those who do not see the tree: everything its lantern shows. `by` is its maker's name. */
export function describe(block: TreeBlock, by: string, own: boolean): string {
  if (block.id === 0) return block.tip ? `${w.first}; ${w.tip}` : w.first;
  const { votes, suspicion } = block;
  const said = [
    w.made(block.label ?? "?", by),
    w.states[block.state],
    block.confirmations && block.state !== "final" ? w.confirmations(block.confirmations) : "",
    votes ? w.votes(votes.yes, votes.need) : "",
    block.doubts ? w.doubts(block.doubts) : "",
    block.left ? w.left : "",
    block.tip ? w.tip : "",
    block.mine ? w.mine : "",
    block.order ? w.order : "",
    suspicion
      ? chainWords.sure(suspicion.says === "fraud" ? suspicion.sure : 1 - suspicion.sure)
      : own
        ? w.unchecked
        : "",
  ];
  return said.filter((one) => one !== "").join("; ");
}
