import { HISTORY_MAX } from "../limits.ts";
import type { Result } from "../score.ts";
import type { RoundState } from "../state.ts";
import type { SeatId } from "../types.ts";
import type { Fared } from "./state.ts";

/** How the kinds of players fared, round by round, and who was which in the latest: secret, as bots vote by it in secret. */
export interface FaredAll {
  rounds: Fared[];
  kinds: Record<SeatId, string>;
}

/** From this share of the clock on a decision came late. */
const LATE = 0.95;

/**
 * How the kinds fared in a round that is over. Where the reveal says who lied, liars are a kind, and bots of one policy each; in a
 * discreet room all are one, for how bots vote and what they propose must not tell who they were.
 */
export function faredWith(before: FaredAll | undefined, r: RoundState, result: Result): FaredAll {
  const kinds: Record<SeatId, string> = {};
  const told = r.level === "open";
  for (const seat of r.seats) {
    const mind = r.minds[seat];
    if (!told) kinds[seat] = "all";
    else if (r.roles[seat]?.kind === "liar") kinds[seat] = "liar";
    else kinds[seat] = mind?.bot ? mind.policy : "person";
  }
  const sums: Record<string, { sum: number; n: number }> = {};
  const add = (kind: string, points: number) => {
    sums[kind] ??= { sum: 0, n: 0 };
    const one = sums[kind];
    one.sum += points;
    one.n++;
  };
  for (const seat of r.seats) {
    const points = result.points[seat] ?? 0;
    add("all", points);
    if (kinds[seat] !== "all") add(kinds[seat] as string, points);
  }
  const means = Object.fromEntries(Object.entries(sums).map(([kind, { sum, n }]) => [kind, sum / n]));
  const late = result.took >= LATE * r.scenario.clock;
  const one = { round: r.number, mechanism: r.scenario.mechanism, late, means };
  return { rounds: [...(before?.rounds ?? []), one].slice(-HISTORY_MAX), kinds };
}
