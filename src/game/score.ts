import type { Round } from "./round.ts";
import type { RoundState } from "./state.ts";
import type { Ms, Option, SeatId } from "./types.ts";

/** What stays of a round in the session. */
export interface Result {
  round: number;
  scenario: string;
  scored: boolean;
  /** The option chosen; absent when the clock ran out first. */
  option?: Option;
  /** Worth of the chosen option and of the best one, 0 to 10. */
  worth: number;
  best: number;
  /** From the beginning of play to the decision, or to the end. */
  took: Ms;
  points: Record<SeatId, number>;
}

/** Share of the points that is lost when the decision comes only at the end of the clock. */
const TIME_COSTS = 0.25;
/** What liars get when nothing was decided: less than for a bad decision, more than for a good one. */
const LIARS_DRAW = 30;

/**
 * The round's result: ten times the chosen option's worth for everybody, less as time goes by, 0 without a decision,
 * and each seat's own small bonus. Liars score the other way round: 100 less ten times the worth.
 */
export function resultOf(r: RoundState, round: Round): Result {
  const truth = round.truth();
  const decision = r.decisions[r.decisions.length - 1];
  const worth = decision ? (truth.find((t) => t.option === decision.option)?.worth ?? 0) : 0;
  const took = (r.ended ?? r.end) - r.begin;
  const share = Math.min(1, Math.max(0, took / (r.end - r.begin)));
  const points: Result["points"] = {};
  for (const seat of r.seats) {
    const liar = r.liars[seat] !== undefined;
    const value = liar ? (decision ? 100 - 10 * worth : LIARS_DRAW) : 10 * worth * (1 - TIME_COSTS * share);
    points[seat] = Math.round(value) + (liar ? 0 : round.bonus(seat));
  }
  const best = truth.reduce((most, t) => Math.max(most, t.worth), 0);
  const result = { round: r.number, scenario: r.scenario.id, scored: r.scenario.scored, worth, best, took, points };
  return decision ? { ...result, option: decision.option } : result;
}
