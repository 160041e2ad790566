import { isOpen } from "./sure.ts";
import { words } from "./words/words.ts";

const w = words.met;

/** From this chance on one holds a block for a double-spend, by one's own checks. */
const BAD = 0.5;

interface Look {
  /** How likely it is a double-spend by one's own checks, 0 to 1. */
  fraud: number;
}

/** The blocks of which one's checks said something: one that could be either speaks neither for nor against its maker. */
const clear = (made: readonly Look[]): Look[] => made.filter(({ fraud }) => !isOpen(fraud));
export const badAmong = (made: readonly Look[]): number => clear(made).filter(({ fraud }) => fraud > BAD).length;

/** What I found in somebody's blocks: how many I checked, and how many of them look like double-spends. */
export function madeText(made: readonly Look[]): string | undefined {
  const [checked, bad] = [clear(made).length, badAmong(made)];
  if (checked === 0) return undefined;
  return bad === 0 ? w.clean({ n: checked }) : w.bad({ n: checked, bad });
}
