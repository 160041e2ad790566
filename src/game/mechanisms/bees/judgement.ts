import type { Ms, Outcome, SeatId, Truth } from "../../types.ts";
import { wantedSite } from "../../worlds/swarm/goal.ts";
import { type Bee, type BeesState, beeOf, type Facts } from "./state.ts";

/** The room's share of everybody's points, and what one's own judgement can add to it, in points. */
export const ROOM_SHARE = 0.7;
const CLAIMS = 15;
const BACKING = 15;
/** A claim so far from the truth is worth nothing, in points of quality; it is worth the more the nearer it is. */
const CLAIM_REACH = 3;
/** Time for a site so much worse than the best counts for nothing; for twice as much worse it counts against one. */
const BACKING_REACH = 1;
/** A share of 1/2.5 of the round's time for the best site is all that can be had: the rest goes by on the wing. */
const BACKING_FULL = 2.5;

/** A scout stands for a site from now on, by being there or by dancing for it; undefined: for none. */
export function standFor(bee: Bee, site: number | undefined, now: Ms): void {
  if (bee.stands) bee.backed[bee.stands.site] = (bee.backed[bee.stands.site] ?? 0) + now - bee.stands.since;
  delete bee.stands;
  if (site !== undefined) bee.stands = { site, since: now };
}

/** The round is over: time stops counting. */
export function settle(s: BeesState, now: Ms): void {
  for (const bee of Object.values(s.bees)) standFor(bee, undefined, now);
}

/** How near one's last claims came to the truth, 0 to 1, as a mean over the sites that one had read; 0 without one. */
function claimsShare(bee: Bee, truth: readonly Truth[]): number {
  const said = Object.entries(bee.said);
  const near = said.map(([site, claim]) => {
    const worth = truth.find(({ option }) => option === Number(site))?.worth ?? 0;
    return Math.max(0, 1 - Math.abs(claim - worth) / CLAIM_REACH);
  });
  return said.length === 0 ? 0 : near.reduce((sum, one) => sum + one, 0) / said.length;
}

/** Ms for sites as a share of the round's, weighted by `weight`, 0 to 1. */
function backingShare(bee: Bee, played: Ms, weight: (site: number) => number): number {
  let sum = 0;
  for (const [site, ms] of Object.entries(bee.backed)) sum += ms * weight(Number(site));
  return Math.min(1, Math.max(0, (BACKING_FULL * sum) / Math.max(1, played)));
}

/**
 * What a seat has for its own judgement, in points: up to 15 for claims that came near the truth, up to 15 for time given to
 * the best site (a second there or dancing for it counts one, for a site one point worse none, two points worse minus one). A
 * robber: up to 30 for time given to the site that it wants. Neither boasting, nor copying, nor joining late brings any.
 */
export function ownPoints(s: BeesState, seat: SeatId, outcome: Outcome, f: Facts): Record<string, number> {
  const bee = beeOf(s, seat);
  const { truth, took } = outcome;
  const played = took * (f.end - f.begin);
  const role = f.role(seat);
  if (role.kind === "liar") {
    const wanted = wantedSite(role);
    const share = backingShare(bee, played, (site) => (site === wanted ? 1 : 0));
    return { backing: Math.round((CLAIMS + BACKING) * share) };
  }
  const best = truth.reduce((most, one) => Math.max(most, one.worth), 0);
  const worthOf = (site: number) => truth.find(({ option }) => option === site)?.worth ?? 0;
  const weight = (site: number) => Math.max(-1, 1 - (best - worthOf(site)) / BACKING_REACH);
  return {
    claims: Math.round(CLAIMS * claimsShare(bee, truth)),
    backing: Math.round(BACKING * backingShare(bee, played, weight)),
  };
}
