import { secondsTo } from "../../parts/clock.ts";
import { Block, block, nodeName } from "./names.ts";
import { ago, known } from "./newest.ts";
import { part } from "./registry.ts";
import { selected } from "./selection.ts";
import { cartel, chainSeat, node } from "./views.ts";
import { words as w } from "./words/words.ts";

/** One sentence: where I am, and what I know. What a finger points at, or is being checked, comes first. */
export function where(): string | undefined {
  const my = chainSeat.value;
  if (!my || !node.value) return undefined;
  if (my.auditing !== undefined && my.busy !== undefined)
    return w.where.auditing({ block: block(my.auditing), s: secondsTo(my.busy) });
  const id = selected.value;
  const seen = id === undefined ? undefined : (node.value.blocks[id] ?? cartel.value?.held[id]);
  if (id !== undefined && seen) {
    if (id === 0) return w.where.first;
    // Whoever it names as its maker had no part in it.
    if (!node.value.blocks[id]) return w.where.held({ block: Block(id) });
    const about = { block: Block(id), by: nodeName(seen.by), ago: ago(seen.at) };
    return part().unchecked ? w.where.chosen(about) : w.where.selected({ ...about, known: known(id) });
  }
  return part().where();
}
