import type { Ms, Outcome, SeatId, Truth } from "../../types.ts";
import { wantedSite } from "../../worlds/swarm/goal.ts";
import { type Ant, type AntsState, antOf, type Facts } from "./state.ts";

/** The room's share of everybody's points; the rest, 30 points, is for one's own judgement. As at the meadow of the bees. */
export const ROOM_SHARE = 0.7;
const LED = 10;
const CARRIED = 5;
const BACKING = 15;
/** Whoever took nestmates to a site so much worse than the best has nothing for it, in points of quality; the nearer the more. */
const CHOICES_REACH = 3;
/** So many led, and carried, are enough for all points: what counts is where to, not how many. */
const ENOUGH = { led: 1, carried: 2 };
/** Time for a site so much worse than the best counts for nothing; for twice as much worse it counts against one. */
const BACKING_REACH = 1;
/** A share of 1/4 of the round's time for the best site is all that can be had: the rest goes by on the way. */
const BACKING_FULL = 4;

/** An ant stands for a site from now on, by being there or by bringing somebody; undefined: for none. */
export function standFor(ant: Ant, site: number | undefined, now: Ms): void {
  if (ant.stands) ant.backed[ant.stands.site] = (ant.backed[ant.stands.site] ?? 0) + now - ant.stands.since;
  delete ant.stands;
  if (site !== undefined) ant.stands = { site, since: now };
}

/** The round is over: time stops counting. */
export function settle(s: AntsState, now: Ms): void {
  for (const ant of Object.values(s.ants)) standFor(ant, undefined, now);
}

const worthOf = (truth: readonly Truth[], site: number): number =>
  truth.find(({ option }) => option === site)?.worth ?? 0;

/** The mean of `value` over those that were taken to each site, 0 to 1, less where they were fewer than enough. */
function choicesShare(by: Readonly<Record<number, number>>, enough: number, value: (site: number) => number): number {
  let [n, sum] = [0, 0];
  for (const [site, times] of Object.entries(by)) {
    n += times;
    sum += times * value(Number(site));
  }
  return sum / Math.max(enough, n);
}

function backingShare(ant: Ant, played: Ms, weight: (site: number) => number): number {
  let sum = 0;
  for (const [site, ms] of Object.entries(ant.backed)) sum += ms * weight(Number(site));
  return Math.min(1, Math.max(0, (BACKING_FULL * sum) / Math.max(1, played)));
}

/**
 * What a seat has for its own judgement, in points: up to 10 for where it led others and 5 for where it carried (means over them; more
 * than one and two bring no more), up to 15 for time given to the best site. A liar: the same for the site that it wants.
 */
export function ownPoints(s: AntsState, seat: SeatId, { truth, took }: Outcome, f: Facts): Record<string, number> {
  const ant = antOf(s, seat);
  const played = took * (f.end - f.begin);
  const best = truth.reduce((most, one) => Math.max(most, one.worth), 0);
  const wanted = wantedSite(f.role(seat));
  const short = (site: number) => best - worthOf(truth, site);
  const lies = (site: number) => (site === wanted ? 1 : 0);
  const value = wanted !== undefined ? lies : (site: number) => Math.max(0, 1 - short(site) / CHOICES_REACH);
  const weight = wanted !== undefined ? lies : (site: number) => Math.max(-1, 1 - short(site) / BACKING_REACH);
  return {
    led: Math.round(LED * choicesShare(ant.led, ENOUGH.led, value)),
    carried: Math.round(CARRIED * choicesShare(ant.carried, ENOUGH.carried, value)),
    backing: Math.round(BACKING * backingShare(ant, played, weight)),
  };
}
