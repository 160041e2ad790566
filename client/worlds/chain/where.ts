import { clock, secondsTo } from "../../parts/clock.ts";
import { chainWords as w } from "../../words/chain/index.ts";
import { Block, block, nodeName } from "./names.ts";
import { part } from "./registry.ts";
import { selected } from "./selection.ts";
import { cartel, desk, node } from "./sense.ts";

/** Whole seconds since `t`. */
const since = (t: number): number => Math.max(0, Math.floor((clock.value - t) / 1000));
export const ago = (t: number): string => w.ago(since(t));

/** The newest block that my node builds on; undefined while that is the first block. */
export function newest(): number | undefined {
  const id = node.value?.head[0];
  return id === undefined || id === 0 ? undefined : id;
}

/** What I know of a block, as the end of a sentence. */
export function known(id: number): string {
  const audit = desk.value?.audits[id];
  return audit ? `${w.sure(audit.fraud)}.` : w.where.unchecked;
}

/** "Block 4 came 2 s ago; you are 86% sure it is a fraud." */
export function aboutNewest(): string | undefined {
  const id = newest();
  const at = id === undefined ? undefined : node.value?.blocks[id]?.at;
  if (id === undefined || at === undefined) return undefined;
  return `${w.where.came(Block(id), ago(at))}; ${known(id)}`;
}

/** Where one's order stands, as a sentence; undefined without one. */
export function aboutOrder(): string | undefined {
  const n = desk.value?.order;
  const order = n === undefined ? undefined : desk.value?.orders[n];
  if (n === undefined || !order) return undefined;
  return order.state === "undone" ? w.where.undone(n + 1) : w.where.order(n + 1, order.z);
}

/** One sentence: where I am, and what I know. What a finger points at, or is being checked, comes first. */
export function where(): string | undefined {
  const my = desk.value;
  if (!my || !node.value) return undefined;
  if (my.auditing !== undefined && my.busy !== undefined)
    return w.where.auditing(block(my.auditing), secondsTo(my.busy));
  const id = selected.value;
  const seen = id === undefined ? undefined : (node.value.blocks[id] ?? cartel.value?.held[id]);
  if (id !== undefined && seen) {
    if (id === 0) return `${w.tree.first}.`;
    // Whoever it names as its maker had no part in it.
    if (!node.value.blocks[id]) return w.where.held(Block(id));
    return `${w.where.selected(Block(id), nodeName(seen.by), ago(seen.at))}; ${known(id)}`;
  }
  return part().where();
}
