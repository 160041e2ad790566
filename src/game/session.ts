import { afresh, sameAgain } from "./again.ts";
import { comparedOf, withCompared } from "./compared.ts";
import { forgetSeat, houseInput } from "./house.ts";
import { digest, stateHash } from "./kit/hash.ts";
import {
  beginLesson,
  enterStep,
  forgetIn,
  type Guess,
  lessonInput,
  newLesson,
  nextStep,
  roundOver,
  stepOf,
} from "./lesson.ts";
import { CLOCK_MAX, HISTORY_MAX, MORE_MAX, PACE_MAX, STEPS_MAX } from "./limits.ts";
import { policiesFor } from "./mechanisms/registry.ts";
import { botName, isOffered } from "./names.ts";
import { openRound, setTimes } from "./open-round.ts";
import { partsFault } from "./parts.ts";
import { plan as planSchema, REHEARSAL_BOTS, type StepOf, SURE_MAX, SURE_MIN } from "./plans/plan.ts";
import { planWrong } from "./plans/read.ts";
import { Round } from "./round.ts";
import { type Scenario, scenario } from "./scenario.ts";
import { resultOf, showsPoints } from "./score.ts";
import { fillWithBots, freeName, sit } from "./seats.ts";
import { createSession, type Input, type Session, scenarioOf } from "./session-state.ts";
import type { RoundState } from "./state.ts";
import type { Ms, Refusal, SeatId } from "./types.ts";

export {
  createSession,
  type Dropped,
  type Input,
  type RecordedSeat,
  rateOf,
  type Seat,
  type Session,
  scenarioOf,
} from "./session-state.ts";

const KEY = /^[0-9a-f]{32}$/;
/** A card of the debrief, as the client names them. */
const CARD_ID = /^[a-z-]{1,20}$/;

