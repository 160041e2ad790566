import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import type { World, WorldFactory } from "../../part.ts";
import type { Effects, Facts, Ms, Refusal, SeatId, Telling } from "../../types.ts";
import { reading } from "./evidence.ts";
import { offers } from "./offers.ts";
import { type SwarmOptions, swarmOptions } from "./options.ts";
import { cavity, layOut } from "./sites.ts";
import { refuse, type Scout, type SwarmCommand, type SwarmEvent, type SwarmState, scoutOf } from "./state.ts";
import { type SwarmViews, view } from "./view.ts";

/** What the swarm tells the mechanism. */
export type SwarmNews =
  | { kind: "arrived"; seat: SeatId; site: number | null }
  | { kind: "left"; seat: SeatId; site: number | null }
  | { kind: "read"; seat: SeatId; site: number };

/** What a mechanism may ask of the swarm. */
export interface SwarmAsk {
  /** At the swarm, and not busy with something that takes time. */
  free(seat: SeatId): boolean;
  atSwarm(seat: SeatId): boolean;
  busyUntil(seat: SeatId): Ms;
  present(site: number): SeatId[];
  sites: number;
  /** The seat's latest reading of a site it has been to. */
  read(seat: SeatId, site: number): number | undefined;
  /** Where a site lies: for those who watch a dance for it. */
  way(site: number): { angle: number; flight: Ms };
}

/** What a mechanism may have the swarm do. */
export interface SwarmDeeds {
  /** Sends a scout that is at the swarm to a site it was told of; it may lose its way. */
  follow(seat: SeatId, site: number): void;
  /** Keeps a scout at the swarm busy. */
  occupy(seat: SeatId, ms: Ms): void;
}

type Fx = Effects<SwarmEvent> & Telling<SwarmNews>;

const READING = purpose("reading");
const SEARCH = purpose("search");
const FINDS = purpose("finds");
const LOST = purpose("lost");

/** A search that finds nothing comes home after this much more flight. */
const EMPTY_HANDED: Ms = 1000;

function command(): z.ZodMiniType<SwarmCommand> {
  const site = z.int().check(z.minimum(0), z.maximum(6));
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("explore") }),
    z.strictObject({ verb: z.literal("return"), site }),
    z.strictObject({ verb: z.literal("stay") }),
    z.strictObject({ verb: z.literal("home") }),
  ]);
}

/** A scout leaves for somewhere; `due` is when it gets there. */
function takeWing(
  s: SwarmState,
  seat: SeatId,
  why: Scout["why"],
  to: number | null,
  due: Ms,
  lost: boolean,
  f: Facts,
  fx: Fx,
): void {
  const scout = scoutOf(s, seat);
  const from = scout.at === "site" ? scout.site : null;
  const was = scout.at;
  if (scout.timer !== undefined) fx.cancel(scout.timer);
  scout.at = "wing";
  scout.why = why;
  scout.site = to ?? from ?? -1;
  scout.since = f.now;
  scout.due = due;
  scout.timer = fx.at(due, { kind: lost ? "lost" : to === null ? "landed" : "reached", seat, site: to ?? -1 });
  delete scout.leaves;
  if (was !== "wing") fx.tell({ kind: "left", seat, site: was === "site" ? from : null });
}

function flyHome(s: SwarmState, seat: SeatId, f: Facts, fx: Fx): void {
  const scout = scoutOf(s, seat);
  // Turning back costs as long as one has been gone.
  const back = scout.at === "wing" ? f.now - scout.since : (s.sites[scout.site]?.flight ?? EMPTY_HANDED);
  takeWing(s, seat, "home", null, f.now + Math.max(200, back), false, f, fx);
}

function act(s: SwarmState, seat: SeatId, c: SwarmCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f.now);
  if (no) return no;
  const scout = scoutOf(s, seat);
  if (c.verb === "explore") {
    const n = scout.explored++;
    const search = Math.round(s.options.search + s.options.spread * (2 * f.chance.uniform(SEARCH, seat, n) - 1));
    const found = f.chance.chooses(FINDS, s.options.finds, seat, n, 0);
    const site = found ? f.chance.int(FINDS, s.sites.length, seat, n, 1) : null;
    const flight = site === null ? EMPTY_HANDED * 2 : (s.sites[site]?.flight ?? 0);
    takeWing(s, seat, "explore", site, f.now + search + flight, false, f, fx);
  } else if (c.verb === "return") {
    takeWing(s, seat, "return", c.site, f.now + (s.sites[c.site]?.flight ?? 0), false, f, fx);
  } else if (c.verb === "stay") {
    if (scout.timer !== undefined) fx.cancel(scout.timer);
    scout.leaves = f.now + s.options.stay;
    scout.timer = fx.at(scout.leaves, { kind: "leave", seat, site: scout.site });
  } else flyHome(s, seat, f, fx);
  return undefined;
}

