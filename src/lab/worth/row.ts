import type { RoundState } from "../../game/state.ts";
import type { Policy, Score, SeatId } from "../../game/types.ts";
import type { Changes, Options } from "../models/setup.ts";
import type { Must } from "./measured.ts";

/**
 * How the one seat plays that is compared with itself: a bot of the mechanism by its id, a policy that only the lab has
 * (they lie in src/lab/worth), or null for a person who is there and does nothing.
 */
export type Way = string | Policy | null;

/** What is counted of a seat when a round is over, and in what. */
export interface Count {
  unit: string;
  of(score: Score, seat: SeatId, r: RoundState): number;
}

/** One setup, as one starts it alone, and the ways to play it that are held against each other with the same luck. */
export interface WorthRow {
  /** The scenario by its id. */
  scenario: string;
  /** What is not as it usually is: seats, liars, the other bots' mix … A row without changes is what people play alone. */
  changes?: Changes;
  options?: Options;
  /** Which of the seats of a round that begins is compared: the first that does not lie, unless it says otherwise. */
  seat?(r: RoundState): SeatId;
  /** How the other bots play, where the mix does not say enough. */
  minds?(r: RoundState): Readonly<Record<SeatId, string>>;
  /** Ways by name. Usual names are idle, blind (follows or approves whatever comes), checks (always), sharp. */
  ways: Readonly<Record<string, Way>>;
  /** What is counted of a seat at the end of a round, where it is not the round's points. */
  counts?: Count;
  must: readonly Must[];
  /** What else is counted of the same rounds, by name, with conditions of its own: to play them again would cost as much again. */
  besides?: Readonly<Record<string, Count & { must: readonly Must[] }>>;
}

/** A mechanism's rows by id. */
export type WorthRows = Readonly<Record<string, WorthRow>>;

/** The first seat that does not lie. @throws Error where all do. */
export function firstHonest(r: RoundState): SeatId {
  const seat = r.seats.find((one) => r.roles[one]?.kind !== "liar");
  if (seat === undefined) throw new Error("all seats lie");
  return seat;
}

/** The first seat that lies. @throws Error where none does. */
export function firstLiar(r: RoundState): SeatId {
  const seat = r.seats.find((one) => r.roles[one]?.kind === "liar");
  if (seat === undefined) throw new Error("no seat lies");
  return seat;
}
