import { OPEN, percent } from "../sure.ts";
import { words } from "./words/words.ts";

function say(fraud: number, how: typeof words.found): string {
  if (fraud > OPEN.from && fraud < OPEN.to) return how.unsure;
  return fraud >= 0.5 ? how.bad({ percent: percent(fraud) }) : how.clean({ percent: percent(1 - fraud) });
}

/** What my checks alone say of a block, as part of a sentence: of its maker they say nothing. `fraud`: 0 to 1. */
export const found = (fraud: number): string => say(fraud, words.found);
/** How likely a block is clean, or bad, in two words. */
export const foundShort = (fraud: number): string => say(fraud, words.foundShort);
