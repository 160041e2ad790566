import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";
import { awaitHer, decide, hear, planOpening, report } from "./audience.ts";
import { offers } from "./offers.ts";
import { hasty, honest, robber, sharp } from "./policies/policies.ts";
import { reveal } from "./reveal.ts";
import { scenarios } from "./scenarios.ts";
import { score } from "./score.ts";
import {
  CLAIM_STEP,
  type Facts,
  type Fx,
  line,
  needs,
  type QueenCommand,
  type QueenEvent,
  type QueenOptions,
  type QueenState,
  queenOptions,
  refuse,
  reporterOf,
} from "./state.ts";
import { rules } from "./telling.ts";
import { type QueenViews, view } from "./view.ts";

const QUEEN = purpose("queen");
const TURNED = purpose("queen turned");
const SCOUTS = purpose("scouts turned");
/** So many times as likely as a bot a person is drawn. */
const PERSON = 3;

function command(): z.ZodMiniType<QueenCommand> {
  const site = z.int().check(z.minimum(0), z.maximum(6));
  const claim = z.number().check(z.minimum(0), z.maximum(10), z.multipleOf(CLAIM_STEP));
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("report"), site, claim }),
    z.strictObject({ verb: z.literal("quiet") }),
    z.strictObject({ verb: z.literal("trust") }),
    z.strictObject({ verb: z.literal("doubt") }),
    z.strictObject({ verb: z.literal("veer"), site }),
    z.strictObject({ verb: z.literal("hear"), seat: z.int().check(z.minimum(0), z.maximum(999)) }),
    z.strictObject({ verb: z.literal("decide"), site }),
  ]);
}

/** Draws who decides: by the options, else anybody. */
function drawQueen({ who, seat }: QueenOptions, f: Facts): SeatId {
  if (seat !== undefined && f.seats.includes(seat)) return seat;
  const weight = (one: SeatId): number => {
    const person = f.person(one);
    return who === "drawn" ? (person ? PERSON : 1) : person === (who === "person") ? 1 : 0;
  };
  const at = f.chance.weighted(QUEEN, f.seats.map(weight));
  return f.seats[at < 0 ? f.chance.int(QUEEN, f.seats.length, 1) : at] as SeatId;
}

function act(s: QueenState, seat: SeatId, c: QueenCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "hear") hear(s, c.seat, f, fx);
  else if (c.verb === "decide") decide(s, c.site, f, fx);
  else if (c.verb === "report") report(s, seat, c.site, c.claim, f, fx);
  else if (c.verb === "veer") {
    fx.note(seat, "veered", { site: c.site });
    fx.world.scouts.divert(seat, c.site);
  } else if (c.verb === "quiet") {
    delete reporterOf(s, seat).back;
    fx.nudge(seat);
  } else {
    reporterOf(s, seat).trusts = c.verb === "trust";
    fx.note(seat, c.verb === "trust" ? "trusted" : "doubted");
  }
  return undefined;
}

function on(s: QueenState, e: QueenEvent, f: Facts, fx: Fx): void {
  // While she lies still she hears nothing, and everybody waits.
  const still = f.world.scouts.stillUntil(s.queen);
  if (still > f.now && (e.kind === "heard" || e.kind === "idle")) {
    const timer = fx.at(still, e);
    if (e.kind === "idle") s.idle = timer;
    else if (s.hearing) {
      s.hearing = { ...s.hearing, until: still, timer };
      fx.changed("all");
      fx.changed("screen");
      for (const seat of [s.hearing.seat, s.queen]) fx.changed("seat", seat);
    }
    return;
  }
  if (e.kind === "heard" && s.hearing) {
    const { seat, site, claim } = s.hearing;
    delete s.hearing;
    s.heard.push({ t: f.now, seat, site, claim });
    fx.note(s.queen, "heard", { seat, site, claim });
    fx.note(seat, "was_heard", { site, claim });
    awaitHer(s, f, fx);
    fx.changed("all");
    fx.changed("screen");
    for (const one of [seat, s.queen]) fx.changed("seat", one);
    for (const one of [seat, s.queen]) fx.nudge(one);
  } else if (e.kind === "idle") {
    delete s.idle;
    const [next] = line(s);
    if (next === undefined) return;
    fx.note(s.queen, "autopilot_hears", { seat: next });
    hear(s, next, f, fx);
  } else if (e.kind === "opens") {
    delete s.opening;
    fx.changed("all");
    fx.changed("seat", s.queen);
    fx.nudge(s.queen);
  } else if (e.kind === "liftoff") {
    fx.decide({ slot: 0, option: e.site, holders: [s.queen] });
    fx.moment("liftoff", { site: e.site });
    fx.end();
  }
}

