import * as format from "../../words/format.ts";
import { words } from "./words/words.ts";

/** Nobody is ever quite sure: 1% at least, and 99% at most. */
export const percent = (share: number): string => format.percent(Math.max(0.01, Math.min(0.99, share)));

/** Between these, one's own looks say nothing either way. */
export const OPEN = { from: 0.4, to: 0.6 };
export const isOpen = (fraud: number): boolean => fraud > OPEN.from && fraud < OPEN.to;

function say(fraud: number, how: typeof words.sure): string {
  if (isOpen(fraud)) return how.unsure;
  return fraud >= 0.5 ? how.fraud({ percent: percent(fraud) }) : how.clean({ percent: percent(1 - fraud) });
}

/** How sure one is of a block after one's own audits, as the end of a sentence. `fraud`: how likely it is one, 0 to 1. */
export const sure = (fraud: number): string => say(fraud, words.sure);
/** The same in two or three words. */
export const sureShort = (fraud: number): string => say(fraud, words.sureShort);
