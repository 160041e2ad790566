import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import { SEATS_MAX } from "../../limits.ts";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";
import { homeScore } from "../../worlds/swarm/score.ts";
import { danceLength, quorumFor } from "./dance.ts";
import { checkLessons, checkQuorum, finish, planDusk } from "./decide.ts";
import { ownPoints, ROOM_SHARE, standFor } from "./judgement.ts";
import { danceSeen, floorSeen, met, suspicion } from "./met.ts";
import { offers } from "./offers.ts";
import { copycat } from "./policies/copycat.ts";
import { honest, independent } from "./policies/honest.ts";
import { observedScout } from "./policies/observed.ts";
import { robber } from "./policies/robber.ts";
import { sharp } from "./policies/sharp.ts";
import { reveal } from "./reveal.ts";
import { scenarios } from "./scenarios.ts";
import {
  type BeesCommand,
  type BeesEvent,
  type BeesOptions,
  type BeesState,
  beeOf,
  beesOptions,
  CLAIM_STEP,
  type Dance,
  type Facts,
  type Fx,
  LINGER,
  needs,
  refuse,
} from "./state.ts";
import { rules } from "./telling.ts";
import { type BeesViews, view } from "./view.ts";
import { cut, film, hum, onWall } from "./wall.ts";

const LANDS = purpose("stop lands");

function command(): z.ZodMiniType<BeesCommand> {
  const dance = z.int().check(z.minimum(0), z.maximum(1_000_000_000));
  const site = z.int().check(z.minimum(0), z.maximum(6));
  const claim = z.number().check(z.minimum(0), z.maximum(10), z.multipleOf(CLAIM_STEP));
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("follow"), dance }),
    z.strictObject({ verb: z.literal("dance"), site, claim }),
    z.strictObject({ verb: z.literal("stop"), dance }),
    z.strictObject({ verb: z.literal("quiet") }),
  ]);
}

/** The dances changed, and with them what scouts at the swarm see and can do. */
function floorChanged(s: BeesState, f: Facts, fx: Fx): void {
  hum(s, f, fx);
  fx.changed("floor");
  for (const seat of f.seats) if (f.world.scouts.atSwarm(seat)) fx.changed("seat", seat);
}

/** Ends a dance now: the dancer is free; onlookers see it for LINGER more. */
function endDance(s: BeesState, dance: Dance, f: Facts, fx: Fx): void {
  const bee = beeOf(s, dance.seat);
  if (bee.dance !== dance.id) return;
  delete bee.dance;
  standFor(bee, undefined, f.now);
  fx.cancel(dance.timer);
  dance.until = Math.min(dance.until, f.now);
  dance.timer = fx.at(f.now + LINGER, { kind: "gone", dance: dance.id });
  cut(dance, f, fx);
  floorChanged(s, f, fx);
  fx.nudge(dance.seat);
}

function startDance(s: BeesState, seat: SeatId, site: number, claim: number, f: Facts, fx: Fx): void {
  const bee = beeOf(s, seat);
  const k = (bee.danced[site] ?? 0) + 1;
  const length = danceLength(claim, k, s.options);
  // Made of the time and the dancer, which onlookers see: a running number would tell how many danced while one was away.
  const id = (f.now - f.begin) * SEATS_MAX + seat;
  bee.danced[site] = k;
  bee.dance = id;
  delete bee.back;
  if (f.world.scouts.reading(seat, site) !== undefined) bee.said[site] = claim;
  standFor(bee, site, f.now);
  const proposes = s.proposals[site] === undefined;
  if (proposes) s.proposals[site] = seat;
  const until = f.now + length;
  const timer = fx.at(until, { kind: "danced", dance: id });
  const dance: Dance = { id, seat, site, claim, length, from: f.now, until, stopped: 0, timer };
  s.dances[id] = dance;
  film(s, dance, f, fx);
  danceSeen(s, dance, f);
  floorChanged(s, f, fx);
  fx.stance(seat, site);
  fx.note(seat, proposes ? "proposed" : "danced", { site, claim });
  if (k === 1) checkLessons(s, seat, f, fx);
  for (const other of f.seats) if (other !== seat && f.world.scouts.atSwarm(other)) fx.nudge(other);
}