const mechanism: Omit<Mechanism<QueenState, QueenCommand, QueenEvent, SwarmPorts, typeof needs>, "create"> = {
  tracked: true,
  telling: (story, s, f) => foundBy(rules, story, s, f),
  verbs: ["report", "quiet", "trust", "doubt", "veer", "hear", "decide"],
  command: command(),
  corruptible(s, wanted, f, draw) {
    if (s.options.turns === "queen") return draw.chooses(TURNED, wanted) ? [s.queen] : [];
    const scouts = f.seats.filter((seat) => seat !== s.queen);
    const order = draw.shuffle(SCOUTS, scouts.length);
    return order.slice(0, Math.round(wanted * f.seats.length)).map((i) => scouts[i] as SeatId);
  },
  foremost: (s) => [s.queen],
  enter(s, seat, _f, fx) {
    s.reporters[seat] = { said: {} };
    // She stays on the branch: what she knows she has been told.
    if (seat === s.queen) fx.world.scouts.ground(seat);
  },
  begin: planOpening,
  // What is open stays open.
  extended(s, _before, f, fx) {
    if (s.opening !== undefined) planOpening(s, f, fx);
  },
  timeUp(s, _f, fx) {
    // After her decision the swarm still lifts off.
    if (!s.piping) fx.end();
  },
  offers,
  act,
  on,
  notified(s, notice) {
    const reporter = reporterOf(s, notice.seat);
    if (notice.kind === "read") reporter.back = notice.site;
    if (notice.kind === "left" && notice.site === null) delete reporter.back;
  },
  channels: () => [],
  view,
  score,
  reveal,
};

/** A scout reports about once in five seconds and is nudged for it, and she hears one in half a second at most; a second. */
const PER_SEAT = 3;
const HERS = 8;

/**
 * One seat decides, from what is reported to it, and hearing takes her time. Not what bees do: their queen decides nothing
 * about a home. It is what they are compared with.
 */
export const queen: MechanismFactory<
  "queen",
  QueenOptions,
  QueenState,
  QueenCommand,
  QueenEvent,
  SwarmPorts,
  typeof needs,
  QueenViews
> = {
  id: "queen",
  world: "swarm",
  deciders: "one",
  needs,
  options: queenOptions,
  refusals: [
    "hearing",
    "nobody_waits",
    "you_are_queen",
    "not_heard_of",
    "too_soon",
    "said_already",
    "decided",
    "not_queen",
    "no_way_there",
    "not_at_swarm",
    "nothing_to_tell",
    "not_back_from",
  ],
  amendable: [
    { option: "sites", kind: "number", min: 1, max: 4, step: 1, leans: 1 },
    { option: "who", kind: "choice", of: ["drawn", "person", "bot"] },
  ],
  captured: true,
  family: family([honest, hasty, sharp], [robber]),
  scenarios,
  fewest: () => 1,
  whatIf: {
    recount: {},
    forks: ({ hears }) => [{ option: "hears", was: hears, to: Math.round(hears / 2), unit: "ms" }],
  },
  load: (_options, seats) => HERS + PER_SEAT * seats,
  make: (options) => ({
    ...mechanism,
    create: (f) => ({ options, queen: drawQueen(options, f), opens: f.begin, waiting: {}, heard: [], reporters: {} }),
  }),
};
