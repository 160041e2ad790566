import * as z from "zod/mini";
import type { MechanismEffects, MechanismFacts } from "../../part.ts";
import type { Ms, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";
import type { Elected } from "./seats.ts";

const ms = (least: number) => z.int().check(z.minimum(least), z.maximum(600_000));

/** The options of `council`; times in ms. Tuned with the lab's `council` and `worth`. */
export const councilOptions = z.strictObject({
  /** How many sit: an odd number, so that a majority is a majority. In a room with fewer seats, the largest odd number there is room for. */
  seats: z._default(z.union([z.literal(3), z.literal(5), z.literal(7)]), 3),
  /** Elected by all; or drawn by lot from all, for comparison. */
  by: z._default(z.enum(["votes", "lot"]), "votes"),
  /** What councillors say to each other and vote for is seen by everybody, or by councillors alone. */
  open: z._default(z.boolean(), true),
  /** All scout for so long; then so long is the election. */
  scout: z._default(ms(1000), 30_000),
  elect: z._default(ms(1000), 15_000),
  /** A new council hears reports for so long before it may vote. */
  listens: z._default(ms(0), 10_000),
  /** A majority has to hold for so long before it is a decision: time for the room to see it, and to recall somebody. */
  hold: z._default(ms(0), 9000),
  /** From the decision to lift-off. */
  piping: z._default(ms(0), 5000),
  /** These very seats sit, whatever the votes: for the lab. */
  sits: z._default(z.array(z.int().check(z.minimum(0), z.maximum(299))).check(z.maxLength(7)), []),
});
export type CouncilOptions = z.infer<typeof councilOptions>;

/** So many of the latest public claims are shown while all scout. */
export const CALLS = 6;
/** Claims go in steps of half a point, as dances do. */
export const CLAIM_STEP = 0.5;

/** What a councillor was told by a scout, and when. */
export interface Heard {
  t: Ms;
  seat: SeatId;
  site: number;
  claim: number;
}
/** A claim that everybody heard. `n` counts them. */
export interface Call {
  n: number;
  seat: SeatId;
  site: number;
  claim: number;
}
/** By seat and site: the last claim. */
export type Claims = Record<SeatId, Record<number, number>>;

export interface Scout {
  /** The site that it is just back from, and may speak of. */
  back?: number;
  /** By site: what it said of it last, in public or to a councillor. */
  said: Record<number, number>;
  /** The same of what it said in public, before there was a council. */
  told: Record<number, number>;
  /** It stands for the council. */
  stands?: true;
  /** Its last report. */
  report?: { seat: SeatId; site: number; claim: number };
}

export interface CouncilState extends Elected {
  options: CouncilOptions;
  /** How many sit. */
  size: number;
  stage: "scouting" | "election" | "council";
  /** When the stage ends; in `council`, from when on it may vote. */
  until: Ms;
  scouts: Record<SeatId, Scout>;
  /** Who stands, in the order in which they said so; and how many these are, which everybody is told. */
  stands: SeatId[];
  standing: number;
  /** The latest public claims, while all scout. */
  calls: Call[];
  /** Who can be voted for, from the election on, with what each has claimed in public. */
  platform: Claims;
  /** How many of the first council were drawn by lot, since too few stood. */
  lots: number;
  /** By councillor: what it was told. */
  heard: Record<SeatId, Heard[]>;
  /** By councillor: what it said of a site last; and the site that it votes for. */
  says: Claims;
  backs: Record<SeatId, number>;
  /** Most of the council votes for a site, and must do so until then. */
  settling?: { site: number; from: Ms; until: Ms; timer: number };
  piping?: { site: number; from: Ms; until: Ms };
}

export type CouncilCommand =
  | { verb: "tell"; site: number; claim: number }
  | { verb: "quiet" }
  | { verb: "stand" }
  | { verb: "withdraw" }
  | { verb: "elect"; seat: SeatId }
  | { verb: "unelect"; seat: SeatId }
  | { verb: "report"; seat: SeatId; claim: number }
  | { verb: "veer"; site: number }
  | { verb: "say"; site: number; claim: number }
  | { verb: "back"; site: number }
  | { verb: "recall"; seat: SeatId }
  | { verb: "unrecall" };

export type CouncilEvent = { kind: "election" | "seated" | "opens" } | { kind: "settled" | "liftoff"; site: number };

/** The ports of the swarm that `council` uses. */
export const needs = ["scouts", "sites"] as const;
export type Facts = MechanismFacts<SwarmPorts, typeof needs>;
export type Fx = MechanismEffects<SwarmPorts, typeof needs, CouncilEvent>;

/** @throws Error for a seat that never entered: a bug, not bad input. */
export function scoutOf(s: CouncilState, seat: SeatId): Scout {
  const scout = s.scouts[seat];
  if (!scout) throw new Error(`seat ${seat} is no scout of this council's`);
  return scout;
}

export const sits = (s: CouncilState, seat: SeatId): boolean => s.council.includes(seat);

/** The sites that a councillor has heard of in any way, in the order of their numbers. */
export function sitesKnown(s: CouncilState, seat: SeatId, f: Facts): number[] {
  const said = [...Object.values(s.platform), ...Object.values(s.says)].flatMap((by) => Object.keys(by).map(Number));
  const known = new Set([...said, ...(s.heard[seat] ?? []).map(({ site }) => site)]);
  for (let site = 0; site < f.world.sites.count; site++)
    if (f.world.scouts.reading(seat, site) !== undefined) known.add(site);
  return [...known].sort((a, b) => a - b);
}
