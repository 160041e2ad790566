import { TICKET_MAX } from "./plans/limits.ts";
import { MINUTE, type Plan, REVEAL_REST, roundAt, type Step, type StepOf, SURE_MAX, SURE_MIN } from "./plans/plan.ts";
import type { Ms, Refusal, SeatId } from "./types.ts";

/** What somebody predicts: an answer by its id, and how sure of it they are, in percent. */
export interface Guess {
  answer: string;
  sure?: number;
}

/** A session that follows a plan: which step is on, and what the room has said so far. Plain JSON. */
export interface Lesson {
  plan: Plan;
  /** The step that is on, or was last; −1 before the first, and the number of steps once all is over. */
  at: number;
  /** When it began; and where a timer goes on by itself, when. Session time in ms. */
  since: Ms;
  until?: Ms;
  /** When the lesson began: with the first person, or the first tap. */
  began?: Ms;
  /** For how long session time stood still or ran slower than people's since then, in ms of theirs at the room's pace. */
  stood: Ms;
  /** Steps that are left out, by their numbers. */
  cut: number[];
  /** Whose phone was tried out in the step that is on. */
  waved: SeatId[];
  /** Predictions by the step's id and the seat: secret until a debrief shows their sums, and nobody is ever told whose was which. */
  guesses: Record<string, Record<SeatId, Guess>>;
  /** Exit tickets: free text, for hosts alone. */
  tickets: Record<SeatId, string>;
  /** The seat whose ticket a host shows on the wall. */
  shown?: SeatId;
  /** Which round was played at which step, by the step's id: the latest, where it was played again. */
  rounds: Record<string, number>;
  /** It is played for practice, with bots in every seat. */
  rehearsal?: true;
}

export type LessonInput =
  /** A step is left out, or is not after all. */
  | { type: "cut"; step: number; cut: boolean }
  /** What a timer would go on from by itself waits for a tap. */
  | { type: "stay" }
  /** A ticket goes up on the wall, without a name; without a seat, the one there comes down. */
  | { type: "show"; ticket?: SeatId }
  /** A seat's phone is tried out. */
  | { type: "wave"; seat: SeatId }
  | { type: "predict"; seat: SeatId; answer: string; sure?: number }
  | { type: "ticket"; seat: SeatId; text: string };

export const newLesson = (plan: Plan, rehearsal = false): Lesson => ({
  plan,
  at: -1,
  since: 0,
  stood: 0,
  cut: [],
  waved: [],
  guesses: {},
  tickets: {},
  rounds: {},
  ...(rehearsal && { rehearsal: true as const }),
});

/** The step that is on or was last; undefined before the first and after the last. */
export const stepOf = (l: Lesson): Step | undefined => l.plan.steps[l.at];

/** The step that comes after the one at `at`, by its number; the number of steps where none does. */
export function nextStep({ plan, at, cut }: Lesson): number {
  for (let i = at + 1; i < plan.steps.length; i++) if (!cut.includes(i)) return i;
  return plan.steps.length;
}

/** The lesson's clock runs, from the first time that this is said. */
export function beginLesson(l: Lesson, t: Ms): void {
  if (l.began !== undefined) return;
  l.began = t;
  const step = stepOf(l);
  if (step && l.plan.timer) l.until = t + step.minutes * MINUTE;
}

/** Step `at` is on from now. */
export function enterStep(l: Lesson, at: number, t: Ms): void {
  l.at = at;
  l.since = t;
  l.waved = [];
  delete l.until;
  delete l.shown;
  const step = stepOf(l);
  // What a round takes its own clock says.
  if (step && step.kind !== "round" && l.plan.timer && l.began !== undefined) l.until = t + step.minutes * MINUTE;
}

/** The step's round is over: what it came to is shown for a while. */
export function roundOver(l: Lesson, round: number, t: Ms): void {
  const step = stepOf(l);
  if (step?.kind !== "round") return;
  l.rounds[step.id] = round;
  if (l.plan.timer) l.until = t + REVEAL_REST;
}

