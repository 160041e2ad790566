import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";
import { danceLength } from "./dance.ts";

const ms = (least: number) => z.int().check(z.minimum(least), z.maximum(600_000));

/** The options of `bees`; times in ms. Tuned with the lab's `balance`. */
export const beesOptions = z.strictObject({
  /** Scouts that make a quorum; 0 for max(3, n/3 + 1). */
  quorum: z._default(z.int().check(z.minimum(0), z.maximum(500)), 0),
  /** The share of the quorum that is left at dusk. */
  floor: z._default(z.number().check(z.minimum(0.1), z.maximum(1)), 0.75),
  /**
   * How long a quorum must hold before the piping starts, and how long the piping lasts. With a longer hold a small swarm of
   * people, who think for seconds, seldom keeps a quorum together, and is homeless.
   */
  hold: z._default(ms(0), 3500),
  piping: z._default(ms(0), 6000),
  /**
   * How long a dance is per point of the claim, and how much shorter after each return. With shorter dances a swarm with many
   * robbers would forget its good sites.
   */
  runs: z._default(ms(1), 840),
  decay: z._default(ms(0), 2500),
  /** How a dance's pull grows with its length: see `vigour`. The higher, the more it helps to dance only for the best site. */
  pull: z._default(z.number().check(z.minimum(0), z.maximum(5)), 1.8),
  /** Stop signals: how long the sender is busy, how long until its next one, how likely it lands. */
  stopCost: z._default(ms(0), 1000),
  stopCooldown: z._default(ms(0), 6000),
  stopLands: z._default(z.number().check(z.minimum(0), z.maximum(1)), 0.9),
  /** Every scout sees the dance floor, wherever it is. For practice. */
  open: z._default(z.boolean(), false),
  /** No quorum decides before every person has flown, danced and followed once. For practice. */
  lessons: z._default(z.boolean(), false),
});
export type BeesOptions = z.infer<typeof beesOptions>;

export interface Dance {
  id: number;
  seat: SeatId;
  site: number;
  claim: number;
  length: Ms;
  from: Ms;
  until: Ms;
  /** How many stop signals landed on it. */
  stopped: number;
  timer: number;
}

/** A dance as the projector shows it, later. Times are those of the dance. */
export interface WallDance {
  seat: SeatId;
  site: number;
  vigour: number;
  from: Ms;
  /** When it was to end; stopped before that, it leaves the floor then. */
  until: Ms;
}

export interface Bee {
  /** The site that it is just back from, and may dance for. */
  back?: number;
  /** Dances so far, by site. */
  danced: Record<number, number>;
  /** The dance it is dancing. */
  dance?: number;
  /** No stop signal again before this. */
  cool: Ms;
  /** By site that it had read: what it said of it last. */
  said: Record<number, number>;
  /** By site: how long it was there or danced for it, in ms; and the site for which it does so at the moment, since when. */
  backed: Record<number, Ms>;
  stands?: { site: number; since: Ms };
  /** In rounds with liars: whom it saw dance for which site, and how lively at most; in the order in which it did. See met.ts. */
  saw?: [SeatId, number, number][];
  /** It has read a site, and has followed a dance: lessons. */
  flown: boolean;
  followed: boolean;
}

export interface BeesState {
  options: BeesOptions;
  /** How many scouts are a quorum now, and how many it took before dusk. */
  quorum: number;
  full: number;
  /** The timers of the steps by which it falls. */
  dusk: number[];
  bees: Record<SeatId, Bee>;
  dances: Record<number, Dance>;
  /** By site: the timer of a quorum that is being held. */
  holding: Record<number, number>;
  piping?: { site: number; until: Ms };
  /** Each quorum there was: where, since when, with how many, and until when where it came apart. For the debrief; absent before the first. */
  quorums?: { site: number; from: Ms; n: number; until?: Ms }[];
  /** Who was there when the quorum had held. */
  holders: SeatId[];
  /** By site that was danced for: who did so first, and thus proposed it. */
  proposals: Record<number, SeatId>;
  /** Steps of the hum that one hears beside the swarm: see wall.ts. */
  hum: number;
  /** Dances on their way to the projector, which shows them late: secret; and those that are there. */
  film: Record<number, WallDance>;
  wall: Record<number, WallDance>;
}

