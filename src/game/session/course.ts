import { openAssembly } from "../assembly/course.ts";
import { underRules } from "../assembly/rules.ts";
import { beginLesson, enterStep, type Guess, newLesson, nextStep, stepOf } from "../lesson.ts";
import { plan as planSchema, REHEARSAL_BOTS, type StepOf, SURE_MAX, SURE_MIN } from "../plans/plan.ts";
import { planWrong } from "../plans/read.ts";
import { fillWithBots } from "../seats.ts";
import type { Input, Session } from "../session-state.ts";
import type { Ms, Refusal, SeatId } from "../types.ts";

/**
 * The step of a lesson that a start means: in the lobby, where its round came to nothing, the same once more. Undefined for
 * one that there is not.
 */
export function stepMeant(s: Session, wanted: number | undefined): number | undefined {
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

/** So many bots hand in a ticket in a rehearsal: enough to see a list of them. What they write is the client's to say, by its number. */
const SAMPLES = 4;
function sampleTickets(s: Session): void {
  const bots = [...s.seats.entries()].filter(([, { kind }]) => kind === "bot").slice(0, SAMPLES);
  for (const [i, [seat]] of bots.entries()) if (s.lesson) s.lesson.tickets[seat] = `sample-${i + 1}`;
}

/**
 * Another step of the lesson is on, or its finale. Whether it is a round, which is then to be opened. An assembly opens under `key`;
 * without one, where what it came to is lost, none does.
 */
export function turnTo(s: Session, at: number, t: Ms, key?: string): boolean {
  const { lesson } = s;
  if (!lesson) return true;
  beginLesson(lesson, t);
  enterStep(lesson, at, t);
  delete s.again;
  const step = stepOf(lesson);
  if (step?.kind === "round") {
    s.plan = [underRules(s, step.scenario)];
    s.step = 0;
    return true;
  }
  // A debrief has what the latest round came to before its eyes, where there is such.
  const over = s.round?.phase === "over" && s.phase !== "lobby";
  s.phase = step === undefined ? "finale" : step.kind === "debrief" && over ? "reveal" : "step";
  if (lesson.rehearsal && step?.kind === "predict") rehearse(s, step);
  if (lesson.rehearsal && step?.kind === "ticket") sampleTickets(s);
  const coming = lesson.plan.steps.slice(at).find((one) => one.kind === "round");
  if (coming?.kind === "round") s.plan = [underRules(s, coming.scenario)];
  delete s.assembly;
  if (step?.kind === "assembly" && key !== undefined) openAssembly(s, key, t);
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

/** A plan is followed from its first step on. Where people come in first, they may at once. */
export function follow(s: Session, input: Input & { type: "lesson" }): Refusal | undefined {
  if (s.phase === "round") return { code: "round_running" };
  const read = planSchema.safeParse(input.plan);
  if (!read.success || planWrong(read.data)) return { code: "bad_setup" };
  const lesson = newLesson(read.data, input.rehearse === true);
  const first = lesson.plan.steps.find((one) => one.kind === "round");
  if (first?.kind === "round") s.plan = [first.scenario];
  s.step = 0;
  delete s.assembly;
  // A plan begins under its own rules.
  delete s.constitution;
  delete s.parting;
  s.lesson = lesson;
  delete s.colony;
  if (read.data.language !== undefined) s.house.language = read.data.language;
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
