import { all, own } from "../store.ts";
import css from "./revisited.module.css";
import { answerOf, questionOf } from "./told.ts";
import { words } from "./words/words.ts";

const w = words.revisited;

/** What one had said oneself; nobody else is shown it. */
function Own() {
  const guess = own.value?.guess;
  if (!guess) return null;
  const answer = answerOf(guess.answer);
  return <p>{guess.sure === undefined ? w.own({ answer }) : w.ownSure({ answer, sure: guess.sure })}</p>;
}

/** The prediction again: how many had said what, and what came of it in the rounds since. */
export function Revisited({ wall = false }: { wall?: boolean }) {
  const lesson = all.value?.lesson;
  const said = lesson?.revisited;
  if (!lesson || !said) return null;
  const most = Math.max(1, ...Object.values(said.counts));
  return (
    <section class={css.revisited} data-part="revisited" data-wall={wall || undefined}>
      <h2>{w.title}</h2>
      <p>{questionOf(lesson.id)}</p>
      <ul>
        {Object.entries(said.counts).map(([answer, n]) => {
          const share = said.shares?.[answer];
          return (
            <li key={answer} data-right={said.right === answer || undefined}>
              <b>{answerOf(answer)}</b>
              <span class="tabular">{w.said({ n })}</span>
              <i class={css.bar} style={{ "--share": n / most }} />
              <span class={css.came}>{share === undefined ? w.none : w.came({ share })}</span>
            </li>
          );
        })}
      </ul>
      {!wall && <Own />}
      <p>{said.right === undefined ? w.open : w.right({ answer: answerOf(said.right) })}</p>
    </section>
  );
}
