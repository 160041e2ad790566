import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";

const ms = (least: number) => z.int().check(z.minimum(least), z.maximum(600_000));
const share = z.number().check(z.minimum(0), z.maximum(1));

/** The options of `queen`; times in ms. Starting values from a model; tuned with the lab's `balance` and `worth`. */
export const queenOptions = z.strictObject({
  /** Who becomes queen: anybody, people three times as likely as bots; or one of the people, or of the bots, where there are any. */
  who: z._default(z.enum(["drawn", "person", "bot"]), "drawn"),
  /** This very seat, where it plays. */
  seat: z.optional(z.int().check(z.minimum(0), z.maximum(299))),
  /** Whom the trial `liars` turns: its share of the scouts, or with that probability the queen alone. */
  turns: z._default(z.enum(["scouts", "queen"]), "scouts"),
  /** How long she takes to hear a report: a bot or an autopilot, and a person, who also has to read. */
  hears: z._default(ms(500), 3000),
  listens: z._default(ms(500), 5000),
  /** She may decide once she has heard of so many sites, or from this share of the clock on. */
  sites: z._default(z.int().check(z.minimum(1), z.maximum(7)), 2),
  opens: z._default(share, 1 / 3),
  /** A queen who does nothing for so long has the next report heard for her. */
  idle: z._default(ms(1000), 10_000),
  /** From her decision to lift-off: time for everybody to see it, and to say whether they trust it. */
  piping: z._default(ms(0), 6000),
});
export type QueenOptions = z.infer<typeof queenOptions>;

/** What a scout says of a site, waiting to be heard since then; a newer one takes its place in the line. */
export interface Report {
  site: number;
  claim: number;
  since: Ms;
}

/** A report that she has heard, and when its hearing ended. */
export interface Heard {
  t: Ms;
  seat: SeatId;
  site: number;
  claim: number;
}

export interface Reporter {
  /** The site that it is just back from, and may report on. */
  back?: number;
  /** By site that it had read: what it said of it last. */
  said: Record<number, number>;
  /** Whether it trusts her, as it said last. */
  trusts?: boolean;
}

export interface QueenState {
  options: QueenOptions;
  /** The seat that decides. Everybody knows which. */
  queen: SeatId;
  /** From then on she may decide, whatever she has heard. */
  opens: Ms;
  /** The timer of that moment, until it has come. */
  opening?: number;
  waiting: Record<SeatId, Report>;
  hearing?: { seat: SeatId; site: number; claim: number; from: Ms; until: Ms; timer: number };
  heard: Heard[];
  /** The timer by which an idle queen has the next report heard for her. */
  idle?: number;
  reporters: Record<SeatId, Reporter>;
  /** She has decided. */
  piping?: { site: number; from: Ms; until: Ms };
}

export type QueenCommand =
  | { verb: "report"; site: number; claim: number }
  | { verb: "quiet" }
  | { verb: "trust" }
  | { verb: "doubt" }
  | { verb: "veer"; site: number }
  | { verb: "hear"; seat: SeatId }
  | { verb: "decide"; site: number };

export type QueenEvent = { kind: "heard" | "opens" | "idle" } | { kind: "liftoff"; site: number };

/** Claims go in steps of half a point, as dances do. */
export const CLAIM_STEP = 0.5;

/** The ports of the swarm that `queen` uses. */
export const needs = ["scouts", "sites"] as const;
export type Facts = MechanismFacts<SwarmPorts, typeof needs>;
export type Fx = MechanismEffects<SwarmPorts, typeof needs, QueenEvent>;

/** @throws Error for a seat that never entered: a bug, not bad input. */
export function reporterOf(s: QueenState, seat: SeatId): Reporter {
  const reporter = s.reporters[seat];
  if (!reporter) throw new Error(`seat ${seat} reports to nobody`);
  return reporter;
}

/** The sites that she has heard of, in the order in which she did. */
export const sitesHeard = (s: QueenState): number[] => [...new Set(s.heard.map(({ site }) => site))];

/** Whose reports wait, the longest first. */
export function line(s: QueenState): SeatId[] {
  const seats = Object.keys(s.waiting).map(Number);
  const since = (seat: SeatId) => s.waiting[seat]?.since ?? 0;
  return seats.sort((a, b) => since(a) - since(b) || a - b);
}

/** Why the queen's command is not possible now. */
function refuseQueen(s: QueenState, c: QueenCommand, now: Ms): Refusal | undefined {
  if (c.verb === "hear") {
    if (s.hearing) return { code: "hearing", until: s.hearing.until };
    return s.waiting[c.seat] ? undefined : { code: "nobody_waits" };
  }
  if (c.verb !== "decide") return { code: "you_are_queen" };
  const sites = sitesHeard(s);
  if (!sites.includes(c.site)) return { code: "not_heard_of" };
  return sites.length < s.options.sites && now < s.opens ? { code: "too_soon", until: s.opens } : undefined;
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: QueenState, seat: SeatId, c: QueenCommand, f: Facts): Refusal | undefined {
  const reporter = reporterOf(s, seat);
  const isQueen = seat === s.queen;
  if (c.verb === "trust" || c.verb === "doubt") {
    if (isQueen) return { code: "you_are_queen" };
    return reporter.trusts === (c.verb === "trust") ? { code: "said_already" } : undefined;
  }
  if (s.piping) return { code: "decided" };
  if (isQueen) return refuseQueen(s, c, f.now);
  if (c.verb === "hear" || c.verb === "decide") return { code: "not_queen" };
  if (c.verb === "veer") return f.world.scouts.diversions(seat).includes(c.site) ? undefined : { code: "no_way_there" };
  if (!f.world.scouts.atSwarm(seat)) return { code: "not_at_swarm" };
  if (c.verb === "quiet") return reporter.back === undefined ? { code: "nothing_to_tell" } : undefined;
  return reporter.back === c.site ? undefined : { code: "not_back_from" };
}
