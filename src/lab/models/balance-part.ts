import type { Outcome, Row } from "../types.ts";
import type { RoundsTally, Setup } from "./play.ts";
import { addRounds, type Changes, type Options, playRounds, setUp } from "./setup.ts";

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

/** How a case differs from the usual rounds: in its scenario, by its id, in these changes, in options of its mechanism. */
export interface Varied {
  id?: string;
  changes: Changes;
  mechanism?: object;
}

/** A part whose cases are variations of one usual scenario, some of them held against another one: `against`, by id. */
export const byVariations = ({
  usual,
  cases,
  against,
  rows,
}: {
  usual: string;
  cases: Readonly<Record<string, Varied>>;
  against: Readonly<Record<string, string>>;
  rows(one: Played<RoundsTally>, other: Played<RoundsTally> | undefined): Row[];
}): BalancePart<RoundsTally> =>
  byRounds({
    cases: Object.fromEntries(
      Object.entries(cases).map(([id, { id: scenario = usual, changes, mechanism = {} }]) => [
        id,
        (knobs) => setUp(scenario, changes, { ...knobs, mechanism: { ...mechanism, ...knobs.mechanism } }),
      ]),
    ),
    needs: (id) => (against[id] === undefined ? [] : [against[id]]),
    rows: (outcomes) =>
      outcomes
        .filter((one) => one.task.id in cases)
        .flatMap((one) =>
          rows(
            one,
            outcomes.find((other) => other.task.id === against[one.task.id]),
          ),
        ),
  });
