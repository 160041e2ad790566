import { all } from "../store.ts";
import { lookUp } from "../words/catalogue.ts";
import { words } from "./words/words.ts";

/** What a lesson is called. */
export const lessonTitle = (plan: string): string =>
  all.value?.lesson?.title ?? lookUp(words.titles, plan) ?? words.titles.own;

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

/** What a ticket says; in a rehearsal bots have handed in samples, by their names. */
export const ticketText = (text: string): string =>
  (all.value?.lesson?.rehearsal && lookUp(words.ticket.samples, text)) || text;
