import type { Facts, Outcome, Score, SeatId, Truth } from "../../types.ts";

/** Share of the points that is lost when the decision comes only at the end of the clock. */
const TIME_COSTS = 0.25;
/** What liars get when nothing was decided: less than for a bad decision, more than for a good one. */
const LIARS_DRAW = 30;

/** How good the chosen home is among all there were. */
function endingOf(truth: readonly Truth[], chosen: number | undefined): string {
  if (chosen === undefined) return "homeless";
  const worth = truth.find((one) => one.option === chosen)?.worth ?? 0;
  const better = truth.filter((one) => one.worth > worth).length;
  if (better === 0) return "best";
  if (better === 1) return "second";
  return truth.every((one) => one.worth >= worth) ? "worst" : "other";
}

/**
 * The score of any mechanism that chooses a home: ten times the chosen site's worth for everybody, less as time goes by,
 * 0 without a decision, and each seat's own small bonus (in points, for how it played; never for recruits won). Liars
 * score the other way round: 100 less ten times the worth.
 */
export function homeScore(outcome: Outcome, f: Facts, bonusOf: (seat: SeatId) => number): Score {
  const { truth, decisions } = outcome;
  const chosen = decisions[decisions.length - 1]?.option;
  const worth = truth.find((one) => one.option === chosen)?.worth ?? 0;
  const best = truth.reduce((most, one) => Math.max(most, one.worth), 0);
  const share = Math.min(1, Math.max(0, outcome.took));
  const score: Score = { ending: endingOf(truth, chosen), points: {}, bonus: {}, worth, best, facts: {} };
  for (const seat of f.seats) {
    const liar = f.role(seat).kind === "liar";
    const value = liar ? (chosen === undefined ? LIARS_DRAW : 100 - 10 * worth) : 10 * worth * (1 - TIME_COSTS * share);
    score.bonus[seat] = liar ? 0 : bonusOf(seat);
    score.points[seat] = Math.round(value) + (score.bonus[seat] as number);
  }
  return score;
}
