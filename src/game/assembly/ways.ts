import type { SeatId } from "../types.ts";

/** How votes are counted: each seat alike, by points earned, by votes that cost their square, or by support that grows over rounds. */
export const WAYS = ["heads", "stake", "quadratic", "conviction"] as const;
export type Way = (typeof WAYS)[number];

/** A rule of voting. Shares, 0 to 1. */
export interface VotingRule {
  way: Way;
  /** So large a share of those who may vote has to. */
  quorum: number;
  /** More than this share of the weight that was cast has to be for it. */
  threshold: number;
}

/**
 * What one voter says of one proposal, and what that weighs under each way. `votes`: signed, above 0 for it; their size matters under
 * `quadratic` alone, where so many were paid for. `stake`: points earned, 0 or more. `conviction`: what has grown before, 0 or more.
 */
export interface Cast {
  seat: SeatId;
  votes: number;
  stake: number;
  conviction: number;
}

/** How one proposal came out under one rule. */
export interface Tally {
  way: Way;
  /** The weight for it and against it; under `conviction` what has grown for it, and how much more it lacked of the greatest possible. */
  yes: number;
  no: number;
  /** The share of those who may vote that did, and the share of the weight that was for it. */
  turnout: number;
  share: number;
  passed: boolean;
}

/** Shares this close to a threshold are the threshold: thirds are no exact doubles. */
const SAME = 1e-9;
const exceeds = (share: number, threshold: number): boolean => share > threshold + SAME;
const reaches = (share: number, threshold: number): boolean => share >= threshold - SAME;

/** What `votes` votes on one proposal cost in credits. Source: Lalley & Weyl 2018. */
export const quadraticCost = (votes: number): number => votes * votes;

/** How many votes so many credits buy on each of `issues` proposals, spent evenly: not rounded. */
export const quadraticVotes = (credits: number, issues = 1): number => Math.sqrt(credits / issues);

/** Votes of one purse that is split over `identities` sham voters: the square root of their number times as many. */
export const sybilVotes = (credits: number, identities: number): number =>
  identities * quadraticVotes(credits / identities);

/**
 * One step of conviction: y ← a·y + x. `kept` is a, the share of the earlier that is left, 0 to 1; `support` is x.
 * Source: Emmett, "Conviction Voting" (2019).
 */
export const grown = (before: number, support: number, kept: number): number => kept * before + support;

/** The greatest conviction that a support of `support` in every step can come to. */
export const mostConviction = (support: number, kept: number): number => support / (1 - kept);

/** 1Hive's constants: the largest share of the funds that can be asked for, and the weight. */
export const BETA = 0.2;
export const RHO = 0.002;

/**
 * What share of the greatest possible conviction a request of so large a share of the funds needs: ρ ÷ (β − r)². Undefined for one
 * that no conviction can carry: from β on, or where it would need more than all.
 */
export function convictionNeed(request: number, beta = BETA, rho = RHO): number | undefined {
  const left = beta - request;
  const need = left > 0 ? rho / (left * left) : Number.POSITIVE_INFINITY;
  return need <= 1 ? need : undefined;
}

/** The request whose need is this share: the other way round. */
export const requestFor = (need: number, beta = BETA, rho = RHO): number => beta - Math.sqrt(rho / need);

/**
 * A turnout quorum that follows the turnout (Tezos): a moving average, of which each vote is a fifth, mapped on .2 to .7.
 */
export function followedQuorum(average: number, turnout: number): { average: number; quorum: number } {
  const next = 0.8 * average + 0.2 * turnout;
  return { average: next, quorum: 0.2 + 0.5 * next };
}

/** Seats over which Banzhaf's index is counted exactly, by all of their coalitions: a million. */
const BANZHAF_MAX = 20;

/**
 * Each holder's share of all the coalitions that pass with it and fail without it, where a coalition of at least `quota` passes.
 * Source: Banzhaf 1965.
 * @throws RangeError for more than 20 holders.
 */
export function banzhaf(weights: readonly number[], quota: number): number[] {
  const n = weights.length;
  if (n > BANZHAF_MAX) throw new RangeError(`ways: ${n} holders`);
  const swings = weights.map(() => 0);
  for (let set = 0; set < 1 << n; set++) {
    let sum = 0;
    for (let i = 0; i < n; i++) if ((set >> i) & 1) sum += weights[i] as number;
    if (sum < quota) continue;
    for (let i = 0; i < n; i++)
      if ((set >> i) & 1 && sum - (weights[i] as number) < quota) swings[i] = (swings[i] as number) + 1;
  }
  const all = swings.reduce((a, b) => a + b, 0);
  return swings.map((one) => (all > 0 ? one / all : 0));
}

/** How much of the earlier conviction is left from one assembly to the next: half, so that three rounds are a long time. */
export const KEPT = 0.5;

/** The weight of one voter's cast, signed; under `conviction` what has grown for it, 0 or more. */
export function weightOf({ votes, stake, conviction }: Cast, way: Way): number {
  switch (way) {
    case "heads":
      return Math.sign(votes);
    case "stake":
      return Math.sign(votes) * Math.max(0, stake);
    case "quadratic":
      return votes;
    case "conviction":
      return grown(conviction, votes > 0 ? 1 : 0, KEPT);
  }
}

/**
 * How a proposal comes out of what was cast, among so many who may vote. Under `conviction` nothing can be voted down: what grew has
 * to exceed what the threshold asks of the greatest possible (`request`: how much of a change it is), and no turnout is asked for.
 */
export function tally(casts: readonly Cast[], rule: VotingRule, voters: number, request = 0): Tally {
  const { way, quorum, threshold } = rule;
  let yes = 0;
  let no = 0;
  let said = 0;
  for (const cast of casts) {
    if (cast.votes !== 0) said++;
    const weight = weightOf(cast, way);
    if (weight > 0) yes += weight;
    else no -= weight;
  }
  const turnout = voters > 0 ? said / voters : 0;
  if (way === "conviction") {
    const most = mostConviction(voters, KEPT);
    const share = most > 0 ? yes / most : 0;
    const need = convictionNeed(request);
    return {
      way,
      yes,
      no: need === undefined ? most : Math.max(0, need * most - yes),
      turnout,
      share,
      passed: need !== undefined && yes > 0 && reaches(share, need),
    };
  }
  const share = yes + no > 0 ? yes / (yes + no) : 0;
  return { way, yes, no, turnout, share, passed: reaches(turnout, quorum) && exceeds(share, threshold) };
}
