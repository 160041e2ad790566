import type { Effects, Ms, Notifying, Refusal, SeatId } from "../../types.ts";
import type { Slowing } from "../slow.ts";
import type { SwarmOptions } from "./options.ts";
import type { Site } from "./sites.ts";

/** What a scout knows of a site from having been there. */
export interface Known {
  /** Its latest reading, to one decimal. */
  reading: number;
  visits: number;
  at: Ms;
  how: Scout["why"];
}

/** A seat's scout. On the wing, `site` is where it flies to, or on the way home where it comes from; −1 for no site. */
export interface Scout {
  at: "swarm" | "wing" | "site";
  site: number;
  since: Ms;
  /** On the wing: when it arrives. Secret while it explores. */
  due?: Ms;
  /** At a site, once it has its reading: when it flies home by itself. */
  leaves?: Ms;
  why: "explore" | "return" | "follow" | "home";
  /** Busy at the swarm until then. */
  busy: Ms;
  explored: number;
  followed: number;
  known: Record<number, Known>;
  /** Sites it has given up: it does not go back there by itself until it has a fresh reading. */
  gaveUp: number[];
  /** It does not fly in this round. */
  grounded?: true;
  /** A site that it has passed before: it knows the way, and has not looked inside. */
  told?: number;
  timer?: number;
  /** What that timer brings, and when. Secret. */
  next?: Pick<SwarmEvent, "kind" | "site"> & { t: Ms };
  /** It lies still until then: it neither flies nor counts where it is. */
  still?: Ms;
}

export interface SwarmState {
  options: SwarmOptions;
  sites: Site[];
  scouts: Record<SeatId, Scout>;
  /** How often a scout has flown off from the swarm. */
  flown: number;
  /** Winds, each until a time or to the end: every flight takes so many times as long. */
  winds: Slowing[];
  /** What the sites were worth at the beginning, once that has changed. Secret. */
  was?: number[];
}

export type SwarmCommand = { verb: "explore" } | { verb: "return"; site: number } | { verb: "stay" } | { verb: "home" };

export interface SwarmEvent {
  kind: "reached" | "looked" | "leave" | "lost" | "landed" | "free" | "stirs" | "calm";
  seat: SeatId;
  site: number;
}

/** What the swarm tells the mechanism; a site of null is the swarm itself. */
export type SwarmNotice =
  | { kind: "arrived"; seat: SeatId; site: number | null }
  | { kind: "left"; seat: SeatId; site: number | null }
  /** On its way it turned: home, or to another site. */
  | { kind: "turned"; seat: SeatId; site: null }
  | { kind: "read"; seat: SeatId; site: number }
  /** It lies still from now on, or stirs again. */
  | { kind: "still" | "stirs"; seat: SeatId; site: number | null };

/** What the swarm may cause. */
export type SwarmFx = Effects<SwarmEvent> & Notifying<SwarmNotice>;

/** @throws Error for a seat that never entered: a bug, not bad input. */
export function scoutOf(s: SwarmState, seat: SeatId): Scout {
  const scout = s.scouts[seat];
  if (!scout) throw new Error(`seat ${seat} has no scout`);
  return scout;
}

/** A scout's next timed thing, in place of the one before. */
export function plan(scout: Scout, seat: SeatId, t: Ms, next: Pick<SwarmEvent, "kind" | "site">, fx: SwarmFx): void {
  if (scout.timer !== undefined) fx.cancel(scout.timer);
  scout.next = { ...next, t };
  scout.timer = fx.at(t, { ...next, seat });
}

/** The sites a scout knows the way to. */
export function knownSites(scout: Scout): number[] {
  const sites = Object.keys(scout.known).map(Number);
  if (scout.told !== undefined && !sites.includes(scout.told)) sites.push(scout.told);
  return sites;
}

/** Sites to which a scout on the wing could turn instead: those it knows, but for where it flies, as far as it knows that. */
export function diversions(scout: Scout): number[] {
  if (scout.at !== "wing") return [];
  const flies = scout.why === "explore" || scout.why === "home" ? undefined : scout.site;
  return knownSites(scout).filter((site) => site !== flies && !scout.gaveUp.includes(site));
}

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: SwarmState, seat: SeatId, c: SwarmCommand, now: Ms): Refusal | undefined {
  const scout = scoutOf(s, seat);
  if (scout.grounded) return { code: "grounded" };
  if (c.verb === "explore" || c.verb === "return") {
    if (scout.at !== "swarm") return { code: "not_at_swarm" };
    if (scout.busy > now) return { code: "busy", until: scout.busy };
    if (c.verb === "return" && !knownSites(scout).includes(c.site)) return { code: "unknown_site" };
    if (c.verb === "return" && scout.gaveUp.includes(c.site)) return { code: "gave_up" };
  } else if (c.verb === "stay") {
    if (scout.at !== "site") return { code: "not_at_site" };
    if (scout.leaves === undefined) return { code: "still_looking" };
  } else {
    if (scout.at === "swarm") return { code: "already_home" };
    if (scout.at === "wing" && scout.why === "home") return { code: "on_the_way_home" };
  }
  return undefined;
}
