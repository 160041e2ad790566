import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import type { World, WorldFactory } from "../../part.ts";
import type { Facts, Refusal, SeatId } from "../../types.ts";
import { reading } from "./evidence.ts";
import { faults, stir } from "./faults.ts";
import { flyHome, scoutChanged, takeOff, VAIN_FLIGHT } from "./flight.ts";
import { type SwarmGoal, wantedSite } from "./goal.ts";
import { offers } from "./offers.ts";
import { type SwarmOptions, swarmOptions } from "./options.ts";
import { effects, facts, type SwarmPorts } from "./ports.ts";
import { cavity, layOutSites } from "./sites.ts";
import {
  knownSites,
  plan,
  refuse,
  type Scout,
  type SwarmCommand,
  type SwarmEvent,
  type SwarmFx,
  type SwarmState,
  scoutOf,
} from "./state.ts";
import { type SwarmViews, view } from "./view.ts";

const READING = purpose("reading");
const SEARCH = purpose("search");
const FINDS = purpose("finds");
const LEAD = purpose("lead");

function command(): z.ZodMiniType<SwarmCommand> {
  const site = z.int().check(z.minimum(0), z.maximum(6));
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("explore") }),
    z.strictObject({ verb: z.literal("return"), site }),
    z.strictObject({ verb: z.literal("stay") }),
    z.strictObject({ verb: z.literal("home") }),
  ]);
}

function act(s: SwarmState, seat: SeatId, c: SwarmCommand, f: Facts, fx: SwarmFx): Refusal | undefined {
  const no = refuse(s, seat, c, f.now);
  if (no) return no;
  const scout = scoutOf(s, seat);
  if (c.verb === "explore") {
    const n = scout.explored++;
    const search = Math.round(s.options.search + s.options.spread * (2 * f.chance.uniform(SEARCH, seat, n) - 1));
    const found = f.chance.chooses(FINDS, s.options.finds, seat, n, 0);
    const all = Object.keys(s.sites).map(Number);
    const unknown = s.options.anew ? all.filter((site) => !knownSites(scout).includes(site)) : [];
    const sites = unknown.length > 0 ? unknown : all;
    const site = found ? (sites[f.chance.int(FINDS, sites.length, seat, n, 1)] ?? null) : null;
    const flight = site === null ? VAIN_FLIGHT * 2 : (s.sites[site]?.flight ?? 0);
    takeOff(s, seat, "explore", site, f.now + search + flight, false, f, fx);
  } else if (c.verb === "return") {
    takeOff(s, seat, "return", c.site, f.now + (s.sites[c.site]?.flight ?? 0), false, f, fx);
  } else if (c.verb === "stay") {
    scout.leaves = f.now + s.options.stay;
    plan(scout, seat, scout.leaves, { kind: "leave", site: scout.site }, fx);
  } else flyHome(s, seat, f, fx);
  return undefined;
}

function on(s: SwarmState, e: SwarmEvent, f: Facts, fx: SwarmFx): void {
  const { seat, site } = e;
  if (e.kind === "calm") {
    fx.changed("all");
    return;
  }
  const scout = scoutOf(s, seat);
  if (e.kind === "stirs") {
    stir(s, seat, f, fx);
    return;
  }
  if (e.kind !== "free") delete scout.timer;
  if (e.kind === "free") {
    fx.nudge(seat);
  } else if (e.kind === "leave") {
    flyHome(s, seat, f, fx);
  } else if (e.kind === "reached") {
    scout.at = "site";
    scout.site = site;
    scout.since = f.now;
    delete scout.due;
    plan(scout, seat, f.now + s.options.look, { kind: "looked", site }, fx);
    fx.note(seat, scout.why === "explore" ? "found" : "arrived", { site });
    fx.notify({ kind: "arrived", seat, site });
    fx.nudge(seat);
  } else if (e.kind === "looked") {
    const before = scout.known[site];
    const visits = (before?.visits ?? 0) + 1;
    const value = reading(s.sites[site]?.quality ?? 0, s.options.noise, f.chance.normal(READING, seat, site, visits));
    const rounded = Math.round(value * 10) / 10;
    scout.known[site] = { reading: rounded, visits, at: f.now, how: before?.how ?? scout.why };
    scout.gaveUp = scout.gaveUp.filter((one) => one !== site);
    scout.leaves = f.now + s.options.stay;
    plan(scout, seat, scout.leaves, { kind: "leave", site }, fx);
    fx.note(seat, "read", { site, reading: rounded, ...cavity(s.sites[site] as never, Math.min(10, rounded)) });
    fx.notify({ kind: "read", seat, site });
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
    delete scout.next;
    fx.note(seat, empty ? "nothing" : "landed");
    fx.notify({ kind: "arrived", seat, site: null });
    fx.nudge(seat);
  }
  scoutChanged(scout, seat, fx);
}

const world: Omit<World<SwarmState, SwarmCommand, SwarmEvent, SwarmPorts>, "create"> = {
  tracked: true,
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
      gaveUp: [],
    };
    // Scouts are old foragers (Lindauer 1955): each has passed one cavity, though it has not looked into it. A liar's is its site.
    scout.told = wantedSite(f.role(seat)) ?? f.chance.int(LEAD, s.sites.length, seat);
    s.scouts[seat] = scout;
  },
  begin(s, _f, fx) {
    for (const seat of Object.keys(s.scouts)) fx.nudge(Number(seat));
  },
  offers: (s, seat, f) => offers(s, seat, f.now),
  act,
  on,
  facts,
  effects,
  faults,
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
  // As they were at the beginning: what a card did to them is not part of the same again.
  carries: (s) => ({ worths: [...(s.was ?? s.sites.map(({ quality }) => quality))].sort((a, b) => b - a) }),
};

/** A scout does at most about so many timed things a second: it arrives, looks, leaves, is nudged. */
const PER_SCOUT = 3;

export const swarm: WorldFactory<SwarmOptions, SwarmState, SwarmCommand, SwarmEvent, SwarmPorts, SwarmViews> = {
  id: "swarm",
  options: swarmOptions,
  amendable: [{ option: "sites", kind: "number", min: 3, max: 6, step: 1 }],
  refusals: [
    "not_at_swarm",
    "grounded",
    "busy",
    "unknown_site",
    "gave_up",
    "not_at_site",
    "still_looking",
    "already_home",
    "on_the_way_home",
  ],
  load: (_options, seats) => PER_SCOUT * seats,
  make: (options) => ({
    ...world,
    create: (f) => ({
      options,
      sites: layOutSites(options.sites, options.qualities, f.truth, options.worths),
      scouts: {},
      flown: 0,
      winds: [],
    }),
  }),
};
