import type { Channel, Command, Ms, Stake } from "../../game/types.ts";

/** What working out what somebody changed needs of the build of the game that made the recording. */
export type Rules = Pick<
  typeof import("../../game/index.ts"),
  "Replay" | "Round" | "advance" | "apply" | "alternatives" | "digest" | "endOf" | "factoriesOf" | "liarsIn"
>;

/** How a round came out for the one seat. */
export interface Came {
  ending: string;
  /** The option chosen last; absent when nothing was. */
  option?: number;
  /** From the beginning of play to the end. */
  took: Ms;
  /** What the round is about for this seat: see Stake in src/game/types.ts. */
  stake: number;
}

/** This very round with the same luck, as it was and with the seat's person asleep: exact. */
export interface Asleep {
  was: Came;
  asleep: Came;
  /** Moves of other people that the round without this person's had no place for. */
  refused: number;
}

/** One decision held against what else there was. */
export interface Effect {
  /** Since the beginning of play. */
  t: Ms;
  chosen: Command;
  /** Undefined: to do nothing just then. */
  instead?: Command;
  /** What the seat saw as it chose: views by channel and part. */
  shown: Readonly<Record<Channel, Readonly<Record<string, object>>>>;
  /** What choosing it brought over the other, as a mean over `runs` pairs of runs, and half of its interval. */
  by: number;
  half: number;
  runs: number;
}

/** What one's decisions came to. */
export interface Decisions {
  /** How many were there to be held against something else, and how many runs each was screened with. */
  count: number;
  screened: number;
  /** How many pairs of runs each of the largest was measured with: 0 without any. */
  runs: number;
  /** Beyond luck, the largest first. */
  effects: Effect[];
  /**
   * Where nothing was: what the decisions that were measured, those that seemed to matter most, can have changed at most, by their
   * intervals. In points or coins; absent where none was measured.
   */
  within?: number;
  /** Everything that was planned has been done; else the time was up. */
  complete: boolean;
}

/** What is told, as it comes in. */
export type Told =
  | { what: "asleep"; asleep: Asleep; of: Stake["of"]; unit: Stake["unit"]; liar: boolean }
  | { what: "decisions"; decisions: Decisions };
