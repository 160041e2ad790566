import { clock, lasts } from "../../parts/clock.ts";
import { Block } from "./names.ts";
import { sure } from "./sure.ts";
import { chainSeat, node } from "./views.ts";
import { words as w } from "./words/words.ts";

/** Whole seconds since `t`. */
const since = (t: number): number => Math.max(0, Math.floor(lasts(clock.value - t) / 1000));
export const ago = (t: number): string => w.ago({ s: since(t) });

/** The newest block that my node builds on; undefined while that is the first block. */
export function newest(): number | undefined {
  const id = node.value?.head[0];
  return id === undefined || id === 0 ? undefined : id;
}

/** What I know of a block, as the end of a sentence. */
export function known(id: number): string {
  const audit = chainSeat.value?.audits[id];
  return audit ? `${sure(audit.fraud)}.` : w.where.unchecked;
}

/** "Block 4 came 2 s ago; you are 86% sure it is a fraud." */
export function aboutNewest(): string | undefined {
  const id = newest();
  const at = id === undefined ? undefined : node.value?.blocks[id]?.at;
  if (id === undefined || at === undefined) return undefined;
  return w.where.came({ block: Block(id), ago: ago(at), known: known(id) });
}
