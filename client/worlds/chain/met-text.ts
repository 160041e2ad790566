import { words } from "./words/words.ts";

const w = words.met;

/** From this chance on one holds a block for a double-spend, by one's own checks. */
export const BAD = 0.5;

/** What I found in somebody's blocks: how many I checked, and how many of them look like double-spends. */
export function madeText(checked: number, bad: number): string | undefined {
  if (checked === 0) return undefined;
  return bad === 0 ? w.clean({ n: checked }) : w.bad({ n: checked, bad });
}
