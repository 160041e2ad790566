import type { Recording, RoundClock } from "../../game/index.ts";
import type { Command, Ms, SeatId } from "../../game/types.ts";

/** What the tables need of the build of the game that made a recording. */
export type Rules = Pick<
  typeof import("../../game/index.ts"),
  "Replay" | "Round" | "digest" | "endOf" | "factoriesOf" | "SCREEN_CHANNELS"
>;

/** What somebody foresaw before a round of the plan: an answer is a word of the question's. Nobody is ever told who it was. */
export interface Prediction {
  /** The question's name. */
  question: string;
  answer: string;
  /** How sure of it, in percent. */
  sure?: number;
}
/** How a question came out in this session, by a round that settled it. `answer` is absent where none did. */
export interface Settled {
  question: string;
  answers: readonly string[];
  answer?: string;
  /** By answer: what the rounds that stood for it came to, of what there was to be had. 0 to 1 */
  shares?: Readonly<Record<string, number>>;
}
/** One sentence that somebody wrote at the end. */
export interface Ticket {
  seat: SeatId;
  text: string;
}

/** All that the tables are made of. */
export interface Given {
  /** The room's code; absent for a file. */
  code?: string;
  rounds: readonly Recording[];
  clocks?: readonly RoundClock[];
  predictions?: readonly Prediction[];
  settled?: readonly Settled[];
  tickets?: readonly Ticket[];
  /** The plan's name, and which of its steps a round was, by the round's number. */
  plan?: string;
  steps?: Readonly<Record<number, string>>;
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
