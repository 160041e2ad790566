import type { LessonDesk } from "../../src/game/views.ts";
import { all, channels } from "../store.ts";
import { lookUp } from "../words/catalogue.ts";
import { scenarioOf } from "../worlds/registry.ts";
import { words } from "./words/words.ts";

/** Of a step, what its words hang on. */
export interface Spoken {
  id: string;
  kind: keyof typeof words.kinds;
  /** The setup of its round. */
  scenario?: string | undefined;
  silent?: true | undefined;
}

/** What a step is called: a round like its setup in the lobby. */
export const titleOf = (_plan: string, { kind, scenario }: Spoken): string =>
  (scenario === undefined ? undefined : scenarioOf(scenario)?.title) ?? words.kinds[kind];

/** What the host says as it begins. */
export const sayOf = (_plan: string, { kind, silent }: Spoken): string =>
  silent ? `${words.say[kind]} ${words.silent}` : words.say[kind];

/** What a lesson is called, and what it is for. */
export const lessonTitle = (plan: string): string => all.value?.lesson?.title ?? lookUp(words.titles, plan) ?? plan;
export const aimOf = (plan: string): string => lookUp(words.aims, plan) ?? "";

/** What a lesson asks everybody alone. */
export const questionOf = (plan: string): string =>
  lookUp(words.predict.questions, plan) ?? words.predict.questions.own;

/** An answer in words; of a plan that somebody made, as it was written there. */
export const answerOf = (id: string): string => lookUp(words.predict.answers, id) ?? id.replaceAll("-", " ");

/** Seats that can say something: in a rehearsal the bots stand for people. */
export function people(): number[] {
  const seats = Object.entries(all.value?.seats ?? {});
  const bots = all.value?.lesson?.rehearsal === true;
  return seats.filter(([, seat]) => bots || !seat.bot).map(([id]) => Number(id));
}

/** What hosts see of the lesson; undefined for all others. */
export const desk = (): LessonDesk | undefined => channels.value.host?.lesson;

/** The step that a tap on "next" begins: in the lobby, where its round came to nothing, the same once more. */
export function coming(): number | undefined {
  const [now, on] = [all.value, desk()];
  if (!now?.lesson || !on) return undefined;
  const { at } = now.lesson;
  const step = on.steps[at];
  return now.phase === "lobby" && step?.kind === "round" && step.round === undefined ? at : on.next;
}

/** What that tap begins, in words; undefined for who cannot know. */
export function nextTitle(): string | undefined {
  const [on, next] = [desk(), coming()];
  const plan = all.value?.lesson?.id;
  if (!on || next === undefined || plan === undefined) return undefined;
  const step = on.steps[next];
  return step ? words.desk.next({ title: titleOf(plan, step) }) : words.desk.end;
}
