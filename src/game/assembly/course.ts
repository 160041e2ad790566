import { slowest } from "../house.ts";
import { gather } from "../seats.ts";
import type { Session } from "../session-state.ts";
import type { Ms, Refusal, SeatId } from "../types.ts";
import { fits, ruleFor } from "./amendments.ts";
import { proposes, schedule, seconds, votes } from "./bots.ts";
import { spent, votesMost } from "./count.ts";
import { enactVotes } from "./enact.ts";
import { rulesNow } from "./rules.ts";
import {
  type Assembly,
  type AssemblyInput,
  BOTS_PROPOSE,
  CREDITS,
  newConstitution,
  PROPOSALS_MAX,
  PROPOSE,
  type Proposal,
  VOTE,
  VOTED_MAX,
} from "./state.ts";

/** An assembly is on, and its clock runs. */
export const assembling = (s: Session): boolean => s.assembly !== undefined && s.assembly.stage !== "over";

/** A stage lasts so long, and longer where a seat needs longer. */
const lasts = (s: Session, usual: Ms): Ms => Math.round(usual * slowest(s.house));

/** An assembly opens. What has grown under conviction stands in it from the start. */
export function openAssembly(s: Session, key: string, t: Ms): void {
  s.constitution ??= newConstitution();
  const { standing, voting } = s.constitution;
  const stands = voting.way === "conviction" ? standing : [];
  const a: Assembly = {
    stage: "propose",
    round: s.rounds,
    opened: t,
    until: t + lasts(s, PROPOSE),
    key,
    voting: { ...voting },
    seats: gather(s),
    proposals: [],
    next: 0,
    done: [],
    voted: [],
    ballots: {},
    due: [],
    results: [],
  };
  const rules = rulesNow(s);
  for (const one of stands) {
    const rule = ruleFor(rules, one);
    if (!rule || !fits(rule, one.to)) continue;
    const { part, option, to, by, bot } = one;
    a.proposals.push({ id: a.next++, part, option, to, by, ...(bot && { bot }), seconds: [by], stands: true });
  }
  s.assembly = a;
  delete s.parting;
  delete s.debrief;
  s.phase = "step";
  s.now = t;
  a.due = schedule(s, a);
}

/** Somebody proposes; the same again is to stand behind it. A seat's newer proposal takes the place of its older one. */
function propose(s: Session, a: Assembly, seat: SeatId, given: { part: string; option: string; to: Proposal["to"] }) {
  const rule = ruleFor(rulesNow(s), given);
  if (!rule || !fits(rule, given.to)) return { code: "bad_amendment" };
  const { part, option, to } = given;
  const same = a.proposals.find((one) => one.part === part && one.option === option && one.to === to);
  if (same) return second(a, seat, same.id, true);
  const rest = a.proposals.filter((one) => one.by !== seat || one.stands);
  if (rest.length >= PROPOSALS_MAX) return { code: "many_proposals" };
  const bot = s.seats[seat]?.kind === "bot" && { bot: true as const };
  a.proposals = [...rest, { id: a.next++, part, option, to, by: seat, ...bot, seconds: [seat] }];
  return undefined;
}

function second(a: Assembly, seat: SeatId, proposal: number, on: boolean): Refusal | undefined {
  const p = a.proposals.find(({ id }) => id === proposal);
  if (!p) return { code: "no_such_proposal" };
  if (p.seconds.includes(seat) === on || (p.by === seat && !on)) return { code: "no_change" };
  p.seconds = on ? [...p.seconds, seat] : p.seconds.filter((one) => one !== seat);
  return undefined;
}

function ballot(a: Assembly, seat: SeatId, proposal: number, given: number): Refusal | undefined {
  if (!a.voted.includes(proposal)) return { code: "no_such_proposal" };
  if (!Number.isInteger(given) || Math.abs(given) > votesMost(a.voting)) return { code: "bad_ballot" };
  if (a.voting.way === "quadratic" && spent(a, seat, proposal) + given * given > CREDITS) return { code: "too_dear" };
  a.ballots[proposal] ??= {};
  const by = a.ballots[proposal];
  if (by[seat] === given) return { code: "no_change" };
  by[seat] = given;
  return undefined;
}

