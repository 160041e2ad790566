import { clock } from "../../parts/clock.ts";
import { chainWords as w } from "../../words/chain/index.ts";
import { Block } from "./names.ts";
import { desk, node } from "./sense.ts";

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
