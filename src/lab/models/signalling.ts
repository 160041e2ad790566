import { type Cast, tally } from "../../game/assembly/ways.ts";
import { Chance, purpose } from "../../game/kit/chance.ts";

/** Blocks of a window, and how many of them have to signal. Source: BIP 9, whose text has 1,915 of them; its figures here are for 1,916. */
export const WINDOW = 2016;
export const NEEDED = 1916;

const BLOCK = purpose("lab signalling block");

/** How many of a window's blocks signal, each with chance `p` by itself. */
export function signals(p: number, key: string, window: number, blocks = WINDOW): number {
  const chance = new Chance(key);
  let n = 0;
  for (let block = 0; block < blocks; block++) if (chance.chooses(BLOCK, p, window, block)) n++;
  return n;
}

/** Whether so many of the window's blocks are enough: a vote by heads in which more than all but `needed` of them are for it. */
export function enough(n: number, needed = NEEDED, blocks = WINDOW): boolean {
  const casts = Array.from(
    { length: blocks },
    (_, seat): Cast => ({ seat, stake: 0, votes: seat < n ? 1 : -1, conviction: 0 }),
  );
  return tally(casts, { way: "heads", quorum: 0, threshold: (needed - 1) / blocks }, blocks).passed;
}

export type State = "DEFINED" | "STARTED" | "LOCKED_IN" | "ACTIVE" | "FAILED";

/** BIP 9's state after the window in `state`, in which enough signalled or not; `last`: it was the last before the timeout. */
export function next(state: State, passed: boolean, last: boolean): State {
  if (state === "DEFINED") return "STARTED";
  if (state === "LOCKED_IN") return "ACTIVE";
  if (state !== "STARTED") return state;
  // The timeout comes first: see BIP 9's pseudocode, where a window that passes locks in before it.
  return passed ? "LOCKED_IN" : last ? "FAILED" : "STARTED";
}

/** A window takes two weeks at the difficulty that fits. days */
const TARGET = 14;
/** The difficulty changes by so many times at most. From memory: Bitcoin's. */
const CLAMP = 4;

/** How long the windows of a chain take that goes on with a share of the power, from its fork on. days */
export function minorityWindows(share: number, windows: number): number[] {
  const days: number[] = [];
  let difficulty = 1;
  for (let i = 0; i < windows; i++) {
    const took = (TARGET * difficulty) / share;
    days.push(took);
    difficulty *= Math.min(CLAMP, Math.max(1 / CLAMP, TARGET / took));
  }
  return days;
}