/** What is wrong with a scenario, naming the field; undefined if nothing is. */
export function scenarioFault(candidate: unknown): string | undefined {
  const checked = scenario.safeParse(candidate);
  if (!checked.success) return checked.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`)[0];
  return partsFault(checked.data);
}

/** What is wrong with a plan's steps, naming step and field; undefined if nothing is. */
export function planFault(steps: readonly unknown[]): string | undefined {
  if (steps.length === 0) return "steps: a plan has at least one step";
  if (steps.length > STEPS_MAX) return `steps: a plan has at most ${STEPS_MAX} steps`;
  for (const [i, step] of steps.entries()) {
    const fault = scenarioFault(step);
    if (fault !== undefined) return `steps.${i}.${fault}`;
    if ((step as Scenario).again !== undefined) return `steps.${i}.again: a plan cannot say that`;
  }
  return undefined;
}

/** Runs the session's clock up to `t`: everything due by then happens, in order. While it is paused nothing does. */
export function advance(s: Session, t: Ms): void {
  if (s.phase !== "round" || !s.round || s.paused) return;
  const round = Round.of(s.round, s.now);
  round.advance(t);
  // What has run cannot be preceded by a later input.
  s.now = Math.max(s.now, round.now);
  if (s.round.phase === "over") finish(s, s.round, round);
}

/** A round is over: its result is kept, and the plan's next step comes, if there is one. */
function finish(s: Session, r: RoundState, round: Round): void {
  const result = resultOf(r, round);
  for (const [seat, points] of Object.entries(result.points)) {
    const at = s.seats[Number(seat)];
    if (!at || !result.scored) continue;
    at.score += points;
    if (showsPoints(r, result)) at.open += points;
  }
  s.history.push(result);
  if (s.history.length > HISTORY_MAX) s.history.shift();
  if (result.scored) s.compared = withCompared(s.compared ?? [], comparedOf(r, result));
  s.phase = "reveal";
  s.paused = false;
  stoodSlow(s, r);
  if (s.lesson && !s.again) roundOver(s.lesson, r.number, s.now);
  // The last step of a plan can be played again; what stood beside the plan leaves it where it was.
  if (s.again) delete s.again;
  else s.step = Math.min(s.step + 1, s.plan.length - 1);
}

/** When the next thing is due without any input; undefined when nothing ever is. */
export function nextDue(s: Session): Ms | undefined {
  return s.phase === "round" && s.round && !s.paused ? s.round.queue.items[0]?.t : undefined;
}

/** A round with a seat that needs longer took people more time than its own: a lesson's clock is theirs. */
function stoodSlow({ lesson, times = 1, now }: Session, r: RoundState): void {
  if (lesson) lesson.stood += Math.round((times - 1) * Math.max(0, now - r.opened));
}

/** The running round is gone, and the room in its lobby. */
function dropRound(s: Session): void {
  if (s.round) stoodSlow(s, s.round);
  delete s.round;
  delete s.again;
  delete s.debrief;
  s.phase = "lobby";
  s.paused = false;
}

function seatInput(s: Session, input: Input & { seat: SeatId }): Refusal | undefined {
  const seat = s.seats[input.seat];
  if (seat?.kind !== "person") return { code: "no_seat" };
  const running = s.phase === "round" ? s.round : undefined;
  if (input.type === "act") {
    if (!running || running.number !== input.round) return { code: "wrong_round" };
    if (s.paused) return { code: "paused" };
    return Round.of(running, input.t).act(input.seat, input.command, input.t);
  }
  if (input.type === "host" || input.type === "slow" || input.type === "elect") {
    const refusal = houseInput(s.house, input);
    if (!refusal && input.type === "slow") setTimes(s);
    return refusal;
  }
  if (input.type === "wave" || input.type === "predict" || input.type === "ticket")
    return s.lesson && s.phase !== "round" ? lessonInput(s.lesson, input) : { code: "not_asked" };
  if (input.type === "rename") {
    if (s.house.names === "offered" && !input.host && !isOffered(input.name)) return { code: "offered_only" };
    if (s.house.names === "offered" && !input.host && input.together?.some((one) => !isOffered(one)))
      return { code: "offered_only" };
    const name = freeName(s, input.name, input.seat, input.together);
    if (!name) return { code: "bad_name" };
    seat.name = name;
    return undefined;
  }
  const round = running?.seats.includes(input.seat) ? Round.of(running, input.t) : undefined;
  const { autopilot } = policiesFor(scenarioOf(s).mechanism);
  if (input.type === "leave") {
    s.seats[input.seat] = {
      name: freeName(s, botName(input.seat)) as string,
      kind: "bot",
      away: false,
      score: 0,
      open: 0,
    };
    forgetSeat(s.house, input.seat);
    if (s.lesson) forgetIn(s.lesson, input.seat);
    round?.mind(input.seat, autopilot, true);
  } else {
    const away = input.type === "away";
    if (seat.away === away) return { code: "no_change" };
    seat.away = away;
    round?.mind(input.seat, away ? autopilot : undefined);
    if (!away) round?.note(input.seat, "autopilot");
  }
  return undefined;
}

/** What the host does to the running round's clock. */
function clockInput(s: Session, input: Input & { type: "pause" | "resume" | "more" | "end" }): Refusal | undefined {
  const r = s.phase === "round" ? s.round : undefined;
  if (!r) return { code: "no_round" };
  if (input.type === "pause" || input.type === "resume") {
    if (s.paused === (input.type === "pause")) return { code: "no_change" };
    s.paused = !s.paused;
    if (input.type === "resume" && s.lesson && Number.isSafeInteger(input.stood)) s.lesson.stood += input.stood ?? 0;
    return undefined;
  }
  const round = Round.of(r, input.t);
  if (input.type === "more") {
    const fits = Number.isInteger(input.ms) && input.ms > 0 && input.ms <= MORE_MAX;
    if (!fits || r.end + input.ms - r.begin > CLOCK_MAX) return { code: "too_long" };
    round.more(input.ms, input.t);
  } else if (r.phase === "briefing") dropRound(s);
  else {
    s.paused = false;
    round.end(input.t);
    if (round.over) finish(s, r, round);
  }
  return undefined;
}

/** A card is played in the running round. */
function cardInput(s: Session, { trial, options, t }: Input & { type: "card" }): Refusal | undefined {
  const r = s.phase === "round" ? s.round : undefined;
  if (!r) return { code: "card_not_now" };
  if (s.paused) return { code: "paused" };
  return Round.of(r, t).card(trial, options, t);
}

/** A round that is over once more, under another rule; undefined for what is none. */
const onceMore = (r: RoundState, id: string, t: Ms): Scenario | undefined =>
  sameAgain(r.scenario, id, r.number, Round.of(r, t).carries());

/**
 * The step of a lesson that a start means: in the lobby, where its round came to nothing, the same once more. Undefined for
 * one that there is not.
 */
function stepMeant(s: Session, wanted: number | undefined): number | undefined {
  const { lesson } = s;
  if (!lesson) return undefined;
  const step = stepOf(lesson);
  const again = s.phase === "lobby" && step?.kind === "round" && lesson.rounds[step.id] === undefined;
  const at = wanted ?? (again ? lesson.at : nextStep(lesson));
  return Number.isInteger(at) && at >= 0 && at <= lesson.plan.steps.length ? at : undefined;
}

/** In a rehearsal bots predict, so that there is something to see: a third one way, by their numbers, and the rest the other. */
function rehearse(s: Session, { id, answers }: StepOf<"predict">): void {
  const guesses: Record<SeatId, Guess> = {};
  for (const [i, { kind }] of s.seats.entries()) {
    const answer = answers[i % 3 === 0 ? 0 : 1 + (i % (answers.length - 1))];
    if (kind === "bot" && answer)
      guesses[i] = { answer: answer.id, sure: SURE_MIN + ((7 * i) % (SURE_MAX - SURE_MIN)) };
  }
  if (s.lesson) s.lesson.guesses[id] = guesses;
}

/** Another step of the lesson is on, or its finale. Whether it is a round, which is then to be opened. */
function turnTo(s: Session, at: number, t: Ms): boolean {
  const { lesson } = s;
  if (!lesson) return true;
  beginLesson(lesson, t);
  enterStep(lesson, at, t);
  delete s.again;
  const step = stepOf(lesson);
  if (step?.kind === "round") {
    s.plan = [step.scenario];
    s.step = 0;
    return true;
  }
  // A debrief has what the latest round came to before its eyes, where there is such.
  const over = s.round?.phase === "over" && s.phase !== "lobby";
  s.phase = step === undefined ? "finale" : step.kind === "debrief" && over ? "reveal" : "step";
  if (lesson.rehearsal && step?.kind === "predict") rehearse(s, step);
  const coming = lesson.plan.steps.slice(at).find((one) => one.kind === "round");
  if (coming?.kind === "round") s.plan = [coming.scenario];
  return false;
}

/** What a start did to a session whose round is lost: it counts, and a lesson is as far as it was. */
export function passStart(s: Session, input: Input & { type: "start" }): void {
  const at = input.again === undefined ? stepMeant(s, input.step) : undefined;
  const round = at === undefined || turnTo(s, at, input.t);
  if (!round) return;
  s.rounds++;
  s.phase = "lobby";
  const step = s.lesson && at !== undefined ? stepOf(s.lesson) : undefined;
  if (s.lesson && step) s.lesson.rounds[step.id] = s.rounds;
}

/** The plan's current step starts, or what was just played once more. */
function start(s: Session, input: Input & { type: "start" }): Refusal | undefined {
  if (s.phase === "round") return { code: "round_running" };
  if (!KEY.test(input.key)) return { code: "bad_key" };
  if (s.lesson && input.again === undefined) {
    const at = stepMeant(s, input.step);
    if (at === undefined) return { code: "no_step" };
    // Two hosts tapped at once: once is enough.
    if (at === s.lesson.at && s.phase !== "lobby" && input.step !== undefined) return { code: "no_change" };
    if (!turnTo(s, at, input.t)) return undefined;
  } else if (input.step !== undefined) return { code: "no_step" };
  if (input.again !== undefined) {
    const again = s.phase === "reveal" && s.round && onceMore(s.round, input.again, input.t);
    if (!again) return { code: "bad_setup" };
    s.again = again;
    // A plan goes on where it was. A room that chose one round only has chosen this rule now.
    if (s.plan.length === 1 && !s.lesson) s.plan = [afresh(again)];
    if (s.lesson) delete s.lesson.until;
  }
  for (const [i, seat] of s.seats.entries()) seat.away = seat.kind === "person" && input.away.includes(i);
  s.rounds++;
  openRound(s, input.key, input.t);
  return undefined;
}

/** A plan is followed from its first step on. Where people come in first, they may at once. */
function follow(s: Session, input: Input & { type: "lesson" }): Refusal | undefined {
  if (s.phase === "round") return { code: "round_running" };
  const read = planSchema.safeParse(input.plan);
  if (!read.success || planWrong(read.data)) return { code: "bad_setup" };
  const lesson = newLesson(read.data, input.rehearse === true);
  const first = lesson.plan.steps.find((one) => one.kind === "round");
  if (first?.kind === "round") s.plan = [first.scenario];
  s.step = 0;
  s.lesson = lesson;
  delete s.again;
  delete s.debrief;
  s.phase = "lobby";
  if (lesson.rehearsal) {
    s.house.bots = REHEARSAL_BOTS;
    fillWithBots(s);
  }
  if (lesson.plan.steps[0]?.kind !== "join") return undefined;
  enterStep(lesson, 0, input.t);
  s.phase = "step";
  if (s.seats.some(({ kind }) => kind === "person")) beginLesson(lesson, input.t);
  return undefined;
}

function take(s: Session, input: Input): Refusal | undefined {
  if ("seat" in input) return seatInput(s, input);
  switch (input.type) {
    case "sit":
      return sit(s, input.name, input.t, input.together);
    case "start":
      return start(s, input);
    case "pause":
    case "resume":
    case "more":
    case "end":
      return clockInput(s, input);
    case "card":
      return cardInput(s, input);
    case "plan":
      if (s.phase === "round") return { code: "round_running" };
      if (planFault(input.steps)) return { code: "bad_setup" };
      // Parsed, so that defaults are filled in.
      s.plan = input.steps.map((step) => scenario.parse(step));
      s.step = 0;
      delete s.again;
      delete s.lesson;
      if (s.phase === "step" || s.phase === "finale") s.phase = "lobby";
      return undefined;
    case "lesson":
      return follow(s, input);
    case "cut":
    case "stay":
    case "show":
      return s.lesson ? lessonInput(s.lesson, input) : { code: "no_lesson" };
    case "level":
      if (input.level !== "open" && input.level !== "discreet") return { code: "bad_setup" };
      if (s.level === input.level) return { code: "no_change" };
      s.level = input.level;
      return undefined;
    case "pace":
      if (!(Number.isFinite(input.pace) && input.pace >= 1 && input.pace <= PACE_MAX)) return { code: "bad_setup" };
      s.pace = input.pace;
      return undefined;
    case "restart":
      // A round that has its result is not played again.
      if (s.rounds === 0 || s.history[s.history.length - 1]?.round === s.rounds) return { code: "no_round" };
      if (!KEY.test(input.key)) return { code: "bad_key" };
      openRound(s, input.key, input.t);
      return undefined;
    case "void":
      if (s.phase !== "round") return { code: "no_round" };
      dropRound(s);
      s.dropped = { round: s.rounds, why: input.why };
      return undefined;
    case "mode":
    case "lock":
    case "names":
    case "bots":
    case "election":
    case "hosted":
      return houseInput(s.house, input);
    case "lobby":
      if (s.phase === "round") return { code: "round_running" };
      s.phase = "lobby";
      delete s.debrief;
      return undefined;
    case "debrief":
      if (s.phase !== "reveal") return { code: "no_debrief" };
      if (!CARD_ID.test(input.card)) return { code: "bad_setup" };
      if (s.debrief === input.card) return { code: "no_change" };
      s.debrief = input.card;
      return undefined;
  }
}

/**
 * State plus the next input gives the next state: what is due earlier runs first, then the input is done, or refused
 * and nothing changes. A refused input is not part of the log. Throws if the input is older than the session.
 */
export function apply(s: Session, input: Input): Refusal | undefined {
  if (!(Number.isSafeInteger(input.t) && input.t >= s.now)) throw new Error(`input at ${input.t}, session at ${s.now}`);
  if (s.paused && s.phase === "round" && input.t > s.now) throw new Error(`input at ${input.t}, paused at ${s.now}`);
  advance(s, input.t);
  const refusal = take(s, input);
  if (refusal) return refusal;
  s.now = input.t;
  s.log = digest(s.log + JSON.stringify(input));
  return undefined;
}

/** The session that these inputs make, as it stands at `until`. */
export function replay(inputs: readonly Input[], until: Ms): Session {
  const s = createSession();
  for (const input of inputs) apply(s, input);
  advance(s, until);
  return s;
}

/** A hash of the full state: the same rules and inputs give the same one in every engine. */
export function sessionHash(s: Session): string {
  return stateHash(s);
}