function on(s: SwarmState, e: SwarmEvent, f: Facts, fx: Fx): void {
  const { seat, site } = e;
  const scout = scoutOf(s, seat);
  if (e.kind === "free") {
    fx.nudge(seat);
  } else if (e.kind === "leave") {
    flyHome(s, seat, f, fx);
  } else if (e.kind === "reached") {
    scout.at = "site";
    scout.site = site;
    scout.since = f.now;
    delete scout.due;
    scout.timer = fx.at(f.now + s.options.look, { kind: "looked", seat, site });
    fx.note(seat, scout.why === "explore" ? "found" : "arrived", { site });
    fx.tell({ kind: "arrived", seat, site });
    fx.nudge(seat);
  } else if (e.kind === "looked") {
    const before = scout.known[site];
    const visits = (before?.visits ?? 0) + 1;
    const value = reading(s.sites[site]?.quality ?? 0, s.options.noise, f.chance.normal(READING, seat, site, visits));
    const rounded = Math.round(value * 10) / 10;
    scout.known[site] = { reading: rounded, visits, at: f.now, how: before?.how ?? scout.why };
    scout.leaves = f.now + s.options.stay;
    scout.timer = fx.at(scout.leaves, { kind: "leave", seat, site });
    fx.note(seat, "read", { site, reading: rounded, ...cavity(s.sites[site] as never, Math.min(10, rounded)) });
    fx.tell({ kind: "read", seat, site });
    fx.nudge(seat);
  } else if (e.kind === "lost") {
    fx.note(seat, "lost", { site });
    flyHome(s, seat, f, fx);
  } else {
    const empty = scout.why === "explore";
    scout.at = "swarm";
    scout.site = -1;
    scout.since = f.now;
    delete scout.due;
    delete scout.timer;
    fx.note(seat, empty ? "nothing" : "landed");
    fx.tell({ kind: "arrived", seat, site: null });
    fx.nudge(seat);
  }
}

/** What a liar wants here: the site that it shall be. */
export interface SwarmGoal {
  readonly site: number;
  readonly [more: string]: number;
}

const world: Omit<World<SwarmState, SwarmCommand, SwarmEvent, SwarmAsk, SwarmDeeds, SwarmNews>, "create"> = {
  verbs: ["explore", "return", "stay", "home"],
  command: command(),
  enter(s, seat, f) {
    const scout: Scout = {
      at: "swarm",
      site: -1,
      since: f.now,
      why: "home",
      busy: f.now,
      explored: 0,
      followed: 0,
      known: {},
    };
    // A liar knows where its site lies, though it has not been there.
    const goal = f.role(seat).goal as SwarmGoal | undefined;
    if (goal) scout.told = goal.site;
    s.scouts[seat] = scout;
  },
  begin(s, _f, fx) {
    for (const seat of Object.keys(s.scouts)) fx.nudge(Number(seat));
  },
  offers: (s, seat, f) => offers(s, seat, f.now),
  act,
  on,
  ask: (s) => ({
    free: (seat) => scoutOf(s, seat).at === "swarm",
    atSwarm: (seat) => scoutOf(s, seat).at === "swarm",
    busyUntil: (seat) => scoutOf(s, seat).busy,
    present(site) {
      const here: SeatId[] = [];
      for (const seat of Object.keys(s.scouts)) {
        const scout = s.scouts[Number(seat)];
        if (scout?.at === "site" && scout.site === site) here.push(Number(seat));
      }
      return here;
    },
    sites: s.sites.length,
    read: (seat, site) => scoutOf(s, seat).known[site]?.reading,
    way: (site) => ({ angle: s.sites[site]?.angle ?? 0, flight: s.sites[site]?.flight ?? 0 }),
  }),
  deeds: (s, f, fx) => ({
    follow(seat, site) {
      const n = scoutOf(s, seat).followed++;
      const lost = f.chance.chooses(LOST, s.options.lost, seat, n);
      takeWing(s, seat, "follow", site, f.now + (s.sites[site]?.flight ?? 0), lost, f, fx);
    },
    occupy(seat, ms) {
      scoutOf(s, seat).busy = f.now + ms;
      fx.at(f.now + ms, { kind: "free", seat, site: -1 });
    },
  }),
  channels(s, seat) {
    const scout = scoutOf(s, seat);
    return scout.at === "swarm" ? ["floor"] : scout.at === "site" ? [`site:${scout.site}`] : [];
  },
  view,
  truth: (s) =>
    s.sites.map((site, option) => ({
      option,
      worth: site.quality,
      facts: { angle: site.angle, flight: site.flight, ...cavity(site, site.quality) },
    })),
  goal(s) {
    let worst = 0;
    s.sites.forEach((site, i) => {
      if (site.quality < (s.sites[worst]?.quality ?? 0)) worst = i;
    });
    return { site: worst } satisfies SwarmGoal;
  },
};

/** A scout does at most about so many timed things a second: it arrives, looks, leaves, is nudged. */
const PER_SCOUT = 3;

export const swarm: WorldFactory<
  "swarm",
  SwarmOptions,
  SwarmState,
  SwarmCommand,
  SwarmEvent,
  SwarmAsk,
  SwarmDeeds,
  SwarmNews,
  SwarmViews
> = {
  id: "swarm",
  options: swarmOptions,
  refusals: ["not_at_swarm", "busy", "unknown_site", "not_at_site", "still_looking", "already_home", "on_the_way_home"],
  load: (_options, seats) => PER_SCOUT * seats,
  make: (options) => ({
    ...world,
    create: (f) => ({ options, sites: layOut(options.sites, options.qualities, f.truth), scouts: {} }),
  }),
};
