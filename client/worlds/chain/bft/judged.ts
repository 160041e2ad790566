import type { Note } from "../../../../src/game/types.ts";
import type { ChainReveal } from "../../../../src/game/worlds/chain/view.ts";

/** A block that was put to my vote, what I said, and what it was; undefined where that is not told. */
export interface Judged {
  block: number;
  said: "approve" | "reject" | undefined;
  fraud: boolean | undefined;
  /** It was one of two blocks for the same turn, which together spend a coin twice. */
  pair?: boolean;
}

/** Every block that reached my node from others, in order, with what my diary says I said of it. */
export function judged(
  notes: readonly Note[],
  blocks: ChainReveal["blocks"],
  node: number | undefined,
  pairs: readonly number[] = [],
): Judged[] {
  if (node === undefined) return [];
  const said = new Map<number, Judged["said"]>();
  for (const { what, block } of notes) {
    if (what === "approved") said.set(Number(block), "approve");
    if (what === "rejected") said.set(Number(block), "reject");
  }
  const made = Object.entries(blocks).sort(([, a], [, b]) => a.t - b.t || a.height - b.height);
  return made.flatMap(([id, block]) => {
    const n = Number(id);
    const came = (block.seen[node] ?? -1) >= 0;
    if (n === 0 || block.by === node || !(came || said.has(n))) return [];
    const pair = pairs.includes(n);
    const fraud = pair ? true : block.fraud === undefined ? undefined : block.fraud === 1;
    return [{ block: n, said: said.get(n), fraud, ...(pair && { pair }) }];
  });
}

/** Whether what I said was right; undefined where it is not told. */
export const isRight = ({ said, fraud }: Judged): boolean | undefined =>
  fraud === undefined ? undefined : said !== undefined && (said === "reject") === fraud;