/** What a seat, or who drives, does in an assembly. Seats that it names are people's: the session has seen to that. */
export function assemblyInput(
  s: Session,
  input: Exclude<AssemblyInput, { type: "assembly" }>,
  t: Ms,
): Refusal | undefined {
  const a = s.assembly;
  if (!a || a.stage === "over") return { code: "no_assembly" };
  const wants = { propose: "propose", second: "propose", ballot: "vote", content: a.stage, count: a.stage }[input.type];
  if (a.stage !== wants) return { code: "not_asked" };
  let refusal: Refusal | undefined;
  switch (input.type) {
    case "propose":
      refusal = propose(s, a, input.seat, input);
      break;
    case "second":
      refusal = second(a, input.seat, input.proposal, input.on);
      break;
    case "ballot":
      refusal = ballot(a, input.seat, input.proposal, input.votes);
      break;
    case "content":
      if (a.done.includes(input.seat)) return { code: "no_change" };
      a.done = [...a.done, input.seat];
      break;
    case "count":
      s.now = t;
      endStage(s, a, t);
      return undefined;
  }
  if (refusal) return refusal;
  s.now = t;
  endEarly(s, a);
  return undefined;
}

/** A bot's time has come. */
function speak(s: Session, a: Assembly, seat: SeatId): void {
  // A person has taken the seat over meanwhile.
  if (s.seats[seat]?.kind !== "bot") return;
  if (a.stage === "vote") {
    for (const [id, cast] of Object.entries(votes(s, a, seat))) ballot(a, seat, Number(id), cast);
    return;
  }
  const own =
    a.proposals.filter((one) => one.bot && !one.stands).length < BOTS_PROPOSE ? proposes(s, a, seat) : undefined;
  if (own) propose(s, a, seat, own);
  const p = seconds(s, a, seat);
  if (p) second(a, seat, p.id, true);
}

/** Whether everybody has said all: bots have had their time, and each person here says so, or has voted on everything. */
function allDone(s: Session, a: Assembly): boolean {
  if (a.due.length > 0) return false;
  return s.seats.every(({ kind, away }, seat) => {
    if (kind === "bot" || away || a.done.includes(seat)) return true;
    return a.stage === "vote" && a.voted.every((id) => a.ballots[id]?.[seat] !== undefined);
  });
}

function endEarly(s: Session, a: Assembly): void {
  if (a.stage !== "over" && allDone(s, a)) endStage(s, a, s.now);
}

/** A stage is over at `t`: what was seconded most is voted on, or what was voted on is counted. */
function endStage(s: Session, a: Assembly, t: Ms): void {
  a.done = [];
  if (a.stage === "vote") {
    enactVotes(s, a);
    close(a, t);
    return;
  }
  const most = [...a.proposals].sort((x, y) => y.seconds.length - x.seconds.length || x.id - y.id);
  a.voted = most.slice(0, VOTED_MAX).map(({ id }) => id);
  if (a.voted.length === 0) {
    close(a, t);
    return;
  }
  a.stage = "vote";
  a.until = t + lasts(s, VOTE);
  a.due = schedule(s, a);
}

function close(a: Assembly, t: Ms): void {
  a.stage = "over";
  a.until = t;
  a.due = [];
  // Nobody is ever told whose was which.
  a.ballots = {};
}

/** Everything that is due by `t` happens, in order. */
export function advanceAssembly(s: Session, t: Ms): void {
  for (let a = s.assembly; a && a.stage !== "over"; a = s.assembly) {
    const due = a.due[0];
    const at = Math.min(due?.t ?? a.until, a.until);
    if (at > t) return;
    s.now = Math.max(s.now, at);
    if (due && due.t <= a.until) {
      a.due = a.due.slice(1);
      speak(s, a, due.seat);
      endEarly(s, a);
    } else endStage(s, a, at);
  }
}

/** When the next thing happens in an assembly by itself; undefined without one. */
export const assemblyDue = ({ assembly: a }: Session): Ms | undefined =>
  a && a.stage !== "over" ? Math.min(a.due[0]?.t ?? a.until, a.until) : undefined;

/** An assembly that runs is counted now: the room goes on to something else. */
export function closeAssembly(s: Session, t: Ms): void {
  const a = s.assembly;
  if (!a || a.stage === "over") return;
  s.now = Math.max(s.now, t);
  if (a.stage === "vote") enactVotes(s, a);
  close(a, t);
}
