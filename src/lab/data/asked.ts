// What players were asked beside the rounds: what they foresaw, and what they wrote at the end.

import type { RowOf } from "./columns.ts";
import { fourth, meanOf, yes } from "./context.ts";
import { withoutNames } from "./names.ts";
import type { Given, Prediction, Wishes } from "./types.ts";

const cameOf = ({ settled = [] }: Pick<Given, "settled">, question: string): string | undefined =>
  settled.find((one) => one.question === question)?.answer;

/** What was foreseen, in the order of the answers: the order of the seats would tell whose was which. */
export function predictionRows(given: Given, session: string): RowOf<"predictions">[] {
  const order = (a: Prediction, b: Prediction): number =>
    a.question.localeCompare(b.question) || a.answer.localeCompare(b.answer) || (a.sure ?? 0) - (b.sure ?? 0);
  return [...(given.predictions ?? [])].sort(order).map(({ question, answer, sure }, i) => {
    const came = cameOf(given, question);
    const right = came === undefined ? undefined : yes(came === answer);
    return { session, prediction: i + 1, question, answer, sure, came, right };
  });
}

/** By answer: how many gave it, and the share of them who were right by how this session came out. */
export function calibrationRows(given: Given, session: string): RowOf<"calibration">[] {
  const all = given.predictions ?? [];
  const questions = [...new Set([...(given.settled ?? []), ...all].map(({ question }) => question))];
  return questions.flatMap((question) => {
    const own = all.filter((one) => one.question === question);
    const { answers: offered = [], shares = {} } = given.settled?.find((one) => one.question === question) ?? {};
    const came = cameOf(given, question);
    return [...new Set([...offered, ...own.map(({ answer }) => answer)])].map((answer) => {
      const those = own.filter((one) => one.answer === answer);
      const gave = those.length;
      const right = came === undefined ? undefined : came === answer ? gave : 0;
      return {
        session,
        question,
        answer,
        gave,
        right,
        share: right === undefined || gave === 0 ? undefined : fourth(right / gave),
        sure: fourth(meanOf(those.flatMap(({ sure }) => (sure === undefined ? [] : [sure])))),
        rounds_share: fourth(shares[answer]),
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
  if (!wishes.pseudonyms) return tickets.map(({ seat, text }) => ({ session, seat, text }));
  const texts = tickets.map(({ text }) => withoutNames(text, names)).sort();
  return texts.map((text) => ({ session, text }));
}
