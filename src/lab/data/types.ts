import type { LessonCopy, Recording, RoundClock } from "../../game/index.ts";
import type { Command, Ms, SeatId } from "../../game/types.ts";

/** What the tables need of the build of the game that made a recording. */
export type Rules = Pick<
  typeof import("../../game/index.ts"),
  "Replay" | "Round" | "digest" | "endOf" | "factoriesOf" | "SCREEN_CHANNELS"
>;

/** All that the tables are made of. */
export interface Given {
  /** The room's code; absent for a file. */
  code?: string;
  rounds: readonly Recording[];
  clocks?: readonly RoundClock[];
  /** What was asked beside the rounds, where the room followed a plan, and whoever takes the data made the room. */
  lesson?: LessonCopy;
  /** The names of the seats now, where they may be others than in the last round. */
  names?: Readonly<Record<SeatId, string>>;
}

/** What somebody wants in their tables. */
export interface Wishes {
  /** P01, P02 … and B01 … in the place of names. */
  pseudonyms: boolean;
  /** Who lied, and who suspected whom. */
  liars: boolean;
  /** What players wrote. */
  tickets: boolean;
}

/** Whether what a recording says happened can be played again, so that everything in it can be seen. */
export type Replays = "exactly" | "redacted" | "contradicts itself" | "unknown rules";

/** Something that a seat did, with what it could know just then. */
export interface Act {
  /** Session time. */
  t: Ms;
  seat: SeatId;
  by: "person" | "bot" | "autopilot";
  command: Command;
  /** What it was aimed at: a site, a block. */
  option?: number;
  /** What that was really worth then: a site 0 to 10, a block 0 for a double-spend and 10 for any other. */
  truth?: number;
  saw?: Saw;
}

/** Signals of others that a seat was shown as it acted: for what it aimed at, against it, and of that kind in all. */
export interface Saw {
  for?: number;
  against?: number;
  all?: number;
}

/** A cell: text, a number, or nothing. */
export type Cell = string | number | undefined;
export type Row = Readonly<Record<string, Cell>>;
