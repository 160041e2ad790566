import type { Outcome, Score, SeatId, Truth } from "../../types.ts";
import { wantedSite } from "../../worlds/swarm/goal.ts";
import { homeScore } from "../../worlds/swarm/score.ts";
import { type CouncilState, type Facts, scoutOf, sits } from "./state.ts";

/** The room's share of everybody's points; the rest, 30 points, is for one's own judgement. As at the meadow of the bees. */
const ROOM_SHARE = 0.7;
const OWN = 30;
const CLAIMS = 15;
/** A claim so far from the truth is worth nothing, in points of quality; it is worth the more the nearer it is. */
const CLAIM_REACH = 3;
/** A report within so much of the truth about one of the two best sites brings so many points, the first that its councillor had of that site twice as many. */
const WITHIN = 1;
const REPORT = 5;
const FIRST = 2;
const REPORTS = 15;
/** A robber's claim, in public or to a councillor, at least so far from the truth, brings so many points. */
const AMISS = 2;
const LIE = 10;
/** A vote for a site so much worse than what its councillor wanted brings nothing, the nearer the more; in points of quality. */
const VOTE_REACH = 2;

const worthOf = (truth: readonly Truth[], site: number): number =>
  truth.find(({ option }) => option === site)?.worth ?? 0;

/** How near one's last claims came to the truth, 0 to 1, as a mean over the sites that one spoke of; 0 without one. */
function claimsShare(said: Readonly<Record<number, number>>, truth: readonly Truth[]): number {
  const near = Object.entries(said).map(([site, claim]) =>
    Math.max(0, 1 - Math.abs(claim - worthOf(truth, Number(site))) / CLAIM_REACH),
  );
  return near.length === 0 ? 0 : near.reduce((sum, one) => sum + one, 0) / near.length;
}

/** What a scout has for reports that were right about what mattered. */
function reportPoints(s: CouncilState, seat: SeatId, truth: readonly Truth[]): number {
  const two = [...truth]
    .sort((a, b) => b.worth - a.worth)
    .slice(0, 2)
    .map(({ option }) => option);
  let points = 0;
  for (const heard of Object.values(s.heard)) {
    for (const [i, one] of heard.entries()) {
      const right = two.includes(one.site) && Math.abs(one.claim - worthOf(truth, one.site)) <= WITHIN;
      if (one.seat !== seat || !right) continue;
      points += REPORT * (heard.findIndex(({ site }) => site === one.site) === i ? FIRST : 1);
    }
  }
  return Math.min(REPORTS, points);
}

/** A councillor's vote, held against the truth: whatever the others voted for. */
function votePoints(s: CouncilState, seat: SeatId, truth: readonly Truth[], liar: boolean): number {
  const site = s.backs[seat];
  if (site === undefined) return 0;
  const worths = truth.map((one) => one.worth);
  const short = liar ? worthOf(truth, site) - Math.min(...worths) : Math.max(...worths) - worthOf(truth, site);
  return Math.round(OWN * Math.max(0, 1 - short / VOTE_REACH));
}

/** How many claims of a seat were far from the truth: what it told all, and each report. */
function lies(s: CouncilState, seat: SeatId, truth: readonly Truth[]): number {
  const told = Object.entries(scoutOf(s, seat).told).map(([site, claim]) => ({ site: Number(site), claim }));
  const reports = Object.values(s.heard).flatMap((heard) => heard.filter((one) => one.seat === seat));
  return [...told, ...reports].filter(({ site, claim }) => Math.abs(claim - worthOf(truth, site)) >= AMISS).length;
}

function ownPoints(s: CouncilState, seat: SeatId, truth: readonly Truth[], f: Facts): Record<string, number> {
  const liar = wantedSite(f.role(seat)) !== undefined;
  if (sits(s, seat)) return { vote: votePoints(s, seat, truth, liar) };
  if (liar) return { lies: Math.min(OWN, LIE * lies(s, seat, truth)) };
  return {
    claims: Math.round(CLAIMS * claimsShare(scoutOf(s, seat).said, truth)),
    reports: reportPoints(s, seat, truth),
  };
}

/**
 * The home for everybody, as at the meadow. A scout's own: up to 15 for claims near the truth, up to 15 for reports that were right
 * about the best two. A councillor's own, up to 30: how near its vote came to what it wanted. A robber's: lies told.
 */
export function score(s: CouncilState, outcome: Outcome, f: Facts): Score {
  const one = homeScore(outcome, f, (seat) => ownPoints(s, seat, outcome.truth, f), ROOM_SHARE);
  const reports = Object.values(s.heard).reduce((sum, heard) => sum + heard.length, 0);
  return { ...one, facts: { reports, voters: Object.keys(s.votes).length, recalled: s.recalled ? 1 : 0 } };
}
