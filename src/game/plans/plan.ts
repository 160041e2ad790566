import * as z from "zod/mini";
import { LANGUAGE_TAG } from "../house.ts";
import { STEPS_MAX } from "../limits.ts";
import { type Scenario, scenario } from "../scenario.ts";
import type { Ms } from "../types.ts";

/** A minute of session time. ms */
export const MINUTE: Ms = 60_000;
/** A plan lasts from one minute to a long morning. Minutes. */
export const PLAN_MINUTES_MAX = 240;
/** A step of it, in minutes; half minutes are allowed. */
export const STEP_MINUTES_MAX = 90;
/** Letters of a plan's own title: what fits on a phone's button in two lines; and of its aim: one long sentence. */
export const TITLE_MAX = 60;
export const AIM_MAX = 240;
/** Answers to a prediction: two big buttons, three at most. */
export const ANSWERS_MAX = 3;
/** Bots in a rehearsal: about as many as a class has phones. */
export const REHEARSAL_BOTS = 20;
/** How sure somebody is of a prediction, in percent: with two answers a blind guess is right in half of the cases. */
export const SURE_MIN = 50;
export const SURE_MAX = 99;
/** A plan that a timer drives shows what a round came to for so long before it goes on. ms */
export const REVEAL_REST: Ms = 45_000;

/** What is kept by a step goes by its id: not by a name that every object has. */
const id = z.string().check(z.minLength(1), z.maxLength(24), z.regex(/^(?!constructor$)[a-z0-9-]+$/));
const minutes = z.number().check(z.minimum(0), z.maximum(STEP_MINUTES_MAX));

/** What every step has. `optional`: it may be left out when the class runs late; the console offers these first. */
const common = { id, minutes, optional: z.optional(z.literal(true)) };

/** Who comes in is seen on the wall, and each phone is tried out. */
const join = z.strictObject({ kind: z.literal("join"), ...common });
/**
 * One question that everybody answers alone, before anything was played. `by` are the steps whose rounds stand for that
 * answer, by their ids: right is the answer whose rounds come to more of what was there to be had, on average.
 */
const predict = z.strictObject({
  kind: z.literal("predict"),
  ...common,
  answers: z
    .array(z.strictObject({ id, by: z.array(id).check(z.minLength(1), z.maxLength(8)) }))
    .check(z.minLength(2), z.maxLength(ANSWERS_MAX)),
});
/** A round. `silent`: everybody plays without talking, and phones and wall say so. Its cards are in the scenario. */
const round = z.strictObject({
  kind: z.literal("round"),
  ...common,
  scenario,
  silent: z.optional(z.literal(true)),
});
/** The room talks about the round before. `revisit`: the prediction, by its step's id, is held against what came of it. */
const debrief = z.strictObject({ kind: z.literal("debrief"), ...common, revisit: z.optional(id) });
/** Everybody writes one sentence, which the host alone reads. */
const ticket = z.strictObject({ kind: z.literal("ticket"), ...common });

/**
 * The room's bots live five generations by themselves, bred from the round before; then everybody sees what became of them, and the
 * rounds that come are played against them.
 */
const evolve = z.strictObject({ kind: z.literal("evolve"), ...common });
/** The room makes its own rules: what passes holds for the rounds that come. */
const assembly = z.strictObject({ kind: z.literal("assembly"), ...common });

export const step = z.discriminatedUnion("kind", [join, predict, round, debrief, ticket, evolve, assembly]);
export type Step = z.infer<typeof step>;
export type StepOf<K extends Step["kind"]> = Extract<Step, { kind: K }>;

/** A plan: what a session does, in order. Plain JSON. */
export const plan = z.strictObject({
  id,
  /** Of a plan that somebody made: built-in ones have theirs in the client's words. */
  title: z.optional(z.string().check(z.minLength(1), z.maxLength(TITLE_MAX))),
  aim: z.optional(z.string().check(z.maxLength(AIM_MAX))),
  /** What the room speaks from then on, for whoever has chosen no language. */
  language: z.optional(z.string().check(z.regex(LANGUAGE_TAG))),
  /** How long the lesson is, the reserve included. */
  minutes: z.number().check(z.minimum(1), z.maximum(PLAN_MINUTES_MAX)),
  /** It goes on by itself, each step after its minutes. Without it a host taps. */
  timer: z.optional(z.literal(true)),
  steps: z.array(step).check(z.minLength(1), z.maxLength(STEPS_MAX)),
});
export type Plan = z.infer<typeof plan>;

/** The round that a plan plays at this step or next, or the last one before; undefined in a plan without any. */
export function roundAt({ steps }: Pick<Plan, "steps">, at: number): Scenario | undefined {
  const rounds = (some: readonly Step[]) => some.filter((one) => one.kind === "round");
  return (rounds(steps.slice(Math.max(0, at)))[0] ?? rounds(steps.slice(0, Math.max(0, at))).at(-1))?.scenario;
}
