// What is known of a round once it was played again.
import type { SeatId } from "../../game/types.ts";
import type { RowOf, Tables } from "./columns.ts";
import type { Replays } from "./types.ts";

/** The tables whose rows are of one round each, but for the one of the rounds themselves. */
export const ROUND_TABLES = [
  "seats",
  "actions",
  "readings",
  "stances",
  "decisions",
  "options",
  "suspicions",
] as const satisfies (keyof Tables)[];
export type RoundTables = Pick<Tables, (typeof ROUND_TABLES)[number]>;

/** Plain, so that a worker can hand it on. */
export interface RoundMade {
  number: number;
  row: RowOf<"rounds">;
  tables: RoundTables;
  figures: RoundFigures;
  /** Every name that stood at a seat. */
  names: readonly string[];
  /** What had each seat: a person, or a bot. */
  kinds: readonly (readonly [SeatId, string])[];
  /** Of what there was to be had, how much it came to, 0 to 1; absent where that is not told. */
  share?: number;
  /** Its recording would tell who lied, and that was not wanted. */
  hides: boolean;
}

export interface RoundFigures {
  round: number;
  scenario: string;
  mechanism: string;
  replays: Replays;
  /** Where it could be played again. */
  people?: number;
  bots?: number;
  /** From the beginning of play to its end. ms */
  took?: number;
  /** Both 0 to 10; absent where they would tell who lied. */
  worth?: number;
  best?: number;
  actions: number;
  readings?: number;
  /** By how much readings were off, on average; of what there is a truth for. */
  error?: number;
  /** How many stood for the best option at the end; where options are there from the beginning. */
  forBest?: number;
}