function stopDance(s: BeesState, seat: SeatId, dance: Dance, f: Facts, fx: Fx): void {
  const bee = beeOf(s, seat);
  fx.world.scouts.occupy(seat, s.options.stopCost);
  bee.cool = f.now + s.options.stopCooldown;
  fx.at(bee.cool, { kind: "cool", seat });
  // A dancer that has flown off since is out of reach.
  const landed = f.chance.chooses(LANDS, s.options.stopLands, seat, dance.id) && f.world.scouts.atSwarm(dance.seat);
  fx.note(seat, landed ? "stopped" : "missed", { site: dance.site, seat: dance.seat });
  if (!landed) return;
  dance.stopped++;
  floorChanged(s, f, fx);
  fx.note(dance.seat, "was_stopped", { site: dance.site });
  // The dancer leaves the site to others, until it has been there again (Seeley 2012: stopped dancers cease to dance).
  fx.world.scouts.giveUp(dance.seat, dance.site);
  fx.stance(dance.seat, null);
  endDance(s, dance, f, fx);
}

function act(s: BeesState, seat: SeatId, c: BeesCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "quiet") {
    delete beeOf(s, seat).back;
    fx.stance(seat, null);
    fx.nudge(seat);
  } else if (c.verb === "dance") startDance(s, seat, c.site, c.claim, f, fx);
  else {
    const dance = s.dances[c.dance] as Dance;
    if (c.verb === "stop") stopDance(s, seat, dance, f, fx);
    else {
      fx.stance(seat, null);
      fx.note(seat, "followed", { site: dance.site, seat: dance.seat });
      beeOf(s, seat).followed = true;
      fx.world.scouts.follow(seat, dance.site);
      checkLessons(s, seat, f, fx);
    }
  }
  return undefined;
}

function on(s: BeesState, e: BeesEvent, f: Facts, fx: Fx): void {
  if (e.kind === "danced") endDance(s, s.dances[e.dance] as Dance, f, fx);
  else if (e.kind === "shown" || e.kind === "faded") onWall(s, e.kind, e.dance, fx);
  else if (e.kind === "gone") {
    delete s.dances[e.dance];
    floorChanged(s, f, fx);
  } else if (e.kind === "cool") {
    fx.changed("seat", e.seat);
    fx.nudge(e.seat);
  } else if (e.kind === "quorum") {
    s.quorum = e.quorum;
    fx.changed("all");
    fx.moment("falls", { quorum: e.quorum });
    for (let site = 0; site < f.world.sites.count; site++) checkQuorum(s, site, f, fx);
  } else if (e.kind === "held") {
    for (const timer of Object.values(s.holding)) fx.cancel(timer);
    s.holding = {};
    fx.changed();
    s.holders = f.world.scouts.at(e.site);
    s.piping = { site: e.site, until: f.now + s.options.piping };
    fx.moment("piping", { site: e.site });
    fx.at(s.piping.until, { kind: "liftoff", site: e.site });
    for (const seat of f.seats) fx.nudge(seat);
  } else if (e.kind === "liftoff") {
    fx.decide({ slot: 0, option: e.site, holders: s.holders });
    fx.moment("liftoff", { site: e.site });
    finish(s, f, fx);
  }
}

function notified(s: BeesState, notice: SwarmPorts["notice"], f: Facts, fx: Fx): void {
  const bee = beeOf(s, notice.seat);
  if (notice.site !== null && notice.kind === "arrived") standFor(bee, notice.site, f.now);
  if (notice.site !== null && notice.kind === "left") standFor(bee, undefined, f.now);
  if (notice.kind === "arrived" && notice.site === null) floorSeen(s, notice.seat, f);
  // Whoever lies still dances no more; what it is just back from, it may dance for when it stirs.
  if ((notice.kind === "left" || notice.kind === "still") && notice.site === null) {
    const dance = bee.dance === undefined ? undefined : s.dances[bee.dance];
    if (dance) endDance(s, dance, f, fx);
    if (notice.kind === "left") delete bee.back;
  }
  if (notice.kind === "read") {
    bee.back = notice.site;
    bee.flown = true;
    checkLessons(s, notice.seat, f, fx);
  }
  if (notice.kind !== "read" && notice.site !== null) checkQuorum(s, notice.site, f, fx);
}

