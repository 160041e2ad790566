import { slowest } from "../house.ts";
import { gather } from "../seats.ts";
import type { Session } from "../session-state.ts";
import type { Ms, Refusal, SeatId } from "../types.ts";
import { fits, keyOf, ruleFor, VOTING } from "./amendments.ts";
import { proposes, schedule, seconds, votes } from "./bots.ts";
import { against, outcomes, spent, votesMost } from "./count.ts";
import { rulesNow, underRules } from "./rules.ts";
import {
  type Assembly,
  type AssemblyInput,
  BOTS_PROPOSE,
  CREDITS,
  type Enacted,
  HISTORY_MAX,
  newConstitution,
  PARTING_SHARE,
  PROPOSALS_MAX,
  PROPOSE,
  type Proposal,
  VOTE,
  VOTED_MAX,
} from "./state.ts";
import { grown, KEPT, type VotingRule } from "./ways.ts";

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
    count(s, a);
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

/** The rules that the room goes on with, and the plan under them. */
function enact(s: Session, p: Proposal): boolean {
  const c = s.constitution;
  if (!c) return false;
  if (p.part === VOTING) {
    const voting = { ...c.voting, [p.option]: p.to } as VotingRule;
    c.voting = voting;
    return true;
  }
  const decided = { ...c.decided, [keyOf(p)]: p.to };
  const plan = s.plan.map((one) => underRules(s, one, { ...c, decided }));
  const is = ruleFor(rulesNow({ ...s, plan }), p);
  // No round can be played with it beside what else was decided.
  if (is?.now !== p.to) return false;
  c.decided = decided;
  s.plan = plan;
  return true;
}

/** What was cast is counted: the most wanted first, a change of the same rule after another is left. */
function count(s: Session, a: Assembly): void {
  const c = s.constitution ?? newConstitution();
  s.constitution = c;
  const before = { plan: s.plan, step: s.step, voting: { ...c.voting }, decided: { ...c.decided } };
  const rules = rulesNow(s);
  const all = a.voted.flatMap((id) => {
    const p = a.proposals.find((one) => one.id === id);
    const rule = p && ruleFor(rules, p);
    return p && rule ? [{ p, from: rule.now, ...outcomes(s, a, p) }] : [];
  });
  const changed = new Set<string>();
  let most = 0;
  const wanted = ({ tally: { way, yes, no, share } }: (typeof all)[number]) =>
    way === "conviction" ? share : yes - no;
  for (const { p, from, tally, recounts } of [...all].sort((x, y) => wanted(y) - wanted(x) || x.p.id - y.p.id)) {
    const { part, option, to, by, bot } = p;
    const holds = tally.passed && !changed.has(keyOf(p)) && enact(s, p);
    if (holds) changed.add(keyOf(p));
    const left = tally.passed && !holds && { left: true as const };
    const one: Enacted = {
      round: a.round,
      part,
      option,
      from,
      to,
      by,
      ...(bot && { bot }),
      passed: holds,
      ...left,
      tally,
      recounts,
    };
    a.results.push(one);
    c.history = [...c.history, one].slice(-HISTORY_MAX);
    const lost = against(a, p);
    if (!holds || lost.seats.length === 0 || lost.share < PARTING_SHARE || lost.share <= most) continue;
    most = lost.share;
    s.parting = { round: a.round, amendment: { part, option, to }, against: lost.seats, before };
  }
  grow(s, a);
}

/** Under conviction what did not pass stands on, with what has grown for it; what was not voted on fades. */
function grow(s: Session, a: Assembly): void {
  const c = s.constitution;
  if (!c) return;
  if (c.voting.way !== "conviction") {
    c.standing = [];
    return;
  }
  c.standing = a.voted.flatMap((id) => {
    const p = a.proposals.find((one) => one.id === id);
    const passed = p && a.results.some((one) => one.passed && keyOf(one) === keyOf(p));
    if (!p || passed) return [];
    const { part, option, to, by, bot } = p;
    const was = c.standing.find((one) => one.part === part && one.option === option && one.to === to)?.grown ?? {};
    const seats = new Set([...Object.keys(was), ...Object.keys(a.ballots[id] ?? {})].map(Number));
    const by2: Record<SeatId, number> = {};
    for (const seat of [...seats].sort((x, y) => x - y)) {
      const is = grown(was[seat] ?? 0, (a.ballots[id]?.[seat] ?? 0) > 0 ? 1 : 0, KEPT);
      if (is > 0.01) by2[seat] = is;
    }
    return Object.keys(by2).length === 0 ? [] : [{ part, option, to, by, ...(bot && { bot }), grown: by2 }];
  });
}

/** What a seat that is given up leaves behind in the room's rules: nothing that could be its person's. */
export function forgetInAssembly(s: Session, seat: SeatId): void {
  const { assembly: a, constitution: c, parting } = s;
  if (a) {
    for (const by of Object.values(a.ballots)) delete by[seat];
    for (const p of a.proposals) if (p.by !== seat) p.seconds = p.seconds.filter((one) => one !== seat);
    a.done = a.done.filter((one) => one !== seat);
    a.results = a.results.map((one) => unnamed(one, seat));
  }
  if (c) {
    c.history = c.history.map((one) => unnamed(one, seat));
    for (const one of c.standing) delete one.grown[seat];
  }
  if (parting) parting.against = parting.against.filter((one) => one !== seat);
}

function unnamed(one: Enacted, seat: SeatId): Enacted {
  if (one.by !== seat) return one;
  const { by: _, ...rest } = one;
  return rest;
}

/** An assembly that runs is counted now: the room goes on to something else. */
export function closeAssembly(s: Session, t: Ms): void {
  const a = s.assembly;
  if (!a || a.stage === "over") return;
  s.now = Math.max(s.now, t);
  if (a.stage === "vote") count(s, a);
  close(a, t);
}
