import type { Guess, Lesson } from "../lesson.ts";
import type { SeatId } from "../types.ts";
import type { StepOf } from "./plan.ts";

/** What of a lesson may leave the room, for the host who made it alone: with the recordings, for tables. */
export interface LessonCopy {
  plan: string;
  /** Which round was played at which step, by the step's id: the latest. */
  rounds: Record<string, number>;
  /** What everybody was asked to predict, and what they said: in the order of the answers, since nobody is ever told whose was which. */
  questions: (Pick<StepOf<"predict">, "id" | "answers"> & { guesses: Guess[] })[];
  tickets: Record<SeatId, string>;
  rehearsal?: true;
}

const inOrder = (a: Guess, b: Guess): number =>
  a.answer === b.answer ? (a.sure ?? 0) - (b.sure ?? 0) : a.answer < b.answer ? -1 : 1;

export function lessonCopy({ plan, rounds, guesses, tickets, rehearsal }: Lesson): LessonCopy {
  const asked = plan.steps.filter((step) => step.kind === "predict");
  return {
    plan: plan.id,
    rounds: { ...rounds },
    questions: asked.map(({ id, answers }) => ({
      id,
      answers,
      guesses: Object.values(guesses[id] ?? {})
        .map((guess) => ({ ...guess }))
        .sort(inOrder),
    })),
    tickets: { ...tickets },
    ...(rehearsal && { rehearsal }),
  };
}
