import * as z from "zod/mini";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Ms, Outcome, Refusal, Score, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";
import { homeScore } from "../../worlds/swarm/score.ts";
import { ownPoints, ROOM_SHARE, standFor } from "./judgement.ts";
import { met, suspicion } from "./met.ts";
import { brought, finish, setDown } from "./nests.ts";
import { offers } from "./offers.ts";
import { follower, harsh, hasty, honest, leader, robber, sharp } from "./policies/policies.ts";
import { feel } from "./quorum.ts";
import { carry, endCall, endRun, follow, lead } from "./recruiting.ts";
import { reveal } from "./reveal.ts";
import { scenarios } from "./scenarios.ts";
import {
  type AntsCommand,
  type AntsEvent,
  type AntsOptions,
  type AntsState,
  antOf,
  antsOptions,
  type Call,
  type Facts,
  type Fx,
  needs,
  quorumFor,
  refuse,
} from "./state.ts";
import { rules } from "./telling.ts";
import { type AntsViews, view } from "./view.ts";

function command(): z.ZodMiniType<AntsCommand> {
  const site = z.int().check(z.minimum(0), z.maximum(6));
  const call = z.int().check(z.minimum(0), z.maximum(1_000_000_000_000));
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("lead"), site }),
    z.strictObject({ verb: z.literal("follow"), call }),
    z.strictObject({ verb: z.literal("carry"), site }),
    z.strictObject({ verb: z.literal("quit") }),
  ]);
}

function act(s: AntsState, seat: SeatId, c: AntsCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "lead") lead(s, seat, c.site, f, fx);
  else if (c.verb === "carry") carry(s, seat, c.site, f, fx);
  else if (c.verb === "follow") follow(s, seat, s.calls[c.call] as Call, f, fx);
  else {
    endCall(s, s.calls[antOf(s, seat).call as number] as Call, f, fx);
    fx.nudge(seat);
  }
  return undefined;
}

function notified(s: AntsState, notice: SwarmPorts["notice"], f: Facts, fx: Fx): void {
  const { seat } = notice;
  const ant = antOf(s, seat);
  if (notice.kind === "left" && notice.site === null) {
    const call = ant.call === undefined ? undefined : s.calls[ant.call];
    if (call) endCall(s, call, f, fx);
  }
  if (notice.kind === "left" && notice.site !== null) {
    if (ant.feels !== undefined) fx.cancel(ant.feels);
    delete ant.feels;
    ant.meets = [];
    standFor(ant, undefined, f.now);
  }
  if (notice.kind === "turned") {
    standFor(ant, undefined, f.now);
    endRun(s, seat, true, fx);
  }
  if (notice.kind !== "arrived") return;
  if (notice.site === null) {
    standFor(ant, undefined, f.now);
    if (ant.carries) setDown(s, seat, undefined, f, fx);
    return;
  }
  standFor(ant, notice.site, f.now);
  ant.meets = [];
  ant.feels = fx.at(f.now + s.options.beat, { kind: "feel", seat, site: notice.site });
  endRun(s, seat, false, fx);
  if (!ant.carries) return;
  setDown(s, seat, notice.site, f, fx);
  // It goes back for the next at once: whoever carries checks no more (Pratt 2005, abstract).
  if (s.left > 0) fx.world.scouts.summon(seat);
}

function on(s: AntsState, e: AntsEvent, f: Facts, fx: Fx): void {
  if (e.kind === "feel") feel(s, e.seat, e.site, f, fx);
  else if (e.kind === "gathered") finish(s, f, fx);
  else {
    const call = s.calls[e.call];
    if (!call) return;
    fx.note(call.seat, "unanswered", { site: call.site });
    endCall(s, call, f, fx);
    fx.nudge(call.seat);
  }
}

