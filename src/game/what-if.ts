import type { Option } from "./types.ts";

/** One option of a mechanism that could have been another: what it was in the round, and what it is tried as. */
export interface Forked {
  option: string;
  was: number | string;
  to: number | string;
  unit?: "ms";
}

/** What was voted on by itself, as a block is: how much of the power that had a vote was for it. */
export interface Ballot {
  option: Option;
  yes: number;
  of: number;
}

/** What may be asked of a round of a mechanism once it is over: see src/lab/whatif. `S`: its state at the end. */
export interface WhatIf<O, S = unknown> {
  /** Seats stand for one of the world's options at a time, so that the trace can be counted by other rules. `followed`: the line of a diary that says whom (`seat`) it followed; `quorum`: its own. */
  readonly recount?: { readonly followed?: string; quorum?(options: O, seats: number): number };
  /** Each option was voted on by itself: these votes can be counted by other rules. */
  ballots?(s: S): Ballot[];
  /** Its options that are worth trying as others, for so many seats. */
  forks?(options: O, seats: number, s?: S): Forked[];
}