/** How long the lesson has lasted at `t`, in ms of people's time at the room's pace. */
export const elapsed = (l: Lesson, t: Ms): Ms => (l.began === undefined ? 0 : t - l.began + l.stood);

/** The setup that is played next, for who wants to make ready for it. */
export const comingRound = (l: Lesson) => roundAt(l.plan, nextStep({ ...l, at: l.at - 1 }));

/** What a seat that is given up leaves behind: nothing. */
export function forgetIn(l: Lesson, seat: SeatId): void {
  l.waved = l.waved.filter((one) => one !== seat);
  delete l.tickets[seat];
  for (const guesses of Object.values(l.guesses)) delete guesses[seat];
  if (l.shown === seat) delete l.shown;
}

function predict(l: Lesson, { seat, answer, sure }: Extract<LessonInput, { type: "predict" }>): Refusal | undefined {
  const step = stepOf(l);
  if (step?.kind !== "predict") return { code: "not_asked" };
  if (!step.answers.some(({ id }) => id === answer)) return { code: "bad_answer" };
  if (sure !== undefined && !(Number.isInteger(sure) && sure >= SURE_MIN && sure <= SURE_MAX))
    return { code: "bad_answer" };
  l.guesses[step.id] ??= {};
  const guesses = l.guesses[step.id] as Record<SeatId, Guess>;
  const before = guesses[seat];
  if (before?.answer === answer && before.sure === sure) return { code: "no_change" };
  guesses[seat] = { answer, ...(sure !== undefined && { sure }) };
  return undefined;
}

/** One sentence as it can be shown: without what nobody sees, its spaces single; undefined for none, or one that is too long. */
export function sentence(typed: string): string | undefined {
  const text = typed
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
  return text === "" || [...text].length > TICKET_MAX ? undefined : text;
}

function ticket(l: Lesson, { seat, text: typed }: Extract<LessonInput, { type: "ticket" }>): Refusal | undefined {
  if (stepOf(l)?.kind !== "ticket") return { code: "not_asked" };
  const text = sentence(typed);
  if (text === undefined) return { code: "bad_ticket" };
  if (l.tickets[seat] === text) return { code: "no_change" };
  l.tickets[seat] = text;
  // What a host chose for the wall was another sentence.
  if (l.shown === seat) delete l.shown;
  return undefined;
}

/** Does it, or refuses and changes nothing. Seats that it names are people's: the session has seen to that. */
export function lessonInput(l: Lesson, input: LessonInput): Refusal | undefined {
  switch (input.type) {
    case "cut": {
      const { step, cut } = input;
      const ahead = Number.isInteger(step) && step > l.at && step < l.plan.steps.length;
      if (!ahead || typeof cut !== "boolean") return { code: "no_step" };
      if (l.cut.includes(step) === cut) return { code: "no_change" };
      l.cut = cut ? [...l.cut, step].sort((a, b) => a - b) : l.cut.filter((one) => one !== step);
      return undefined;
    }
    case "stay":
      if (l.until === undefined) return { code: "no_change" };
      delete l.until;
      return undefined;
    case "show":
      if (l.shown === input.ticket) return { code: "no_change" };
      if (input.ticket === undefined) delete l.shown;
      else if (!Object.hasOwn(l.tickets, input.ticket)) return { code: "no_ticket" };
      else l.shown = input.ticket;
      return undefined;
    case "wave":
      if (stepOf(l)?.kind !== "join") return { code: "not_asked" };
      if (l.waved.includes(input.seat)) return { code: "no_change" };
      l.waved = [...l.waved, input.seat];
      return undefined;
    case "predict":
      return predict(l, input);
    case "ticket":
      return ticket(l, input);
  }
}

/** The prediction that a step asks for or comes back to; undefined where it does neither. */
export function predictionOf({ plan }: Lesson, step: Step | undefined): StepOf<"predict"> | undefined {
  const id = step?.kind === "debrief" ? step.revisit : step?.kind === "predict" ? step.id : undefined;
  const found = plan.steps.find((one) => one.id === id);
  return found?.kind === "predict" ? found : undefined;
}
