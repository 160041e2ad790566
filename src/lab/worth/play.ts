import { AFTER, openRound } from "../models/play.ts";
import { setUp } from "../models/setup.ts";
import { runKey } from "../run.ts";
import type { WayTally } from "./measured.ts";
import { firstHonest, type WorthRow } from "./row.ts";

/** Plays runs `from` to `to` of a row in one of its ways. Run i has the same luck whichever way it is. */
export function playWay(row: WorthRow, name: string, key: string, from: number, to: number): WayTally {
  const setup = setUp(row.scenario, row.changes ?? {}, row.options ?? { world: {}, mechanism: {} });
  const way = row.ways[name];
  const besides = Object.entries(row.besides ?? {});
  const tally: WayTally = { values: [], besides: {}, endings: {}, facts: {} };
  for (const [what] of besides) tally.besides[what] = [];
  for (let run = from; run < to; run++) {
    const seatOf = row.seat ?? firstHonest;
    const { r, round } = openRound(setup, runKey(key, run), seatOf);
    const seat = seatOf(r);
    for (const [other, policy] of Object.entries(row.minds?.(r) ?? {})) round.mind(Number(other), policy);
    if (typeof way === "object" && way !== null) round.guest(seat, way);
    else round.mind(seat, way ?? undefined);
    round.advance(r.end + AFTER);
    const score = round.score();
    tally.values.push(row.counts ? row.counts.of(score, seat, r) : (score.points[seat] ?? 0));
    for (const [what, { of }] of besides) tally.besides[what]?.push(of(score, seat, r));
    tally.endings[score.ending] = (tally.endings[score.ending] ?? 0) + 1;
    for (const [fact, x] of Object.entries(score.facts)) tally.facts[fact] = (tally.facts[fact] ?? 0) + x;
  }
  return tally;
}

const sums = (a: Record<string, number>, b: Record<string, number>) => {
  const both = { ...a };
  for (const [name, x] of Object.entries(b)) both[name] = (both[name] ?? 0) + x;
  return both;
};

export const addWays = (a: WayTally, b: WayTally): WayTally => ({
  values: [...a.values, ...b.values],
  besides: Object.fromEntries(
    Object.entries(a.besides).map(([what, values]) => [what, [...values, ...(b.besides[what] ?? [])]]),
  ),
  endings: sums(a.endings, b.endings),
  facts: sums(a.facts, b.facts),
});
