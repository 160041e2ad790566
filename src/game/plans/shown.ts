import type { Compared } from "../compared.ts";
import { memo } from "../kit/memo.ts";
import { type Guess, type Lesson, nextStep, predictionOf, stepOf } from "../lesson.ts";
import type { SeatId } from "../types.ts";
import type { LessonDesk, LessonView } from "../view-types.ts";

const kept = memo();

/** Of 10 that were there to be had, how much an answer's rounds came to on average; undefined where none of them was told. */
function shareOf(l: Lesson, by: readonly string[], compared: readonly Compared[]): number | undefined {
  const numbers = by.map((id) => l.rounds[id]);
  const ended = compared.filter(({ round }) => numbers.includes(round)).flatMap((one) => one.ended ?? []);
  if (ended.length === 0) return undefined;
  const shares = ended.map(({ worth, best }) => (best > 0 ? worth / best : 0));
  return Math.round((100 * shares.reduce((sum, one) => sum + one, 0)) / ended.length) / 10;
}

/** What the room had predicted, and what came of it. */
function revisited(l: Lesson, compared: readonly Compared[]): LessonView["revisited"] {
  const step = stepOf(l);
  const asked = step?.kind === "debrief" ? predictionOf(l, step) : undefined;
  if (!asked) return undefined;
  const said = Object.values(l.guesses[asked.id] ?? {});
  const counts = Object.fromEntries(
    asked.answers.map(({ id }) => [id, said.filter((one) => one.answer === id).length]),
  );
  const shares: Record<string, number> = {};
  for (const { id, by } of asked.answers) {
    const share = shareOf(l, by, compared);
    if (share !== undefined) shares[id] = share;
  }
  const best = Math.max(...Object.values(shares));
  const right = Object.keys(shares).filter((id) => shares[id] === best);
  // With rounds of one answer alone nothing is held against anything; two that are as good are both no answer.
  const told = Object.keys(shares).length > 1 && right.length === 1;
  return { counts, shares, ...(told && { right: right[0] as string }) };
}

/** How many have said something in the step that is on; undefined in one that asks nothing. */
function saidIn(l: Lesson): number | undefined {
  const step = stepOf(l);
  if (step?.kind === "predict") return Object.keys(l.guesses[step.id] ?? {}).length;
  return step?.kind === "ticket" ? Object.keys(l.tickets).length : undefined;
}

/** What everybody may know of a lesson. The same object while nothing of it changes. */
export function lessonView(l: Lesson, compared: readonly Compared[]): LessonView {
  const step = stepOf(l);
  const said = saidIn(l);
  const on = step && {
    id: step.id,
    kind: step.kind,
    ...(step.kind === "round" && step.silent && { silent: true as const }),
    ...(step.kind === "predict" && { answers: step.answers.map(({ id }) => id) }),
  };
  const again = revisited(l, compared);
  const { id, title, steps } = l.plan;
  const view: LessonView = {
    id,
    ...(title !== undefined && { title }),
    at: l.at,
    steps: steps.length,
    ...(on && { step: on }),
    since: l.since,
    ...(l.until !== undefined && { until: l.until }),
    ...(step?.kind === "join" && { waved: l.waved }),
    ...(said !== undefined && { said }),
    ...(again && { revisited: again }),
    ...(l.rehearsal && { rehearsal: true as const }),
  };
  return kept(l, "all", [JSON.stringify(view)], () => view);
}

/** What hosts see besides. */
export function lessonDesk(l: Lesson): LessonDesk {
  const steps = l.plan.steps.map((one, i) => ({
    id: one.id,
    kind: one.kind,
    minutes: one.minutes,
    ...(one.optional && { optional: true as const }),
    ...(l.cut.includes(i) && { cut: true as const }),
    ...(one.kind === "round" && { scenario: one.scenario.id, ...(one.silent && { silent: true as const }) }),
    ...(l.rounds[one.id] !== undefined && { round: l.rounds[one.id] as number }),
  }));
  return {
    minutes: l.plan.minutes,
    steps,
    next: nextStep(l),
    ...(l.began !== undefined && { began: l.began }),
    stood: l.stood,
    tickets: { ...l.tickets },
    ...(l.shown !== undefined && { shown: l.shown }),
  };
}

/** What a seat has said itself: its prediction where one is asked or come back to, and its ticket in that step. */
export function saidBy(l: Lesson, seat: SeatId): { guess?: Guess; ticket?: string } {
  const step = stepOf(l);
  const asked = predictionOf(l, step);
  const guess = asked && l.guesses[asked.id]?.[seat];
  const ticket = step?.kind === "ticket" ? l.tickets[seat] : undefined;
  return { ...(guess && { guess: { ...guess } }), ...(ticket !== undefined && { ticket }) };
}
