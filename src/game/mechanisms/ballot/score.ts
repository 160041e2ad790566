import type { Outcome, Score, SeatId, Truth } from "../../types.ts";
import { wantedSite } from "../../worlds/swarm/goal.ts";
import { homeScore } from "../../worlds/swarm/score.ts";
import { type BallotState, cast, type Facts, voterOf } from "./state.ts";

/** The room's share of everybody's points; the rest, 30 points, is for one's own judgement. As at the meadow of the bees. */
const ROOM_SHARE = 0.7;
const CLAIMS = 15;
const VOTE = 15;
/** A claim so far from the truth is worth nothing, in points of quality; it is worth the more the nearer it is. */
const CLAIM_REACH = 3;
/** A vote for a site so much worse than the best is worth nothing, the nearer the more. */
const VOTE_REACH = 2;
/** A robber's claim at least so far from the truth brings so many points. */
const AMISS = 2;
const LIE = 5;

const worthOf = (truth: readonly Truth[], site: number): number =>
  truth.find(({ option }) => option === site)?.worth ?? 0;
const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);

function ownPoints(s: BallotState, seat: SeatId, { truth }: Outcome, f: Facts): Record<string, number> {
  const { said, marks } = voterOf(s, seat);
  const claims = Object.entries(said).map(([site, claim]) => Math.abs(claim - worthOf(truth, Number(site))));
  const wanted = wantedSite(f.role(seat));
  if (wanted !== undefined)
    return {
      lies: Math.min(CLAIMS, LIE * claims.filter((off) => off >= AMISS).length),
      vote: Math.round(VOTE * mean(marks.map((site) => (site === wanted ? 1 : 0)))),
    };
  const best = Math.max(...truth.map(({ worth }) => worth));
  const near = (site: number) => Math.max(0, 1 - (best - worthOf(truth, site)) / VOTE_REACH);
  return {
    claims: Math.round(CLAIMS * mean(claims.map((off) => Math.max(0, 1 - off / CLAIM_REACH)))),
    vote: Math.round(VOTE * mean(marks.map(near))),
  };
}

/**
 * The home for everybody, as at the meadow. One's own: up to 15 points for claims near the truth, a mean over the sites that one told
 * of; and up to 15 for a vote near the best, a mean over the sites that one marked. A robber: 5 for each claim that was no
 * longer true, at most 15, and 15 for a vote for the site that it wants.
 */
export function score(s: BallotState, outcome: Outcome, f: Facts): Score {
  const one = homeScore(outcome, f, (seat) => ownPoints(s, seat, outcome, f), ROOM_SHARE);
  const claims = Object.values(s.board).reduce((sum, list) => sum + list.length, 0);
  const all = (s.count?.votes ?? []).reduce((sum, n) => sum + n, 0);
  const best = outcome.truth.filter(({ worth }) => worth === one.best).map(({ option }) => option);
  const right = best.reduce((sum, site) => sum + (s.count?.votes[site] ?? 0), 0);
  const facts = {
    claims,
    turnout: Math.round((100 * cast(s)) / Math.max(1, f.seats.length)),
    right: Math.round((100 * right) / Math.max(1, all)),
    tied: s.count?.tied ? 1 : 0,
  };
  return { ...one, facts };
}
