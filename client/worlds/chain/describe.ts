import type { TreeBlock } from "../../art/harbour/index.ts";
import * as format from "../../words/format.ts";
import { sure } from "./sure.ts";
import { words as chainWords } from "./words/words.ts";

const w = chainWords.tree;

/** A block in words, for those who do not see the tree: everything its lantern shows. `by` is its maker's name. */
export function describe(block: TreeBlock, by: string, own: boolean): string {
  if (block.id === 0) return block.tip ? w.first + format.mark(";") + w.tip : w.first;
  const { votes, suspicion } = block;
  const said = [
    w.made({ name: block.label ?? "?", by }),
    w.states[block.state],
    block.confirmations && block.state !== "final" ? w.confirmations({ n: block.confirmations }) : "",
    votes ? w.votes({ yes: votes.yes, need: votes.need }) : "",
    block.doubts ? w.doubts({ n: block.doubts }) : "",
    block.left ? w.left : "",
    block.tip ? w.tip : "",
    block.mine ? (own ? w.mine : w.named) : "",
    block.order ? w.order : "",
    suspicion ? sure(suspicion.says === "fraud" ? suspicion.sure : 1 - suspicion.sure) : own ? w.unchecked : "",
  ];
  return said.filter((one) => one !== "").join(format.mark(";"));
}
