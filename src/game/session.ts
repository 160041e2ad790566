import { afresh, sameAgain } from "./again.ts";
import { keyOf, ROUND } from "./assembly/amendments.ts";
import {
  advanceAssembly,
  assembling,
  assemblyDue,
  assemblyInput,
  closeAssembly,
  openAssembly,
} from "./assembly/course.ts";
import { underRules } from "./assembly/rules.ts";
import { familyInput } from "./family/family.ts";
import { houseInput } from "./house.ts";
import { digest, stateHash } from "./kit/hash.ts";
import { lessonInput, stepOf } from "./lesson.ts";
import { CLOCK_MAX, MORE_MAX, PACE_MAX, STEPS_MAX } from "./limits.ts";
import { openRound } from "./open-round.ts";
import { partsFault } from "./parts.ts";
import { Round } from "./round.ts";
import { type Scenario, scenario } from "./scenario.ts";
import { sit } from "./seats.ts";
import { breed, evolveInput, generationOver } from "./session/breeding.ts";
import { follow, stepMeant, turnTo } from "./session/course.ts";
import { dropRound, finish } from "./session/over.ts";
import { seatInput } from "./session/seat.ts";
import { breeding, createSession, type Input, type Session } from "./session-state.ts";
import type { RoundState } from "./state.ts";
import type { Ms, Refusal } from "./types.ts";

export { passStart } from "./session/course.ts";
export {
  breeding,
  createSession,
  type Dropped,
  type Input,
  type RecordedSeat,
  rateOf,
  type Seat,
  type Session,
  scenarioOf,
} from "./session-state.ts";

/** Under which name it is decided who decides. */
const MECHANISM = keyOf({ part: ROUND, option: "mechanism" });
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
  if (assembling(s)) {
    advanceAssembly(s, t);
    return;
  }
  // A generation of the room's bots is followed by the next one at once.
  while (s.phase === "round" && s.round && !s.paused) {
    const round = Round.of(s.round, s.now);
    round.advance(t);
    // What has run cannot be preceded by a later input.
    s.now = Math.max(s.now, round.now);
    if (s.round.phase !== "over") return;
    if (breeding(s)) generationOver(s, s.round, round);
    else finish(s, s.round, round);
  }
}

/** When the next thing is due without any input; undefined when nothing ever is. */
export function nextDue(s: Session): Ms | undefined {
  if (assembling(s)) return assemblyDue(s);
  return s.phase === "round" && s.round && !s.paused ? s.round.queue.items[0]?.t : undefined;
}

/** Something is on whose clock runs: a round that is not paused, or an assembly. */
export const isRunning = (s: Session): boolean => (s.phase === "round" ? !s.paused : assembling(s));

/** When what runs is over at the latest, as far as is known; undefined where nothing runs. */
export function runsUntil(s: Session): Ms | undefined {
  if (!isRunning(s)) return undefined;
  return s.phase === "round" ? (s.round?.naming?.until ?? s.round?.end) : s.assembly?.until;
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
  if (breeding(s))
    return input.type === "end" ? evolveInput(s, { t: input.t, type: "evolve", what: "stop" }) : { code: "too_long" };
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
  if (!r || breeding(s)) return { code: "card_not_now" };
  if (s.paused) return { code: "paused" };
  return Round.of(r, t).card(trial, options, t);
}

/** A round that is over once more, under another rule; undefined for what is none. */
const onceMore = (r: RoundState, id: string, t: Ms): Scenario | undefined =>
  sameAgain(r.scenario, id, r.number, Round.of(r, t).carries());

/** The plan's current step starts, or what was just played once more. */
function start(s: Session, input: Input & { type: "start" }): Refusal | undefined {
  if (s.phase === "round") return { code: "round_running" };
  if (!KEY.test(input.key)) return { code: "bad_key" };
  if (s.lesson && input.again === undefined) {
    const at = stepMeant(s, input.step);
    if (at === undefined) return { code: "no_step" };
    // Two hosts tapped at once: once is enough.
    if (at === s.lesson.at && s.phase !== "lobby" && input.step !== undefined) return { code: "no_change" };
    closeAssembly(s, input.t);
    if (!turnTo(s, at, input.t, input.key)) {
      // A room that has nothing to breed sees that, and goes on.
      if (stepOf(s.lesson)?.kind === "evolve") breed(s, input.key, input.t);
      return undefined;
    }
  } else if (input.step !== undefined) return { code: "no_step" };
  if (input.again !== undefined) {
    const again = s.phase === "reveal" && s.round && onceMore(s.round, input.again, input.t);
    if (!again) return { code: "bad_setup" };
    closeAssembly(s, input.t);
    s.again = again;
    // A plan goes on where it was. A room that chose one round only has chosen this rule now.
    if (s.plan.length === 1 && !s.lesson) s.plan = [afresh(again)];
    if (s.lesson) delete s.lesson.until;
  }
  // Whoever goes on before the end has what was cast counted.
  closeAssembly(s, input.t);
  for (const [i, seat] of s.seats.entries()) seat.away = seat.kind === "person" && input.away.includes(i);
  s.rounds++;
  openRound(s, input.key, input.t);
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
      closeAssembly(s, input.t);
      // Who decides is chosen anew; everything else that the room has decided holds.
      if (s.constitution) delete s.constitution.decided[MECHANISM];
      // Parsed, so that defaults are filled in.
      s.plan = input.steps.map((step) => underRules(s, scenario.parse(step)));
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
    case "assembly":
      if (s.phase === "round") return { code: "round_running" };
      if (assembling(s)) return { code: "no_change" };
      if (!KEY.test(input.key)) return { code: "bad_key" };
      openAssembly(s, input.key, input.t);
      return undefined;
    case "count":
      return assemblyInput(s, input, input.t);
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
      if (breeding(s) || s.rounds === 0 || s.history[s.history.length - 1]?.round === s.rounds)
        return { code: "no_round" };
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
    case "forks":
    case "language":
    case "bots":
    case "election":
    case "hosted":
      return houseInput(s.house, input);
    case "evolve":
      if (input.what === "breed" && !KEY.test(input.key)) return { code: "bad_key" };
      return evolveInput(s, input);
    case "found":
    case "arrive":
    case "redraw":
    case "made":
    case "heard":
    case "told":
    case "gone":
      return familyInput(s, input);
    case "lobby":
      if (s.phase === "round") return { code: "round_running" };
      closeAssembly(s, input.t);
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
