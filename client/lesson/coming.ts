import type { LessonDesk } from "../../src/game/views.ts";
import { stepTitle } from "../plans/say.ts";
import { all, channels } from "../store.ts";
import { words } from "./words/words.ts";

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

/** What that tap begins, in words. */
export function nextTitle(): string {
  const [on, next] = [desk(), coming()];
  const plan = all.value?.lesson?.id;
  if (!on || next === undefined || plan === undefined) return words.desk.on;
  const step = on.steps[next];
  return step ? words.desk.next({ title: stepTitle(plan, step) }) : words.desk.end;
}
