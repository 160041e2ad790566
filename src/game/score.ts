import type { Round } from "./round.ts";
import type { RoundState } from "./state.ts";
import type { Ms, Option, Score } from "./types.ts";

/** What stays of a round in the session. */
export interface Result extends Pick<Score, "worth" | "best" | "points" | "ending" | "facts" | "names"> {
  round: number;
  scenario: string;
  mechanism: string;
  scored: boolean;
  /** The option chosen last; absent when nothing was. */
  option?: Option;
  /** From the beginning of play to the decision, or to the end. */
  took: Ms;
}

/**
 * Whether everybody may see everybody's points: liars score the other way round, so that in discreet rooms these would name them.
 * Where one certain seat may have lied they stay hidden when it did not as well: else that they show would tell.
 */
export function showsPoints(
  { level, roles }: Pick<RoundState, "level" | "roles">,
  { names }: Pick<Result, "names">,
): boolean {
  return level === "open" || (Object.keys(roles).length === 0 && !names);
}

/** The round's result, once it is over. */
export function resultOf(r: RoundState, round: Round): Result {
  const { ending, points, worth, best, facts, names } = round.score();
  const option = r.decisions[r.decisions.length - 1]?.option;
  const took = (r.ended ?? r.end) - r.begin;
  const { id, mechanism, scored } = r.scenario;
  const result = {
    round: r.number,
    scenario: id,
    mechanism,
    scored,
    ending,
    worth,
    best,
    took,
    points,
    facts,
    ...(names && { names }),
  };
  return option === undefined ? result : { ...result, option };
}
