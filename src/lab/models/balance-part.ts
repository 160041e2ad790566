import type { Outcome, Row } from "../types.ts";
import type { RoundsTally, Setup } from "./play.ts";
import { addRounds, type Options, playRounds } from "./setup.ts";

export type Played<T> = Outcome<{ id: string; setup: Setup }, T>;

/** One mechanism's share in a balance: the rooms it is played in, by id, and what they are held against. */
export interface BalancePart<T> {
  cases: Readonly<Record<string, (knobs: Options) => Setup>>;
  /** The other cases that a case is compared with: they are played along. */
  needs?(id: string): string[];
  play(setup: Setup, key: string, from: number, to: number): T;
  add(a: T, b: T): T;
  /** The rows of the cases that were played. */
  rows(outcomes: readonly Played<T>[]): Row[];
}

/** A part that only counts how rounds end and what their scores say. */
export const byRounds = (part: Omit<BalancePart<RoundsTally>, "play" | "add">): BalancePart<RoundsTally> => ({
  ...part,
  play: playRounds,
  add: addRounds,
});
