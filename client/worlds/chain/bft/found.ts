import { isOpen, percent } from "../sure.ts";
import { words } from "./words/words.ts";

/** What my checks alone say of a block, as part of a sentence: of its maker they say nothing. `fraud`: 0 to 1. */
export function found(fraud: number): string {
  const [says, how] = [foundShort(fraud), words.found];
  return isOpen(fraud) ? how.unsure({ says }) : how.clear({ says });
}

/** How likely a block is clean, or bad, in two words. */
export const foundShort = (fraud: number): string =>
  fraud >= 0.5
    ? words.foundShort.bad({ percent: percent(fraud) })
    : words.foundShort.clean({ percent: percent(1 - fraud) });
