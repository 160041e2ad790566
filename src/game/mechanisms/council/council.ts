import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";
import { dusk, pipe, settle } from "./decide.ts";
import { openElection, recall, seatCouncil } from "./election.ts";
import { met, suspicion } from "./met.ts";
import { offers } from "./offers.ts";
import { gullible, honest, robber, sharp, sleeper } from "./policies/policies.ts";
import { refuse } from "./refuse.ts";
import { reveal } from "./reveal.ts";
import { scenarios } from "./scenarios.ts";
import { score } from "./score.ts";
import { majorityOf, sizeFor } from "./seats.ts";
import {
  CALLS,
  CLAIM_STEP,
  type CouncilCommand,
  type CouncilEvent,
  type CouncilOptions,
  type CouncilState,
  councilOptions,
  type Facts,
  type Fx,
  needs,
  scoutOf,
  sits,
} from "./state.ts";
import { rules } from "./telling.ts";
import { type CouncilViews, view } from "./view.ts";

const TURNED = purpose("council turned");

function command(): z.ZodMiniType<CouncilCommand> {
  const site = z.int().check(z.minimum(0), z.maximum(6));
  const seat = z.int().check(z.minimum(0), z.maximum(999));
  const claim = z.number().check(z.minimum(0), z.maximum(10), z.multipleOf(CLAIM_STEP));
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("tell"), site, claim }),
    z.strictObject({ verb: z.literal("quiet") }),
    z.strictObject({ verb: z.literal("stand") }),
    z.strictObject({ verb: z.literal("withdraw") }),
    z.strictObject({ verb: z.literal("elect"), seat }),
    z.strictObject({ verb: z.literal("unelect"), seat }),
    z.strictObject({ verb: z.literal("report"), seat, claim }),
    z.strictObject({ verb: z.literal("veer"), site }),
    z.strictObject({ verb: z.literal("say"), site, claim }),
    z.strictObject({ verb: z.literal("back"), site }),
    z.strictObject({ verb: z.literal("recall"), seat }),
    z.strictObject({ verb: z.literal("unrecall") }),
  ]);
}

/** What a scout says to all, while there is no council yet. */
function tell(s: CouncilState, seat: SeatId, site: number, claim: number, fx: Fx): void {
  const scout = scoutOf(s, seat);
  delete scout.back;
  scout.said[site] = claim;
  scout.told[site] = claim;
  const claims = s.platform[seat];
  if (claims) claims[site] = claim;
  if (s.stage === "scouting")
    s.calls = [...s.calls.slice(1 - CALLS), { n: (s.calls.at(-1)?.n ?? 0) + 1, seat, site, claim }];
  fx.stance(seat, site);
  fx.note(seat, "told", { site, claim });
  fx.changed("all");
  fx.nudge(seat);
}

/** What it says to one of the council. */
function report(s: CouncilState, seat: SeatId, to: SeatId, claim: number, f: Facts, fx: Fx): void {
  const scout = scoutOf(s, seat);
  const site = scout.back as number;
  delete scout.back;
  scout.said[site] = claim;
  scout.report = { seat: to, site, claim };
  s.heard[to] = [...(s.heard[to] ?? []), { t: f.now, seat, site, claim }];
  fx.stance(seat, site);
  fx.note(seat, "reported_to", { seat: to, site, claim });
  fx.note(to, "was_told", { seat, site, claim });
  fx.changed("seat", to);
  fx.changed("screen");
  for (const one of [seat, to]) fx.nudge(one);
}

/** What councillors do is seen by all, or by councillors; and of a site that one speaks of, the others have heard. */
function chamberChanged(s: CouncilState, fx: Fx): void {
  fx.changed("all");
  fx.changed("council");
  for (const one of s.council) fx.changed("seat", one);
}

function act(s: CouncilState, seat: SeatId, c: CouncilCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "tell") tell(s, seat, c.site, c.claim, fx);
  else if (c.verb === "report") report(s, seat, c.seat, c.claim, f, fx);
  else if (c.verb === "quiet") {
    delete scoutOf(s, seat).back;
    fx.nudge(seat);
  } else if (c.verb === "veer") {
    fx.note(seat, "changed_course", { site: c.site });
    fx.world.scouts.divert(seat, c.site);
  } else if (c.verb === "stand" || c.verb === "withdraw") {
    const stands = c.verb === "stand";
    if (stands) scoutOf(s, seat).stands = true;
    else delete scoutOf(s, seat).stands;
    s.stands = stands ? [...s.stands, seat] : s.stands.filter((one) => one !== seat);
    s.standing += stands ? 1 : -1;
    fx.note(seat, stands ? "stands" : "withdrew");
    fx.changed("all");
  } else if (c.verb === "elect") {
    s.votes[seat] = [...(s.votes[seat] ?? []), c.seat];
    fx.note(seat, "voted", { seat: c.seat });
  } else if (c.verb === "unelect") s.votes[seat] = (s.votes[seat] ?? []).filter((one) => one !== c.seat);
  else if (c.verb === "recall") recall(s, seat, c.seat, f, fx);
  else if (c.verb === "unrecall") recall(s, seat, undefined, f, fx);
  else if (c.verb === "say") {
    s.says[seat] = { ...s.says[seat], [c.site]: c.claim };
    fx.note(seat, "said", { site: c.site, claim: c.claim });
    chamberChanged(s, fx);
    for (const one of s.council) if (one !== seat) fx.nudge(one);
  } else {
    s.backs[seat] = c.site;
    fx.stance(seat, c.site);
    fx.note(seat, "backed", { site: c.site });
    chamberChanged(s, fx);
    for (const one of s.council) if (one !== seat) fx.nudge(one);
    settle(s, f, fx);
  }
  return undefined;
}

