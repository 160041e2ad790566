// What players were asked beside the rounds: what they foresaw, and what they wrote at the end.
import type { LessonCopy } from "../../game/index.ts";
import type { RowOf } from "./columns.ts";
import { type Context, fourth, meanOf, yes } from "./context.ts";
import type { RoundMade } from "./made.ts";
import { withoutNames } from "./names.ts";
import type { Given, Wishes } from "./types.ts";

type Question = LessonCopy["questions"][number];
/** A question with how the session came out: by answer what its rounds came to, 0 to 1, and the answer that did better than all others. */
interface Settled extends Question {
  shares: Readonly<Record<string, number>>;
  came: string | undefined;
}

/** Of what there was to be had, how much a round came to, 0 to 1; undefined where that is not told, or does not count. */
export function shareOf(c: Context): number | undefined {
  if (!c.played?.r.scenario.scored) return undefined;
  const { worth, best, names } = c.played.round.score();
  if (names && (c.hides || c.run.recording.level === "discreet")) return undefined;
  const tenth = (x: number): number => Math.round(10 * x) / 10;
  return best > 0 ? tenth(worth) / tenth(best) : 0;
}

/** As the room is told itself: see src/game/plans/shown.ts. */
function settle(question: Question, lesson: LessonCopy, made: readonly RoundMade[]): Settled {
  const shares: Record<string, number> = {};
  for (const { id, by } of question.answers) {
    const numbers = by.map((step) => lesson.rounds[step]);
    const own = made.filter(({ number }) => numbers.includes(number)).flatMap(({ share }) => share ?? []);
    const share = meanOf(own);
    if (share !== undefined) shares[id] = Math.round(100 * share) / 100;
  }
  const best = Math.max(...Object.values(shares));
  const right = Object.keys(shares).filter((id) => shares[id] === best);
  // With rounds of one answer alone nothing is held against anything; two that are as good are both no answer.
  return { ...question, shares, came: Object.keys(shares).length > 1 && right.length === 1 ? right[0] : undefined };
}

export const settledOf = ({ lesson }: Given, made: readonly RoundMade[]): Settled[] =>
  lesson?.questions.map((question) => settle(question, lesson, made)) ?? [];

/** What was foreseen, in the order of the answers: whose was which nobody is ever told. */
export function predictionRows(settled: readonly Settled[], session: string): RowOf<"predictions">[] {
  const all = settled.flatMap(({ id, guesses, came }) => guesses.map((guess) => ({ ...guess, question: id, came })));
  return all.map(({ question, answer, sure, came }, i) => ({
    session,
    prediction: i + 1,
    question,
    answer,
    sure,
    came,
    right: came === undefined ? undefined : yes(came === answer),
  }));
}

/** By answer: how many gave it, and the share of them who were right by how this session came out. */
export function calibrationRows(settled: readonly Settled[], session: string): RowOf<"calibration">[] {
  return settled.flatMap(({ id: question, answers, guesses, came, shares }) =>
    answers.map(({ id: answer }) => {
      const those = guesses.filter((one) => one.answer === answer);
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
        rounds_share: shares[answer],
      };
    }),
  );
}

/** What players wrote; under pseudonyms without the seat, in the order of the words, and without any name of the room. */
export function ticketRows(
  { lesson }: Given,
  session: string,
  wishes: Wishes,
  names: readonly string[],
): RowOf<"tickets">[] {
  const tickets = wishes.tickets ? Object.entries(lesson?.tickets ?? {}) : [];
  if (!wishes.pseudonyms) return tickets.map(([seat, text]) => ({ session, seat: Number(seat), text }));
  const texts = tickets.map(([, text]) => withoutNames(text, names)).sort();
  return texts.map((text) => ({ session, text }));
}
