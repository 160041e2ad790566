import { purpose } from "../../kit/chance.ts";
import type { Facts, Ms, SeatId } from "../../types.ts";
import { flyHome, takeOff, turnTo } from "./flight.ts";
import { diversions, type SwarmFx, type SwarmNotice, type SwarmState, scoutOf } from "./state.ts";

const LOST = purpose("lost");

/** Where scouts are, and what they have seen. */
export interface ScoutsPort {
  atSwarm(seat: SeatId): boolean;
  /** Until when a scout at the swarm is busy with something that takes time; not later than now when it is free. */
  busyUntil(seat: SeatId): Ms;
  /** The scouts at a site, but for those that lie still. */
  at(site: number): SeatId[];
  /** The site at which a scout is; undefined elsewhere, and for one that lies still. */
  siteOf(seat: SeatId): number | undefined;
  /** Until when a scout lies still; 0 for one that does not. */
  stillUntil(seat: SeatId): Ms;
  /** The scout's latest reading of a site it has been to. */
  reading(seat: SeatId, site: number): number | undefined;
  /** It has given the site up, and has not read it anew since. */
  gaveUp(seat: SeatId, site: number): boolean;
  /** The sites to which a scout on the wing could turn instead; none for one that is not. */
  diversions(seat: SeatId): number[];
}
export interface ScoutsEffects {
  /** Sends a scout that is at the swarm to a site it was told of, which takes so many times a flight; it may lose its way. */
  follow(seat: SeatId, site: number, times?: number): void;
  /** Sends a scout that is at the swarm or at a site to a site, which takes so many times a flight; from a site by way of the swarm. */
  send(seat: SeatId, site: number, times: number): void;
  /** Keeps a scout at the swarm busy. */
  occupy(seat: SeatId, ms: Ms): void;
  /** A scout gives a site up until it has read it anew. */
  giveUp(seat: SeatId, site: number): void;
  /** A scout stays with the swarm for the whole round. */
  ground(seat: SeatId): void;
  /** Lets a scout fly again. */
  release(seat: SeatId): void;
  /** A scout that is out turns home at once, as if it had chosen to. */
  summon(seat: SeatId): void;
  /** A scout on the wing turns to a site that it knows, by way of the swarm, without landing there. */
  divert(seat: SeatId, site: number): void;
}

/** The possible homes: never what they are worth. */
export interface SitesPort {
  /** How many there are; they are numbered from 0. */
  readonly count: number;
  /** Where a site lies, in degrees and ms of flight: for those who watch a dance for it. */
  way(site: number): { angle: number; flight: Ms };
}

/** The swarm's ports, for mechanisms: see MechanismFactory's `needs`. */
export interface SwarmPorts {
  id: "swarm";
  facts: { scouts: ScoutsPort; sites: SitesPort };
  effects: { scouts: ScoutsEffects };
  notice: SwarmNotice;
}

export function facts(s: SwarmState): SwarmPorts["facts"] {
  return {
    scouts: {
      atSwarm: (seat) => scoutOf(s, seat).at === "swarm",
      busyUntil: (seat) => scoutOf(s, seat).busy,
      at(site) {
        const here: SeatId[] = [];
        for (const seat of Object.keys(s.scouts)) {
          const scout = s.scouts[Number(seat)];
          if (scout?.at === "site" && scout.site === site && scout.still === undefined) here.push(Number(seat));
        }
        return here;
      },
      siteOf(seat) {
        const { at, site, still } = scoutOf(s, seat);
        return at === "site" && still === undefined ? site : undefined;
      },
      stillUntil: (seat) => scoutOf(s, seat).still ?? 0,
      reading: (seat, site) => scoutOf(s, seat).known[site]?.reading,
      gaveUp: (seat, site) => scoutOf(s, seat).gaveUp.includes(site),
      diversions: (seat) => diversions(scoutOf(s, seat)),
    },
    sites: {
      count: s.sites.length,
      way: (site) => ({ angle: s.sites[site]?.angle ?? 0, flight: s.sites[site]?.flight ?? 0 }),
    },
  };
}

export function effects(s: SwarmState, f: Facts, fx: SwarmFx): SwarmPorts["effects"] {
  return {
    scouts: {
      follow(seat, site, times = 1) {
        const n = scoutOf(s, seat).followed++;
        const lost = f.chance.chooses(LOST, s.options.lost, seat, n);
        takeOff(s, seat, "follow", site, f.now + Math.round(times * (s.sites[site]?.flight ?? 0)), lost, f, fx);
      },
      send(seat, site, times) {
        const scout = scoutOf(s, seat);
        const back = scout.at === "site" ? (s.sites[scout.site]?.flight ?? 0) : 0;
        const way = Math.round(times * (back + (s.sites[site]?.flight ?? 0)));
        takeOff(s, seat, "return", site, f.now + way, false, f, fx);
      },
      occupy(seat, ms) {
        scoutOf(s, seat).busy = f.now + ms;
        fx.changed("seat", seat);
        fx.at(f.now + ms, { kind: "free", seat, site: -1 });
      },
      giveUp(seat, site) {
        const { gaveUp } = scoutOf(s, seat);
        if (!gaveUp.includes(site)) gaveUp.push(site);
        fx.changed("seat", seat);
      },
      ground(seat) {
        scoutOf(s, seat).grounded = true;
        fx.changed("seat", seat);
      },
      release(seat) {
        delete scoutOf(s, seat).grounded;
        fx.changed("seat", seat);
      },
      summon(seat) {
        const scout = scoutOf(s, seat);
        if (scout.at === "site" || (scout.at === "wing" && scout.why !== "home")) flyHome(s, seat, f, fx);
      },
      divert: (seat, site) => turnTo(s, seat, site, f, fx),
    },
  };
}
