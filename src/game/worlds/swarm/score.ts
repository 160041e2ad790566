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

/** What a home of this worth brings everybody, of 100 points, when it is chosen after this share of the clock. */
export const homePoints = (worth: number, share: number): number => 10 * worth * (1 - TIME_COSTS * share);

/** The room's part of a seat's points, before its share: the outcome for everybody, or the other way round for a liar. */
function roomPoints(liar: boolean, worth: number | undefined, share: number): number {
  if (liar) return worth === undefined ? LIARS_DRAW : 100 - 10 * worth;
  return homePoints(worth ?? 0, share);
}

/**
 * The score of any mechanism that chooses a home: ten times the chosen site's worth for everybody, less as time goes by,
 * 0 without a decision; liars score the other way round, 100 less ten times the worth. `roomShare` of that counts, and beside
 * it what each seat has for how it played itself: `ownOf`, in points by name (never for recruits won). `brought`: what the home
 * brings instead of its worth, where not everybody got there.
 */
export function homeScore(
  outcome: Outcome,
  f: Facts,
  ownOf: (seat: SeatId) => Record<string, number>,
  roomShare = 1,
  brought?: number,
): Score {
  const { truth, decisions } = outcome;
  const chosen = decisions[decisions.length - 1]?.option;
  const whole = chosen === undefined ? undefined : (truth.find((one) => one.option === chosen)?.worth ?? 0);
  const worth = brought ?? whole;
  const best = truth.reduce((most, one) => Math.max(most, one.worth), 0);
  const share = Math.min(1, Math.max(0, outcome.took));
  const ending = endingOf(truth, chosen);
  const parts: NonNullable<Score["parts"]> = {};
  const stake: Score["stake"] = { of: "room", unit: "points", by: {} };
  const score: Score = { ending, points: {}, bonus: {}, parts, worth: worth ?? 0, best, facts: {}, stake };
  for (const seat of f.seats) {
    const all = roomShare * roomPoints(f.role(seat).kind === "liar", worth, share);
    const room = Math.round(all);
    stake.by[seat] = all;
    const own = ownOf(seat);
    parts[seat] = { room, ...own };
    score.bonus[seat] = Object.values(own).reduce((sum, points) => sum + points, 0);
    score.points[seat] = room + (score.bonus[seat] as number);
  }
  return score;
}
