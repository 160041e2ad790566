// What players were asked beside the rounds: what they foresaw, and what they wrote at the end.

import { isoOf } from "./clock.ts";
import type { RowOf } from "./columns.ts";
import { fourth, yes } from "./context.ts";
import { withoutNames } from "./names.ts";
import type { Given, Wishes } from "./types.ts";

const cameOf = ({ settled = [] }: Pick<Given, "settled">, question: string): string | undefined =>
  settled.find((one) => one.question === question)?.answer;

export function predictionRows(given: Given, session: string): RowOf<"predictions">[] {
  return (given.predictions ?? []).map(({ seat, question, answer, wall }) => {
    const came = cameOf(given, question);
    return {
      session,
      seat,
      question,
      answer,
      came,
      right: came === undefined ? undefined : yes(came === answer),
      time: wall === undefined ? undefined : isoOf(wall),
    };
  });
}

/** By answer: how many gave it, and the share of them who were right by how this session came out. */
export function calibrationRows(given: Given, session: string): RowOf<"calibration">[] {
  const all = given.predictions ?? [];
  const questions = [...new Set([...(given.settled ?? []), ...all].map(({ question }) => question))];
  return questions.flatMap((question) => {
    const own = all.filter((one) => one.question === question);
    const offered = given.settled?.find((one) => one.question === question)?.answers ?? [];
    const came = cameOf(given, question);
    return [...new Set([...offered, ...own.map(({ answer }) => answer)])].map((answer) => {
      const gave = own.filter((one) => one.answer === answer).length;
      const right = came === undefined ? undefined : came === answer ? gave : 0;
      return {
        session,
        question,
        answer,
        gave,
        right,
        share: right === undefined || gave === 0 ? undefined : fourth(right / gave),
      };
    });
  });
}

/** What players wrote; under pseudonyms without the seat, in the order of the words, and without any name of the room. */
export function ticketRows(
  given: Given,
  session: string,
  wishes: Wishes,
  names: readonly string[],
): RowOf<"tickets">[] {
  const tickets = wishes.tickets ? (given.tickets ?? []) : [];
  if (!wishes.pseudonyms)
    return tickets.map(({ seat, text, wall }) => ({
      session,
      seat,
      text,
      time: wall === undefined ? undefined : isoOf(wall),
    }));
  const texts = tickets.map(({ text }) => withoutNames(text, names)).sort();
  return texts.map((text) => ({ session, text }));
}
