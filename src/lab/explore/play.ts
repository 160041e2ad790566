import { AFTER, openRound, type Setup } from "../models/play.ts";
import { runKey } from "../run.ts";

/** One round as the lab's page counts it. Plain JSON. */
export interface Played {
  ending: string;
  /** From the beginning of play to the round's end, in s. */
  took: number;
  /** How good the outcome was, 0 to 10, and the best there was. */
  worth: number;
  best: number;
  /** Mean points of the seats that did not lie, and of those that did; absent where there was none. */
  honest?: number;
  liars?: number;
}

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;

/** Plays runs `from` up to, not including, `to`. Run i draws its luck from the key and i, and from nothing else. */
export function playedRounds(setup: Setup, key: string, from: number, to: number): Played[] {
  const list: Played[] = [];
  for (let run = from; run < to; run++) {
    const { r, round, seats } = openRound(setup, runKey(key, run));
    round.advance(r.end + AFTER);
    const { ending, worth, best, points } = round.score();
    const lied = seats.filter((seat) => r.roles[seat]?.kind === "liar");
    const others = seats.filter((seat) => r.roles[seat]?.kind !== "liar");
    const of = (group: readonly number[]) => mean(group.map((seat) => points[seat] ?? 0));
    list.push({
      ending,
      took: ((r.ended ?? r.end) - r.begin) / 1000,
      worth,
      best,
      ...(others.length > 0 && { honest: of(others) }),
      ...(lied.length > 0 && { liars: of(lied) }),
    });
  }
  return list;
}