const mechanism: Omit<Mechanism<BeesState, BeesCommand, BeesEvent, SwarmPorts, typeof needs>, "create"> = {
  tracked: true,
  telling: (story, s, f) => foundBy(rules, story, s, f),
  verbs: ["follow", "dance", "stop", "quiet"],
  command: command(),
  enter(s, seat, f) {
    s.bees[seat] = { danced: {}, cool: f.now, said: {}, backed: {}, flown: false, followed: false };
  },
  begin: planDusk,
  // Dusk comes later; a quorum that has fallen does not rise.
  extended: (s, _before, f, fx) => planDusk(s, f, fx),
  timeUp(s, f, fx) {
    // After the piping the swarm still lifts off.
    if (!s.piping) finish(s, f, fx);
  },
  offers,
  act,
  on,
  notified,
  channels: (s) => (s.options.open ? ["floor"] : []),
  view,
  met,
  score: (s, outcome, f) => homeScore(outcome, f, (seat) => ownPoints(s, seat, outcome, f), ROOM_SHARE),
  reveal,
};

/** Scouts think twice as long as others: at the meadow a person has a floor to watch and a reading to weigh. ms, ± half */
const THINK: Ms = 4000;
/** A scout starts or ends a dance, is nudged by others' dances, or has its head back; timed things a second at most. */
const PER_BEE = 4;

/**
 * Nest-site selection of honey bees (Seeley 2010, "Honeybee Democracy"): waggle dances recruit scouts, stop signals inhibit
 * dancers for other sites, a quorum of scouts at one site decides, piping announces lift-off. See `beesOptions`.
 */
export const bees: MechanismFactory<
  "bees",
  BeesOptions,
  BeesState,
  BeesCommand,
  BeesEvent,
  SwarmPorts,
  typeof needs,
  BeesViews
> = {
  id: "bees",
  world: "swarm",
  needs,
  options: beesOptions,
  refusals: [
    "not_at_swarm",
    "busy",
    "nothing_to_hide",
    "already_dancing",
    "not_just_back",
    "stopped_there",
    "danced_out",
    "too_faint",
    "dance_over",
    "own_dance",
    "cooling_down",
    "no_rival",
  ],
  amendable: [
    {
      option: "quorum",
      kind: "number",
      min: 2,
      max: 60,
      step: 1,
      unit: "seats",
      leans: 1,
      means: (value, seats) => Number(value) || quorumFor(seats),
      // With more of them a swarm seldom comes together.
      most: (seats) => Math.max(3, Math.floor((2 * seats) / 3)),
    },
    { option: "floor", kind: "number", min: 0.25, max: 1, step: 0.25, unit: "share", leans: 1 },
    { option: "open", kind: "yesno", leans: -1 },
  ],
  family: family([honest, independent, copycat, sharp], [robber], THINK, suspicion, {
    asked: "copies",
    observe: observedScout,
  }),
  scenarios,
  turns: true,
  fewest: ({ quorum }, seats) => quorum || quorumFor(seats),
  whatIf: {
    recount: { followed: "followed", quorum: ({ quorum }, seats) => quorum || quorumFor(seats) },
    forks({ quorum }, seats) {
      const was = quorum || quorumFor(seats);
      const others = [Math.max(2, Math.round((was * 2) / 3)), Math.min(seats, Math.round(was * 1.5))];
      return others.flatMap((to) => (to === was ? [] : [{ option: "quorum", was, to }]));
    },
  },
  load: (_options, seats) => PER_BEE * seats,
  make: (options) => ({
    ...mechanism,
    create(f) {
      const quorum = options.quorum || quorumFor(f.seats.length);
      const lists = { bees: {}, dances: {}, holding: {}, holders: [], proposals: {}, dusk: [], film: {}, wall: {} };
      return { options, quorum, full: quorum, hum: 0, ...lists };
    },
  }),
};
