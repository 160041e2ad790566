import type { Step } from "../../src/game/plans/plan.ts";
import { scenarioOf } from "../worlds/registry.ts";
import { words } from "./words/words.ts";

/** Of a step, what its words hang on. */
export type Spoken = Pick<Step, "kind" | "id"> & {
  /** Of a round its setup, or that one's id. */
  scenario?: string | { id: string } | undefined;
  silent?: true | undefined;
};
const setupOf = ({ scenario }: Spoken): string | undefined => (typeof scenario === "object" ? scenario?.id : scenario);

interface Telling {
  title?: string;
  say?: string;
  look?: string;
}
/** A lesson's own words; what differs from what is usual at such a step stands in `steps`, by the step's id. */
export interface Lesson {
  title: string;
  aim: string;
  steps?: Readonly<Record<string, Telling>>;
  notice: Readonly<Record<string, string>>;
  questions: Readonly<Record<string, { ask: string; answer: string }>>;
  science: Readonly<Record<string, string>>;
  showed: Readonly<Record<string, string>>;
  think: Readonly<Record<string, string>>;
}

const LESSONS: Readonly<Record<string, Lesson>> = words.plans;
const ROUNDS: Readonly<Record<string, Telling>> = words.rounds;
const OWN: Lesson = words.plans.own;

/** The words of a lesson by its plan's id; those for one's own where there are none. */
export const lessonOf = (plan: string): Lesson => (Object.hasOwn(LESSONS, plan) ? LESSONS[plan]! : OWN);
export const hasLesson = (plan: string): boolean => Object.hasOwn(LESSONS, plan);

/** What is said of a step: the lesson's own words first, then the round's, then what holds for all steps of its kind. */
function told(plan: string, step: Spoken, what: "say" | "look"): string {
  const own = lessonOf(plan).steps;
  const setup = setupOf(step);
  const ofStep = own && Object.hasOwn(own, step.id) ? own[step.id]?.[what] : undefined;
  const ofRound = setup !== undefined && Object.hasOwn(ROUNDS, setup) ? ROUNDS[setup]?.[what] : undefined;
  return ofStep ?? ofRound ?? words.kinds[step.kind][what];
}

/** One or two sentences for the host to say aloud as this step begins. */
export const sayOf = (plan: string, step: Spoken): string =>
  step.silent ? words.silent({ say: told(plan, step, "say") }) : told(plan, step, "say");

/** What the host looks out for meanwhile. */
export const lookOf = (plan: string, step: Spoken): string => told(plan, step, "look");

/** What a step is called; a round is called like its setup in the lobby, unless the lesson has a name for it. */
export function stepTitle(plan: string, step: Spoken): string {
  const own = lessonOf(plan).steps;
  const ofStep = own && Object.hasOwn(own, step.id) ? own[step.id]?.title : undefined;
  return ofStep ?? scenarioOf(setupOf(step) ?? "")?.title ?? words.kinds[step.kind].title;
}
