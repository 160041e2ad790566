import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";

const share = z.number().check(z.minimum(0), z.maximum(1));
const ms = z.int().check(z.minimum(0), z.maximum(6000));

/** The knobs of `coin`; times in ms, `opens` and `slips` as shares of the clock. */
export const coinOptions = z.strictObject({
  /** Which seat holds the coin; drawn where it is left out. */
  holder: z.optional(z.int().check(z.minimum(0), z.maximum(299))),
  /** The coin may be tossed from then on. */
  opens: z._default(share, 0.5),
  /** By then it slips out of the holder's hand, if the holder has seen a site by then. */
  slips: z._default(share, 0.9),
  /** How likely it falls heads, 0 to 1, and how long it is in the air. */
  heads: z._default(share, 0.5),
  flight: z._default(ms, 3000),
  /** How long one is hoarse after a cheer. */
  hoarse: z._default(ms, 4000),
});
export type CoinOptions = z.infer<typeof coinOptions>;

export interface CoinState {
  options: CoinOptions;
  /** The one seat whose coin decides. Everybody knows which. */
  holder: SeatId;
  /** From when on it may be tossed; set as play begins. */
  opens: Ms;
  /** The timer by which it slips out of the hand. */
  slips?: number;
  /** The site that each seat read last. */
  last: Record<SeatId, number>;
  /** The sites that each seat has cheered for, and until when it is hoarse. Secret. */
  cheers: Record<SeatId, number[]>;
  hoarse: Record<SeatId, Ms>;
  /** Tossed: when it lands is seen by all, how and for which site (−1: for none) by nobody before that. */
  air?: { lands: Ms; heads: boolean; site: number };
}

/** The site of a toss that leaves the swarm on its branch. */
export const NOWHERE = -1;

export type CoinCommand = { verb: "toss" } | { verb: "cheer"; site: number };
export type CoinEvent = { kind: "opens" | "slips" | "landed" } | { kind: "rested"; seat: SeatId };
/** The ports of the swarm that `coin` uses. */
export const needs = ["scouts", "sites"] as const;
export type Facts = MechanismFacts<SwarmPorts, typeof needs>;
export type Fx = MechanismEffects<SwarmPorts, typeof needs, CoinEvent>;

/** The sites that a seat has been to and read. */
export function sitesRead(seat: SeatId, f: Facts): number[] {
  const all = Array.from({ length: f.world.sites.count }, (_, site) => site);
  return all.filter((site) => f.world.scouts.reading(seat, site) !== undefined);
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: CoinState, seat: SeatId, c: CoinCommand, f: Facts): Refusal | undefined {
  const holds = seat === s.holder;
  if (c.verb === "toss" && !holds) return { code: "not_holder" };
  if (c.verb === "cheer" && holds) return { code: "holder_is_silent" };
  if (s.air) return { code: "coin_in_the_air" };
  if (!f.world.scouts.atSwarm(seat)) return { code: "not_at_swarm" };
  if (c.verb === "toss") {
    if (s.opens > f.now) return { code: "too_early", until: s.opens };
    return s.last[seat] === undefined ? { code: "nothing_read" } : undefined;
  }
  if (f.world.scouts.reading(seat, c.site) === undefined) return { code: "not_been_there" };
  if (s.cheers[seat]?.includes(c.site)) return { code: "cheered_already" };
  const until = s.hoarse[seat] ?? f.now;
  return until > f.now ? { code: "hoarse", until } : undefined;
}
