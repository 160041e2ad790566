import type { Found } from "../../measures/found.ts";
import type { Support } from "../../measures/support.ts";
import type { Channel, Ms, SeatId } from "../../types.ts";
import { vigour } from "./dance.ts";
import { type BeesState, beeOf, type Facts, leastClaim, type WallDance } from "./state.ts";
import { WALL_DELAY } from "./wall.ts";

/** What everybody knows: how many scouts are a quorum, and whether the piping has begun. */
export interface AllView {
  quorum: number;
  piping?: { site: number; until: Ms };
}
/** A dance as onlookers see it: the way to the site and the vigour, never the dancer's reading. */
export interface DanceView {
  seat: SeatId;
  site: number;
  angle: number;
  flight: Ms;
  /** 0 to 1. */
  vigour: number;
  from: Ms;
  until: Ms;
  stopped: number;
}
export interface FloorView {
  dances: Record<number, DanceView>;
  /** By site that somebody has danced for: who did so first, and thus proposed it. */
  proposed: Record<number, SeatId>;
}
/** For the projector: how loud the swarm hums, 0 to 4, and the dances as they were `late` ms ago; times are those of then. */
export interface WallView {
  hum: number;
  late: Ms;
  dances: Record<number, WallDance & { angle: number; flight: Ms }>;
}
/** At a site: whether its crowd is a quorum that is being held. */
export interface SiteView {
  held: boolean;
}
/** What a seat knows of its own dancing. */
export interface BeeView {
  back?: number;
  dance?: number;
  cool?: Ms;
  /** By site: how many dances so far. */
  danced: Record<number, number>;
  /** By site: the least claim that would still be seen as a dance. */
  least: Record<number, number>;
  /** In a round with lessons: which of them it has done. */
  lessons?: Lessons;
}
/** What a newcomer does once: fly out and read a site, dance, follow a dance. */
export interface Lessons {
  flown: boolean;
  danced: boolean;
  followed: boolean;
}

/** Which lessons a seat has done. */
export function lessonsOf(s: BeesState, seat: SeatId): Lessons {
  const { flown, danced, followed } = beeOf(s, seat);
  return { flown, danced: Object.keys(danced).length > 0, followed };
}

/** What everybody is shown after the round: how support rose and fell, and who found what. */
export interface BeesReveal {
  support: Support;
  found: Found[];
  /** By site that was danced for: who proposed it. */
  proposed: Record<number, SeatId>;
  /** Those of these sites that a bot proposed, in a seat that a person took over later. */
  byBots: number[];
  /** In open rooms, by dancer: who followed its dances, and whose stops landed on it; and who was there when the quorum had held. */
  followed?: Record<SeatId, SeatId[]>;
  stopped?: Record<SeatId, SeatId[]>;
  held?: SeatId[];
}
/** The bees' views by kind of channel, and what they reveal. */
export interface BeesViews {
  all: AllView;
  floor: FloorView;
  site: SiteView;
  screen: WallView;
  seat: BeeView;
  reveal: BeesReveal;
}

/** What `bees` shows in a channel. */
export function view(s: BeesState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") {
    const all: AllView = { quorum: s.quorum };
    if (s.piping) all.piping = { ...s.piping };
    return all;
  }
  if (kind === "floor") {
    const dances: FloorView["dances"] = {};
    for (const d of Object.values(s.dances)) {
      const { seat, site, from, until, stopped } = d;
      dances[d.id] = {
        seat,
        site,
        ...f.world.sites.way(site),
        vigour: vigour(d.length, s.options),
        from,
        until,
        stopped,
      };
    }
    return { dances, proposed: { ...s.proposals } } satisfies FloorView;
  }
  if (kind === "screen") {
    const dances: WallView["dances"] = {};
    for (const [id, dance] of Object.entries(s.wall))
      dances[Number(id)] = { ...dance, ...f.world.sites.way(dance.site) };
    return { hum: s.hum, late: WALL_DELAY, dances } satisfies WallView;
  }
  if (kind === "site") return { held: s.holding[Number(id)] !== undefined } satisfies SiteView;
  const bee = kind === "seat" ? s.bees[Number(id)] : undefined;
  if (!bee) return undefined;
  const mine: BeeView = { danced: { ...bee.danced }, least: {} };
  for (let site = 0; site < f.world.sites.count; site++) mine.least[site] = leastClaim(s, Number(id), site);
  if (bee.back !== undefined) mine.back = bee.back;
  if (bee.dance !== undefined) mine.dance = bee.dance;
  if (bee.cool > f.now) mine.cool = bee.cool;
  if (s.options.lessons) mine.lessons = lessonsOf(s, Number(id));
  return mine;
}
