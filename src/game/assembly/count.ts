import type { Session } from "../session-state.ts";
import type { SeatId } from "../types.ts";
import { type Rule, VOTING } from "./amendments.ts";
import { type Assembly, CREDITS, type Proposal, TWO_THIRDS, VOTES_MAX } from "./state.ts";
import { type Cast, quadraticVotes, requestFor, type Tally, tally, type VotingRule, WAYS, type Way } from "./ways.ts";

/** A fifth of the greatest possible conviction carries an ordinary change: ρ ÷ (β − .1)². */
export const ORDINARY = 0.1;

/** The rule that this is voted on under: the room's, but that its voting rules need two thirds. */
export const ruleOn = (voting: VotingRule, { part }: Pick<Rule, "part">): VotingRule =>
  part === VOTING ? { ...voting, threshold: Math.max(voting.threshold, TWO_THIRDS) } : voting;

/** How much of a change it is, for conviction: what needs two thirds of votes needs two thirds of conviction. */
export const requestOf = ({ part }: Pick<Rule, "part">): number =>
  part === VOTING ? requestFor(TWO_THIRDS) : ORDINARY;

/** Who may vote: people who are here, or were when they voted, and the bots that play. */
export function votersOf(s: Pick<Session, "seats">, a: Assembly): SeatId[] {
  const voted = new Set(Object.values(a.ballots).flatMap((by) => Object.keys(by).map(Number)));
  return s.seats.flatMap(({ kind, away }, seat) => {
    const here = kind === "person" ? !away || voted.has(seat) : a.seats.includes(seat);
    return here ? [seat] : [];
  });
}

/** What of a seat's credits its ballots cost, but for those on one proposal. */
export function spent(a: Assembly, seat: SeatId, but?: number): number {
  let sum = 0;
  for (const id of a.voted) {
    const votes = id === but ? 0 : (a.ballots[id]?.[seat] ?? 0);
    sum += votes * votes;
  }
  return sum;
}

/** How many votes a ballot may have, under the rule of voting. */
export const votesMost = ({ way }: Pick<VotingRule, "way">): number => (way === "quadratic" ? VOTES_MAX : 1);

/**
 * How many votes a seat would have bought for its say on one proposal, where votes cost nothing: as if it had spent its credits
 * evenly on all that it said something of, in whole votes.
 */
function bought(a: Assembly, seat: SeatId): number {
  const said = a.voted.filter((id) => (a.ballots[id]?.[seat] ?? 0) !== 0).length;
  return said === 0 ? 0 : Math.floor(quadraticVotes(CREDITS, said) + 1e-9);
}

/** How a proposal comes out by one way of counting. */
function counted(s: Session, a: Assembly, p: Proposal, way: Way): Tally {
  const grown = s.constitution?.standing.find(
    ({ part, option, to }) => part === p.part && option === p.option && to === p.to,
  );
  const voters = votersOf(s, a);
  const casts = voters.map((seat): Cast => {
    const said = a.ballots[p.id]?.[seat] ?? 0;
    const votes = way === "quadratic" && a.voting.way !== "quadratic" ? Math.sign(said) * bought(a, seat) : said;
    // Of points what all may see, where some are hidden: what is counted in public must not tell more.
    const stake = s.seats[seat]?.open ?? 0;
    return { seat, votes, stake, conviction: grown?.grown[seat] ?? 0 };
  });
  return tally(casts, { ...ruleOn(a.voting, p), way }, voters.length, requestOf(p));
}

/** How a proposal comes out under the rule in force, and by each of the other ways. */
export function outcomes(s: Session, a: Assembly, p: Proposal): { tally: Tally; recounts: Tally[] } {
  const { way } = a.voting;
  return {
    tally: counted(s, a, p, way),
    recounts: WAYS.filter((one) => one !== way).map((one) => counted(s, a, p, one)),
  };
}

/** Who voted against it, and what share of those who said something that is. */
export function against(a: Assembly, { id }: Pick<Proposal, "id">): { seats: SeatId[]; share: number } {
  const said = Object.entries(a.ballots[id] ?? {}).filter(([, votes]) => votes !== 0);
  const seats = said.flatMap(([seat, votes]) => (votes < 0 ? [Number(seat)] : [])).sort((x, y) => x - y);
  return { seats, share: said.length === 0 ? 0 : seats.length / said.length };
}
