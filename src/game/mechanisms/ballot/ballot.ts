import * as z from "zod/mini";
import { purpose } from "../../kit/chance.ts";
import { foundBy } from "../../measures/moments/story.ts";
import type { Mechanism, MechanismFactory } from "../../part.ts";
import { family } from "../../policies/family.ts";
import type { Ms, Offer, Refusal, SeatId } from "../../types.ts";
import type { SwarmPorts } from "../../worlds/swarm/ports.ts";
import { elected, leaders, tally } from "./count.ts";
import { met, suspicion } from "./met.ts";
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
  cast,
  checkable,
  eligible,
  type Facts,
  type Fx,
  needs,
  refuse,
  ringsFrom,
  ringTakes,
  voterOf,
} from "./state.ts";
import { rules } from "./telling.ts";
import { type BallotViews, view } from "./view.ts";

const LOT = purpose("ballot lot");

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

function offers(s: BallotState, seat: SeatId, f: Facts): Offer[] {
  if (s.count) return [];
  const list: Offer[] = [];
  const add = (c: BallotCommand, ids: readonly number[], more: Omit<Offer, "verb" | "not"> = {}): void => {
    const aim = { field: "site", ids: [...ids] };
    if (ids.length > 0 && !refuse(s, seat, c, f)) list.push({ verb: c.verb, aim, ...more });
  };
  const { back, marks } = voterOf(s, seat);
  if (s.vote) {
    const sites = eligible(s, seat, f).filter((site) => !marks.includes(site));
    add({ verb: "vote", site: sites[0] ?? -1 }, sites);
    add({ verb: "unvote", site: marks[0] ?? -1 }, marks);
    return list;
  }
  const bell = voterOf(s, seat).wants ? "hush" : "ring";
  const not = refuse(s, seat, { verb: bell }, f);
  list.push(not ? { verb: bell, not } : { verb: bell });
  const ways = f.world.scouts.diversions(seat);
  add({ verb: "veer", site: ways[0] ?? -1 }, ways);
  if (!f.world.scouts.atSwarm(seat)) return list;
  if (back !== undefined) {
    const amount = { field: "claim", min: 0, max: 10, step: CLAIM_STEP };
    add({ verb: "tell", site: back, claim: 10 }, [back], { amount });
    list.push({ verb: "quiet" });
  }
  const sites = checkable(s, seat, f);
  add({ verb: "check", site: sites[0] ?? -1 }, sites);
  return list;
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

/** The bell rings: whoever is out comes home, nobody flies out any more, and everybody votes, wherever it is. */
function ring(s: BallotState, f: Facts, fx: Fx): void {
  const until = f.now + s.options.window;
  s.vote = { from: f.now, until, latest: until, timer: fx.at(until, { kind: "closes" }) };
  fx.moment("bell", s.early ? { early: s.early.wanting } : {});
  for (const seat of f.seats) {
    delete voterOf(s, seat).back;
    fx.world.scouts.ground(seat);
    fx.nudge(seat);
  }
  fx.changed();
}

/** A seat wants the bell now, or no longer. With more than half of the room it rings. */
function want(s: BallotState, seat: SeatId, wants: boolean, f: Facts, fx: Fx): void {
  const voter = voterOf(s, seat);
  if (wants) voter.wants = true;
  else delete voter.wants;
  s.wanting += wants ? 1 : -1;
  fx.note(seat, wants ? "wants_bell" : "wants_no_bell");
  if (s.wanting >= ringTakes(f)) {
    s.early = { wanting: s.wanting, before: f.end - f.now };
    ring(s, f, fx);
    return;
  }
  fx.changed("all");
}

/** The vote closes at `latest`, or once everybody has voted a little after the last mark that was made. */
function plan(s: BallotState, f: Facts, fx: Fx): void {
  if (!s.vote) return;
  const { latest, timer } = s.vote;
  const until = cast(s) === f.seats.length ? Math.min(latest, f.now + s.options.settle) : latest;
  fx.changed("all");
  if (until === s.vote.until) return;
  fx.cancel(timer);
  Object.assign(s.vote, { until, timer: fx.at(until, { kind: "closes" }) });
}

function mark(s: BallotState, seat: SeatId, c: { verb: "vote" | "unvote"; site: number }, f: Facts, fx: Fx): void {
  const voter = voterOf(s, seat);
  const others =
    s.options.method === "plurality" && c.verb === "vote" ? [] : voter.marks.filter((one) => one !== c.site);
  voter.marks = c.verb === "vote" ? [...others, c.site] : others;
  fx.note(seat, c.verb === "vote" ? "voted" : "unvoted", { site: c.site });
  plan(s, f, fx);
}

/** The vote is closed, and counted before everybody. */
function close(s: BallotState, f: Facts, fx: Fx): void {
  if (s.vote) fx.cancel(s.vote.timer);
  const ballots = f.seats.map((seat) => voterOf(s, seat).marks);
  const votes = tally(ballots, f.world.sites.count, s.options.method);
  const first = leaders(votes);
  const winner = elected(votes, f.chance.uniform(LOT, 0));
  const until = f.now + s.options.count;
  s.count = { votes, from: f.now, until, timer: fx.at(until, { kind: "liftoff" }) };
  if (winner !== undefined) s.count.winner = winner;
  if (first.length > 1) s.count.tied = first;
  if (s.vote) s.vote.until = f.now;
  // All at once, so that nobody can tell from the curve of support who voted when.
  for (const seat of f.seats) {
    const { marks } = voterOf(s, seat);
    fx.stance(seat, marks.length === 1 ? (marks[0] as number) : null);
  }
  // Who wins the bars tell, one vote after the other.
  fx.moment(winner === undefined ? "nobody" : "count");
  fx.changed();
}

/** Lift-off, or the night on the branch where nobody voted. */
function finish(s: BallotState, fx: Fx): void {
  const { winner, votes = [] } = s.count ?? {};
  if (winner !== undefined) {
    // Whose votes carried it stays secret.
    fx.decide({ slot: 0, option: winner, holders: [] });
    fx.moment("liftoff", { site: winner, votes: votes[winner] ?? 0 });
  }
  fx.end();
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
