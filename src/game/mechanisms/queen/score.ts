import type { Outcome, Score, SeatId, Truth } from "../../types.ts";
import { wantedSite } from "../../worlds/swarm/goal.ts";
import { homeScore } from "../../worlds/swarm/score.ts";
import { type Facts, type Heard, type QueenState, reporterOf } from "./state.ts";

/** The room's share of everybody's points; the rest, 30 points, is for one's own judgement. As at the meadow of the bees. */
const ROOM_SHARE = 0.7;
const CLAIMS = 15;
const OWN = 30;
/** A claim so far from the truth is worth nothing, in points of quality; it is worth the more the nearer it is. */
const CLAIM_REACH = 3;
/** A report that she heard, within so much of the truth about one of the two best sites, brings so many points, at most that many. */
const WITHIN = 1;
const REPORT = 5;
const REPORTS = 15;
/** The first that she heard about that site counts so many times. */
const FIRST = 2;
/** A robber's report that she heard, at least so far from the truth, brings so many points. */
const AMISS = 2;
const LIE = 10;
/** Her choice so much worse than what she wanted brings nothing of her own points, the nearer the more; in points of quality. */
const CHOICE_REACH = 2;
/** A scout that has itself read her choice and something so much better has reason to doubt. */
export const BETTER = 2;

const worthOf = (truth: readonly Truth[], site: number): number =>
  truth.find(({ option }) => option === site)?.worth ?? 0;

/** Whether this scout knows better: it has itself read her choice, and another site at least BETTER above that. */
export function knowsBetter(seat: SeatId, choice: number, f: Facts): boolean {
  const chosen = f.world.scouts.reading(seat, choice);
  if (chosen === undefined) return false;
  for (let site = 0; site < f.world.sites.count; site++)
    if ((f.world.scouts.reading(seat, site) ?? 0) >= chosen + BETTER) return true;
  return false;
}

/** How near one's last claims came to the truth, 0 to 1, as a mean over the sites that one reported on; 0 without one. */
function claimsShare(said: Readonly<Record<number, number>>, truth: readonly Truth[]): number {
  const near = Object.entries(said).map(([site, claim]) =>
    Math.max(0, 1 - Math.abs(claim - worthOf(truth, Number(site))) / CLAIM_REACH),
  );
  return near.length === 0 ? 0 : near.reduce((sum, one) => sum + one, 0) / near.length;
}

/** What a scout has for reports that she heard and that were right about what mattered. */
function reportPoints(s: QueenState, seat: SeatId, truth: readonly Truth[]): number {
  const two = [...truth]
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 2)
    .map(({ option }) => option);
  const right = ({ site, claim }: Heard) => Math.abs(claim - worthOf(truth, site)) <= WITHIN;
  let points = 0;
  for (const [i, one] of s.heard.entries()) {
    if (one.seat !== seat || !two.includes(one.site) || !right(one)) continue;
    const first = s.heard.findIndex(({ site }) => site === one.site) === i;
    points += REPORT * (first ? FIRST : 1);
  }
  return Math.min(REPORTS, points);
}

/** The queen's own points: for a choice near what she wanted; a captured one's only as far as her scouts do not doubt her. */
function choicePoints(s: QueenState, outcome: Outcome, f: Facts): number {
  const { truth, decisions } = outcome;
  const chosen = decisions[decisions.length - 1]?.option;
  if (chosen === undefined) return 0;
  const worth = worthOf(truth, chosen);
  const worths = truth.map((one) => one.worth);
  const captured = f.role(s.queen).kind === "liar";
  const short = captured ? worth - Math.min(...worths) : Math.max(...worths) - worth;
  const near = Math.max(0, 1 - short / CHOICE_REACH);
  return Math.round(OWN * near * (captured ? 1 - share(s, f, (seat) => reporterOf(s, seat).trusts === false) : 1));
}

/** The share of her scouts of whom this is true, 0 to 1. */
function share(s: QueenState, f: Facts, holds: (seat: SeatId) => boolean): number {
  const scouts = f.seats.filter((seat) => seat !== s.queen);
  return scouts.filter(holds).length / Math.max(1, scouts.length);
}

function ownPoints(s: QueenState, seat: SeatId, outcome: Outcome, f: Facts): Record<string, number> {
  if (seat === s.queen) return { choice: choicePoints(s, outcome, f) };
  const { truth } = outcome;
  if (wantedSite(f.role(seat)) !== undefined) {
    const amiss = s.heard.filter((one) => one.seat === seat && Math.abs(one.claim - worthOf(truth, one.site)) >= AMISS);
    return { lies: Math.min(OWN, LIE * amiss.length) };
  }
  return {
    claims: Math.round(CLAIMS * claimsShare(reporterOf(s, seat).said, truth)),
    reports: reportPoints(s, seat, truth),
  };
}

/**
 * The home for everybody, as at the meadow. A scout's own: up to 15 for claims near the truth, up to 15 for being heard early and
 * right about the best two. The queen's own, up to 30: how near her choice came to what she wanted.
 */
export function score(s: QueenState, outcome: Outcome, f: Facts): Score {
  const one = homeScore(outcome, f, (seat) => ownPoints(s, seat, outcome, f), ROOM_SHARE);
  const { decisions } = outcome;
  const chosen = decisions[decisions.length - 1]?.option;
  const percent = (holds: (seat: SeatId) => boolean) => Math.round(100 * share(s, f, holds));
  const facts = {
    heard: s.heard.length,
    trust: percent((seat) => reporterOf(s, seat).trusts === true),
    doubt: percent((seat) => reporterOf(s, seat).trusts === false),
    better: chosen === undefined ? 0 : percent((seat) => knowsBetter(seat, chosen, f)),
  };
  // Everybody knows the queen: where she alone may be turned, whose points are which would name her.
  return { ...one, facts, ...(s.options.turns === "queen" && f.liars > 0 && { names: true as const }) };
}
