import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { all, own } from "../store.ts";
import css from "./phone.module.css";
import { answerOf, questionOf } from "./told.ts";
import { words } from "./words/words.ts";

const w = words.predict;
/** How sure one can say that one is, in percent, with its words. */
const SURES = [
  [55, w.sures.s55],
  [75, w.sures.s75],
  [95, w.sures.s95],
] as const;

/** One question, which everybody answers alone; and how sure one is of it. */
export function Predict() {
  const lesson = all.value?.lesson;
  const guess = own.value?.guess;
  const answers = lesson?.step?.answers ?? [];
  return (
    <>
      <h1>{questionOf(lesson?.id ?? "")}</h1>
      <p>{w.alone}</p>
      <fieldset class={css.answers} aria-label={questionOf(lesson?.id ?? "")}>
        {answers.map((answer) => (
          <Button
            key={answer}
            kind={guess?.answer === answer ? "main" : "plain"}
            size="big"
            pressed={guess?.answer === answer}
            onClick={() => run({ type: "predict", answer, ...(guess?.sure && { sure: guess.sure }) }, answerOf(answer))}
          >
            {answerOf(answer)}
          </Button>
        ))}
      </fieldset>
      {guess && (
        <>
          <h2>{w.sure}</h2>
          <fieldset class={css.sures} aria-label={w.sure}>
            {SURES.map(([sure, text]) => (
              <Button
                key={sure}
                kind={guess.sure === sure ? "main" : "plain"}
                pressed={guess.sure === sure}
                onClick={() => run({ type: "predict", answer: guess.answer, sure }, text)}
              >
                {text}
              </Button>
            ))}
          </fieldset>
          <p role="status">{w.kept({ answer: answerOf(guess.answer) })}</p>
        </>
      )}
      <p class="muted">{w.secret}</p>
    </>
  );
}
