import type { Score, SeatId } from "../types.ts";

/** Every mechanism's points go from 0 to this. */
const POINTS_MAX = 100;

/** A round's score with what a trial paid, beside what the naming brought; nobody comes to more than a round's 100. */
export function withPaid(score: Score, by: Readonly<Record<SeatId, number>>): Score {
  const points = { ...score.points };
  const paid = { ...score.paid };
  for (const [id, n] of Object.entries(by)) {
    const seat = Number(id);
    paid[seat] = (paid[seat] ?? 0) + n;
    points[seat] = Math.min(POINTS_MAX, (points[seat] ?? 0) + n);
  }
  return { ...score, points, paid };
}
