import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";

const ms = (least: number) => z.int().check(z.minimum(least), z.maximum(120_000));

/** The options of `ballot`; times in ms. The bell rings when the round's clock has run out, or when most want it. */
export const ballotOptions = z.strictObject({
  method: z._default(z.enum(["plurality", "approval"]), "plurality"),
  /** From so long into the round on more than half of the room can have the bell rung: a home that is found sooner is worth more. */
  early: z._default(z.int().check(z.minimum(0), z.maximum(600_000)), 25_000),
  /** How long everybody can vote after the bell: to read five sites, decide, tap, and change one's mind once. */
  window: z._default(ms(2000), 12_000),
  /** Once everybody has voted it closes so soon: time to change one's mind, none to wait for nobody. */
  settle: z._default(ms(0), 3000),
  /** From the close to lift-off: the bars go up, and all see who wins. */
  count: z._default(ms(0), 7000),
});
export type BallotOptions = z.infer<typeof ballotOptions>;

/** What a scout says of a site on the board; a newer claim of it about the same site takes its place. */
export interface Claim {
  seat: SeatId;
  claim: number;
}

export interface Voter {
  /** The site that it is just back from, and may tell of. */
  back?: number;
  /** By site: what it said of it last. */
  said: Record<number, number>;
  /** It wants the bell to ring now. */
  wants?: true;
  /** The sites that it marks on its ballot. Secret, also afterwards. */
  marks: number[];
}

/** The result, from the close on. */
export interface Count {
  /** By site. */
  votes: number[];
  /** The sites that had as many votes as the winner, itself among them, where the lot fell. */
  tied?: number[];
  winner?: number;
  from: Ms;
  until: Ms;
  timer: number;
}

export interface BallotState {
  options: BallotOptions;
  /** When the clock was to run out, at first and after each time the host gave more: what ends it at any other time is the host. */
  ends: Ms[];
  /** By site, in the order in which it was told: the latest claim of each scout. */
  board: Record<number, Claim[]>;
  voters: Record<SeatId, Voter>;
  /** How many want the bell now, and whether that is why it rang. */
  wanting: number;
  early?: { wanting: number; before: Ms };
  /** The bell has rung. `until`: when the vote closes; `latest`: when it does so if not everybody votes. */
  vote?: { from: Ms; until: Ms; latest: Ms; timer: number };
  count?: Count;
}

export type BallotCommand =
  | { verb: "tell"; site: number; claim: number }
  | { verb: "quiet" }
  | { verb: "check"; site: number }
  | { verb: "veer"; site: number }
  | { verb: "ring" }
  | { verb: "hush" }
  | { verb: "vote"; site: number }
  | { verb: "unvote"; site: number };

export interface BallotEvent {
  kind: "mayRing" | "closes" | "liftoff";
}

/** Claims go in steps of half a point, as dances do. */
export const CLAIM_STEP = 0.5;

/** The ports of the swarm that `ballot` uses. */
export const needs = ["scouts", "sites"] as const;
export type Facts = MechanismFacts<SwarmPorts, typeof needs>;
export type Fx = MechanismEffects<SwarmPorts, typeof needs, BallotEvent>;

/** @throws Error for a seat that never entered: a bug, not bad input. */
export function voterOf(s: BallotState, seat: SeatId): Voter {
  const voter = s.voters[seat];
  if (!voter) throw new Error(`seat ${seat} has no vote`);
  return voter;
}

/** The sites that somebody has told of, by number. */
export const toldOf = (s: BallotState): number[] => Object.keys(s.board).map(Number);

/** The sites that somebody has told of and that this scout has not looked at. */
export const checkable = (s: BallotState, seat: SeatId, f: Facts): number[] =>
  toldOf(s).filter((site) => f.world.scouts.reading(seat, site) === undefined);

/** The sites that a seat can vote for: those that somebody told of, and those that it has itself read. */
export function eligible(s: BallotState, seat: SeatId, f: Facts): number[] {
  const sites: number[] = [];
  for (let site = 0; site < f.world.sites.count; site++)
    if (s.board[site] || f.world.scouts.reading(seat, site) !== undefined) sites.push(site);
  return sites;
}

/** How many it takes to have the bell rung: more than half of the room. */
export const ringTakes = (f: Pick<Facts, "seats">): number => Math.floor(f.seats.length / 2) + 1;
/** From when on it can be. */
export const ringsFrom = (s: BallotState, f: Pick<Facts, "begin">): Ms => f.begin + s.options.early;

/** How many have marked something. */
export const cast = (s: BallotState): number => Object.values(s.voters).filter(({ marks }) => marks.length > 0).length;

/** Why a command about the vote itself is not possible now. */
function refuseVote(
  s: BallotState,
  seat: SeatId,
  { verb, site }: { verb: "vote" | "unvote"; site: number },
  f: Facts,
): Refusal | undefined {
  if (!s.vote) return { code: "no_bell_yet", until: f.end };
  if (s.count) return { code: "vote_closed" };
  const marked = voterOf(s, seat).marks.includes(site);
  if (verb === "unvote") return marked ? undefined : { code: "not_marked" };
  if (marked) return { code: "marked_already" };
  return eligible(s, seat, f).includes(site) ? undefined : { code: "not_eligible" };
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: BallotState, seat: SeatId, c: BallotCommand, f: Facts): Refusal | undefined {
  if (c.verb === "vote" || c.verb === "unvote") return refuseVote(s, seat, c, f);
  if (s.vote) return { code: "bell_rang" };
  if (c.verb === "ring" || c.verb === "hush") {
    const from = ringsFrom(s, f);
    if (f.now < from) return { code: "bell_later", until: from };
    return (voterOf(s, seat).wants ?? false) === (c.verb === "ring") ? { code: "asked_so" } : undefined;
  }
  const { scouts } = f.world;
  if (c.verb === "veer") return scouts.diversions(seat).includes(c.site) ? undefined : { code: "no_turn_there" };
  if (!scouts.atSwarm(seat)) return { code: "not_at_swarm" };
  if (c.verb === "check") {
    if (!s.board[c.site]) return { code: "not_told_of" };
    return scouts.reading(seat, c.site) === undefined ? undefined : { code: "been_there" };
  }
  const { back } = voterOf(s, seat);
  if (c.verb === "quiet") return back === undefined ? { code: "no_news" } : undefined;
  return back === c.site ? undefined : { code: "not_from_there" };
}