export type BeesCommand =
  | { verb: "follow"; dance: number }
  | { verb: "dance"; site: number; claim: number }
  | { verb: "stop"; dance: number }
  | { verb: "quiet" };

export type BeesEvent =
  | { kind: "danced" | "gone" | "shown" | "faded"; dance: number }
  | { kind: "held" | "liftoff"; site: number }
  | { kind: "quorum"; quorum: number }
  | { kind: "cool"; seat: SeatId };

/** Onlookers can still follow or stop a dance so long after its end: people are slow, and so may their lines be. */
export const LINGER: Ms = 1500;
/** A shorter dance would not be seen, and is refused. */
export const SHORTEST_DANCE: Ms = 400;
/** Claims go in steps of half a point. */
export const CLAIM_STEP = 0.5;

/** The ports of the swarm that `bees` uses. */
export const needs = ["scouts", "sites"] as const;
export type Facts = MechanismFacts<SwarmPorts, typeof needs>;
export type Fx = MechanismEffects<SwarmPorts, typeof needs, BeesEvent>;

/** @throws Error for a seat that never entered: a bug, not bad input. */
export function beeOf(s: BeesState, seat: SeatId): Bee {
  const bee = s.bees[seat];
  if (!bee) throw new Error(`seat ${seat} has no bee`);
  return bee;
}

/** Sites that a seat could dance for: the one that it is just back from, and those that others dance for. */
export function danceable(s: BeesState, seat: SeatId): number[] {
  const bee = beeOf(s, seat);
  const sites = bee.back === undefined ? [] : [bee.back];
  for (const dance of Object.values(s.dances)) {
    if (dance.seat !== seat && !sites.includes(dance.site)) sites.push(dance.site);
  }
  return sites;
}

/** The least claim that would be seen as a dance for this site at the seat's next return; above 10 when it is danced out. */
export function leastClaim(s: BeesState, seat: SeatId, site: number): number {
  const k = (beeOf(s, seat).danced[site] ?? 0) + 1;
  let claim = 0;
  while (claim <= 10 && danceLength(claim, k, s.options) < SHORTEST_DANCE) claim += CLAIM_STEP;
  return claim;
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: BeesState, seat: SeatId, c: BeesCommand, f: Facts): Refusal | undefined {
  const bee = beeOf(s, seat);
  if (!f.world.scouts.atSwarm(seat)) return { code: "not_at_swarm" };
  const busy = f.world.scouts.busyUntil(seat);
  if (busy > f.now) return { code: "busy", until: busy };
  if (c.verb === "quiet") return bee.back === undefined ? { code: "nothing_to_hide" } : undefined;
  if (c.verb === "dance") {
    if (bee.dance !== undefined) return { code: "already_dancing" };
    if (!danceable(s, seat).includes(c.site)) return { code: "not_just_back" };
    const k = (bee.danced[c.site] ?? 0) + 1;
    if (f.world.scouts.gaveUp(seat, c.site)) return { code: "stopped_there" };
    if (danceLength(10, k, s.options) < SHORTEST_DANCE) return { code: "danced_out" };
    if (danceLength(c.claim, k, s.options) < SHORTEST_DANCE) return { code: "too_faint" };
    return undefined;
  }
  const dance = s.dances[c.dance];
  if (!dance) return { code: "dance_over" };
  if (dance.seat === seat) return { code: "own_dance" };
  if (c.verb === "follow") return undefined;
  if (bee.cool > f.now) return { code: "cooling_down", until: bee.cool };
  for (let site = 0; site < f.world.sites.count; site++) {
    if (site !== dance.site && f.world.scouts.reading(seat, site) !== undefined) return undefined;
  }
  return { code: "no_rival" };
}