function on(s: CouncilState, e: CouncilEvent, f: Facts, fx: Fx): void {
  if (e.kind === "election") openElection(s, f, fx);
  else if (e.kind === "seated") seatCouncil(s, f, fx);
  else if (e.kind === "opens") {
    fx.changed();
    for (const seat of s.council) fx.nudge(seat);
  } else if (e.kind === "settled") pipe(s, e.site, f, fx);
  else if (e.kind === "liftoff") {
    fx.decide({ slot: 0, option: e.site, holders: s.council.filter((seat) => s.backs[seat] === e.site) });
    fx.moment("liftoff", { site: e.site });
    fx.end();
  }
}

const mechanism: Omit<Mechanism<CouncilState, CouncilCommand, CouncilEvent, SwarmPorts, typeof needs>, "create"> = {
  tracked: true,
  telling: (story, s, f) => foundBy(rules, story, s, f),
  verbs: [
    "tell",
    "quiet",
    "stand",
    "withdraw",
    "elect",
    "unelect",
    "report",
    "veer",
    "say",
    "back",
    "recall",
    "unrecall",
  ],
  command: command(),
  /** Before there is a council, any share of the seats; once there is one, most of it. */
  corruptible(s, wanted, f, draw) {
    const from = s.council.length > 0 ? s.council : f.seats;
    const many = s.council.length > 0 ? majorityOf(s) : Math.round(wanted * from.length);
    return draw
      .shuffle(TURNED, from.length)
      .slice(0, many)
      .map((i) => from[i] as SeatId);
  },
  foremost: (s) => [...s.council],
  enter(s, seat) {
    s.scouts[seat] = { said: {}, told: {} };
  },
  begin(s, f, fx) {
    s.size = sizeFor(s.options.seats, f.seats.length);
    s.until = f.now + s.options.scout;
    fx.at(s.until, { kind: "election" });
    fx.changed();
  },
  timeUp(s, f, fx) {
    if (s.stage !== "council") fx.end();
    else dusk(s, f, fx);
  },
  offers,
  act,
  on,
  notified(s, notice) {
    const scout = scoutOf(s, notice.seat);
    if (notice.kind === "read" && !sits(s, notice.seat)) scout.back = notice.site;
    if (notice.kind === "left" && notice.site === null) delete scout.back;
  },
  channels: (s, seat) => (sits(s, seat) ? ["council"] : []),
  view,
  met,
  score,
  reveal,
};

/** Scouts think as long as at the bees' meadow, or nearly so: there is an election to think of as well. ms, ± half */
const THINK: Ms = 3000;
/** A scout reports about once in five seconds and is nudged for it; with an election and a council's talk a little more; a second. */
const PER_SEAT = 4;

/**
 * A few seats that the room elects decide by majority, from what is reported to them. Most of them captured, all is; and more
 * than half of the room can recall one, once.
 */
export const council: MechanismFactory<
  "council",
  CouncilOptions,
  CouncilState,
  CouncilCommand,
  CouncilEvent,
  SwarmPorts,
  typeof needs,
  CouncilViews
> = {
  id: "council",
  world: "swarm",
  deciders: "few",
  needs,
  options: councilOptions,
  refusals: [
    "list_closed",
    "as_before",
    "not_electing",
    "not_oneself",
    "not_on_list",
    "votes_spent",
    "no_council_yet",
    "recalled_already",
    "not_in_council",
    "you_sit",
    "not_at_swarm",
    "never_heard_of",
    "listens_first",
    "council_decided",
    "no_turning",
    "no_news",
    "tell_council",
    "not_just_there",
  ],
  beside: ["stand", "withdraw", "elect", "unelect", "recall", "unrecall"],
  each: ["elect", "unelect"],
  turns: true,
  captured: true,
  amendable: [
    { option: "seats", kind: "choice", of: [3, 5, 7], leans: 1 },
    { option: "by", kind: "choice", of: ["votes", "lot"] },
    { option: "open", kind: "yesno" },
  ],
  family: family([honest, sharp, gullible], [robber, sleeper], THINK, suspicion),
  scenarios,
  whatIf: {
    recount: {},
    forks: ({ seats, by }) => [
      ...[3, 5, 7].flatMap((to) => (to === seats ? [] : [{ option: "seats", was: seats, to }])),
      { option: "by", was: by, to: by === "lot" ? "votes" : "lot" },
    ],
  },
  // Most of those who sit.
  fewest: (options, seats) => Math.floor(sizeFor(options.seats, seats) / 2) + 1,
  load: (_options, seats) => PER_SEAT * seats,
  make: (options) => ({
    ...mechanism,
    create: (f) => ({
      options,
      size: sizeFor(options.seats, f.seats.length),
      stage: "scouting",
      until: f.begin + options.scout,
      scouts: {},
      stands: [],
      standing: 0,
      calls: [],
      platform: {},
      votes: {},
      ranks: [],
      council: [],
      lots: 0,
      recalls: {},
      against: {},
      heard: {},
      says: {},
      backs: {},
    }),
  }),
};
