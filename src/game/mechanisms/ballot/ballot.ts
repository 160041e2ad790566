import * as z from "zod/mini";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Ms, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";
import { met, suspicion } from "./met.ts";
import { offers } from "./offers.ts";
import { follower, honest, robber, sharp } from "./policies/policies.ts";
import { reveal } from "./reveal.ts";
import { scenarios } from "./scenarios.ts";
import { score } from "./score.ts";
import {
  type BallotCommand,
  type BallotEvent,
  type BallotOptions,
  type BallotState,
  ballotOptions,
  CLAIM_STEP,
  type Facts,
  type Fx,
  needs,
  refuse,
  ringsFrom,
  voterOf,
} from "./state.ts";
import { rules } from "./telling.ts";
import { type BallotViews, view } from "./view.ts";
import { close, finish, mark, plan, ring, want } from "./vote.ts";

function command(): z.ZodMiniType<BallotCommand> {
  const site = z.int().check(z.minimum(0), z.maximum(6));
  const claim = z.number().check(z.minimum(0), z.maximum(10), z.multipleOf(CLAIM_STEP));
  return z.discriminatedUnion("verb", [
    z.strictObject({ verb: z.literal("tell"), site, claim }),
    z.strictObject({ verb: z.literal("quiet") }),
    z.strictObject({ verb: z.literal("check"), site }),
    z.strictObject({ verb: z.literal("veer"), site }),
    z.strictObject({ verb: z.literal("ring") }),
    z.strictObject({ verb: z.literal("hush") }),
    z.strictObject({ verb: z.literal("vote"), site }),
    z.strictObject({ verb: z.literal("unvote"), site }),
  ]);
}

/** The board hangs at the swarm: who is there sees it, and what it can check. */
function boardChanged(f: Facts, fx: Fx): void {
  fx.changed("floor");
  fx.changed("screen");
  for (const seat of f.seats) if (f.world.scouts.atSwarm(seat)) fx.changed("seat", seat);
}

function tell(s: BallotState, seat: SeatId, site: number, claim: number, f: Facts, fx: Fx): void {
  const voter = voterOf(s, seat);
  delete voter.back;
  const fresh = s.board[site] === undefined;
  voter.said[site] = claim;
  s.board[site] = [...(s.board[site] ?? []).filter((one) => one.seat !== seat), { seat, claim }];
  // It stands for what it praises most.
  const [favourite] = Object.entries(voter.said).sort(([, a], [, b]) => b - a);
  fx.stance(seat, Number(favourite?.[0] ?? site));
  fx.note(seat, fresh ? "told_first" : "told", { site, claim });
  boardChanged(f, fx);
  for (const other of f.seats) if (other === seat || f.world.scouts.atSwarm(other)) fx.nudge(other);
}

function act(s: BallotState, seat: SeatId, c: BallotCommand, f: Facts, fx: Fx): Refusal | undefined {
  const no = refuse(s, seat, c, f);
  if (no) return no;
  if (c.verb === "tell") tell(s, seat, c.site, c.claim, f, fx);
  else if (c.verb === "vote" || c.verb === "unvote") mark(s, seat, c, f, fx);
  else if (c.verb === "ring" || c.verb === "hush") want(s, seat, c.verb === "ring", f, fx);
  else if (c.verb === "check") {
    fx.note(seat, "checked", { site: c.site });
    fx.world.scouts.follow(seat, c.site);
  } else if (c.verb === "veer") {
    fx.note(seat, "veered", { site: c.site });
    fx.world.scouts.divert(seat, c.site);
  } else {
    delete voterOf(s, seat).back;
    fx.nudge(seat);
  }
  return undefined;
}

const mechanism: Omit<Mechanism<BallotState, BallotCommand, BallotEvent, SwarmPorts, typeof needs>, "create"> = {
  tracked: true,
  telling: (story, s, f) => foundBy(rules, story, s, f),
  verbs: ["tell", "quiet", "check", "veer", "ring", "hush", "vote", "unvote"],
  secret: ["vote", "unvote"],
  command: command(),
  enter(s, seat, f, fx) {
    s.voters[seat] = { said: {}, marks: [] };
    if (!s.vote) {
      // One more in the room: it takes more of them.
      fx.changed("all");
      return;
    }
    // Who comes after the bell can vote by the board, and everybody is no longer everybody.
    fx.world.scouts.ground(seat);
    if (!s.count) plan(s, f, fx);
  },
  begin(s, f, fx) {
    s.ends = [f.end];
    fx.at(ringsFrom(s, f), { kind: "mayRing" });
  },
  // The bell rings later; or the vote is open for as much longer.
  extended(s, before, f, fx) {
    // One that lies in the past by now has run out again at once.
    s.ends.push(Math.max(f.now, f.end));
    if (!s.vote || s.count) return;
    s.vote.latest += f.end - before;
    plan(s, f, fx);
  },
  timeUp(s, f, fx) {
    if (!s.vote) {
      ring(s, f, fx);
      return;
    }
    // A clock that was made longer, or cut short, runs out after the bell as well. What the host ends goes on to its next step at once.
    if (s.ends.includes(f.now)) return;
    if (s.count) finish(s, fx);
    else close(s, f, fx);
  },
  offers,
  act,
  on(s, e, f, fx) {
    if (e.kind === "closes") close(s, f, fx);
    else if (e.kind === "mayRing") fx.changed();
    else finish(s, fx);
  },
  notified(s, notice) {
    const voter = voterOf(s, notice.seat);
    if (notice.kind === "read" && !s.vote) voter.back = notice.site;
    if (notice.kind === "left" && notice.site === null) delete voter.back;
  },
  channels: () => [],
  view,
  met,
  score,
  reveal,
};

/** Scouts think a little longer than others: they have a board to read and a reading to weigh. ms, ± half */
const THINK: Ms = 3000;
/** A scout tells about once in eight seconds and is nudged by what others tell; timed things a second at most. */
const PER_SEAT = 3;

/**
 * Everybody looks until the clock has run out or more than half of the room want the bell; then everybody votes once, in secret. The count is the
 * textbook's (count.ts); of sites with as many votes a lot decides. Not what bees do: it is what they are compared with.
 */
export const ballot: MechanismFactory<
  "ballot",
  BallotOptions,
  BallotState,
  BallotCommand,
  BallotEvent,
  SwarmPorts,
  typeof needs,
  BallotViews
> = {
  id: "ballot",
  world: "swarm",
  needs,
  options: ballotOptions,
  refusals: [
    "no_bell_yet",
    "vote_closed",
    "not_marked",
    "marked_already",
    "not_eligible",
    "bell_rang",
    "bell_later",
    "asked_so",
    "no_turn_there",
    "not_at_swarm",
    "not_told_of",
    "been_there",
    "no_news",
    "not_from_there",
  ],
  amendable: [{ option: "method", kind: "choice", of: ["plurality", "approval"] }],
  family: family([honest, follower, sharp], [robber], THINK, suspicion),
  scenarios,
  whatIf: {
    recount: {},
    forks: ({ method }) => [{ option: "method", was: method, to: method === "plurality" ? "approval" : "plurality" }],
  },
  beside: ["ring", "hush"],
  turns: true,
  fewest: (_options, seats) => Math.floor(seats / 2) + 1,
  load: (_options, seats) => PER_SEAT * seats,
  make: (options) => ({ ...mechanism, create: () => ({ options, ends: [], board: {}, voters: {}, wanting: 0 }) }),
};
