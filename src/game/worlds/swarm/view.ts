import type { Channel, Facts, Ms, SeatId } from "../../types.ts";
import { type Slowing, slowingAt } from "../slow.ts";
import type { Known, Scout, SwarmState } from "./state.ts";
import { knownSites } from "./state.ts";

/** What a scout knows of itself and of the sites it has been to. */
export interface ScoutView {
  at: Scout["at"];
  site?: number;
  why?: Scout["why"];
  since: Ms;
  due?: Ms;
  leaves?: Ms;
  busy?: Ms;
  /** By site: the notebook. `reading` is absent where the scout only knows the way. */
  known: Record<number, Partial<Known> & { angle: number; flight: Ms }>;
  /** The sites it has given up, where there are any: see the refusal `gave_up`. */
  gaveUp?: number[];
}
/** The crowd at one site, seen by those who are there; nobody where it is dark. */
export interface CrowdView {
  site: number;
  seats: SeatId[];
}
/** Channel `all`: how many sites there are. Which, and where, is for scouts to find out. */
export interface SwarmAllView {
  sites: number;
  /** Wind; absent in still air. */
  slow?: Slowing;
}
/** For the projector: how many scouts are where in general, never at which site; and how often one has flown off. */
export interface SilhouetteView {
  swarm: number;
  out: number;
  flown: number;
}

/** The swarm's views by kind of channel. */
export interface SwarmViews {
  all: SwarmAllView;
  seat: ScoutView;
  site: CrowdView;
  screen: SilhouetteView;
}

function ownView(s: SwarmState, scout: Scout, now: Ms): ScoutView {
  const known: ScoutView["known"] = {};
  for (const id of knownSites(scout)) {
    const site = s.sites[id];
    if (site) known[id] = { ...scout.known[id], angle: site.angle, flight: site.flight };
  }
  const mine: ScoutView = { at: scout.at, since: scout.since, known };
  // Where a search leads and when it ends would tell what it is about to find.
  const searching = scout.at === "wing" && scout.why === "explore";
  if (!searching && scout.site >= 0) mine.site = scout.site;
  if (!searching && scout.due !== undefined) mine.due = scout.due;
  if (scout.at === "wing") mine.why = scout.why;
  if (scout.leaves !== undefined) mine.leaves = scout.leaves;
  if (scout.gaveUp.length > 0) mine.gaveUp = [...scout.gaveUp];
  if (scout.busy > now) mine.busy = scout.busy;
  return mine;
}

/** What the swarm shows in a channel. */
export function view(s: SwarmState, channel: Channel, f: Facts): object | undefined {
  const [kind, id] = channel.split(":");
  if (kind === "all") {
    const slow = slowingAt(s.winds, f.now);
    return { sites: s.sites.length, ...(slow && { slow }) } satisfies SwarmAllView;
  }
  if (kind === "seat") {
    const scout = s.scouts[Number(id)];
    return scout && ownView(s, scout, f.now);
  }
  if (kind === "site") {
    const seats = (s.options.dark ? [] : Object.keys(s.scouts))
      .map(Number)
      .filter((seat) => s.scouts[seat]?.at === "site" && s.scouts[seat]?.site === Number(id));
    return { site: Number(id), seats } satisfies CrowdView;
  }
  if (kind === "screen") {
    const list = Object.values(s.scouts);
    const home = list.filter((scout) => scout.at === "swarm").length;
    return { swarm: home, out: list.length - home, flown: s.flown } satisfies SilhouetteView;
  }
  return undefined;
}