function score(s: AntsState, outcome: Outcome, f: Facts): Score {
  const { truth, decisions } = outcome;
  const worth = (site: number) => truth.find(({ option }) => option === site)?.worth ?? 0;
  const room = decisions.length > 0 ? brought(s, worth) : undefined;
  const one = homeScore(outcome, f, (seat) => ownPoints(s, seat, outcome, f), ROOM_SHARE, room);
  const moved = s.nestmates - s.left;
  const most = Math.max(0, ...Object.values(s.nests));
  const best = truth.reduce((all, { option, worth: w }) => (w > worth(all) ? option : all), truth[0]?.option ?? 0);
  const percent = (n: number, of: number) => Math.round((100 * n) / Math.max(1, of));
  const led = Object.values(s.ants).reduce((sum, ant) => sum + Object.values(ant.led).reduce((a, n) => a + n, 0), 0);
  const facts = {
    // Of those that were moved, the share at the nest that has most, and at the best one; and of all, those who were moved.
    together: percent(most, moved),
    best: percent(s.nests[best] ?? 0, moved),
    moved: percent(moved, s.nestmates),
    led,
  };
  return { ...one, facts };
}

const mechanism: Omit<Mechanism<AntsState, AntsCommand, AntsEvent, SwarmPorts, typeof needs>, "create"> = {
  tracked: true,
  telling: (story, s, f) => foundBy(rules, story, s, f),
  verbs: ["lead", "follow", "carry", "quit"],
  command: command(),
  enter(s, seat) {
    s.ants[seat] = { meets: [], beats: 0, felt: [], led: {}, carried: {}, backed: {} };
  },
  begin() {},
  timeUp: finish,
  offers,
  act,
  on,
  notified,
  channels: () => [],
  view,
  met,
  score,
  reveal,
};

/** Ants think as long as bees: at the old nest there are callers to watch and a reading to weigh. ms, ± half */
const THINK: Ms = 4000;
/** An ant at a site meets others once a beat, is nudged by calls, and walks; timed things a second at most. */
const PER_ANT = 4;

/**
 * Nest-site selection of rock ants, *Temnothorax* (Pratt, Mallon, Sumpter & Franks 2002): whoever finds a site leads others there one
 * by one, slowly, in tandem runs that teach the way; once an ant feels a quorum there, by how often it meets others (Pratt
 * 2005), it carries nestmates, three times as fast, who learn nothing. Runs back from the new nest to the old, which nature has
 * then, are left out: whoever was carried is no seat. See `antsOptions`.
 */
export const ants: MechanismFactory<
  "ants",
  AntsOptions,
  AntsState,
  AntsCommand,
  AntsEvent,
  SwarmPorts,
  typeof needs,
  AntsViews
> = {
  id: "ants",
  world: "swarm",
  needs,
  options: antsOptions,
  refusals: [
    "not_at_nest",
    "not_read",
    "calling",
    "not_calling",
    "call_over",
    "own_call",
    "not_felt",
    "nobody_left",
    "same_nest",
    "out_walking",
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
      means: (value, seats) => quorumFor(seats, { quorum: Number(value), harsh: false }),
      // With more of them a colony seldom comes together.
      most: (seats) => Math.max(3, Math.floor((2 * seats) / 3)),
    },
  ],
  // Enough of them at one nest let carrying begin.
  fewest: (options, seats) => quorumFor(seats, options),
  family: family([honest, leader, follower, hasty, harsh, sharp], [robber], THINK, suspicion),
  scenarios,
  turns: true,
  whatIf: {
    recount: { followed: "followed", quorum: (options, seats) => quorumFor(seats, options) },
    forks(options, seats) {
      const was = quorumFor(seats, { ...options, harsh: false });
      const others = [Math.max(2, Math.round(was / 2)), Math.min(seats, Math.round(was * 1.5))];
      return others.flatMap((to) => (to === was ? [] : [{ option: "quorum", was, to }]));
    },
  },
  load: ({ beat }, seats) => (PER_ANT + 1000 / beat) * seats,
  make: (options) => ({
    ...mechanism,
    create(f) {
      const empty = { nests: {}, ants: {}, calls: {}, gone: [], quorums: [], moves: [] };
      const quorum = quorumFor(f.seats.length, options);
      const nestmates = Math.max(1, Math.round(options.nestmates * f.seats.length));
      return { options, quorum, nestmates, left: nestmates, under: { runs: 0, carried: 0 }, ...empty };
    },
  }),
};
