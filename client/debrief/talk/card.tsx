import type { ComponentType } from "preact";
import { all } from "../../store.ts";
import { PHASES, type Phase } from "../phases.ts";
import { words } from "../words/words.ts";
import css from "./card.module.css";
import { isShort, questionsFor } from "./questions.ts";

const w = words.talk;

const Questions = ({ phase }: { phase: Phase }) => (
  <>
    {(all.value ? questionsFor(all.value, phase) : []).map((id) => (
      <p key={id} class={css.question}>
        {w.questions[id]}
      </p>
    ))}
  </>
);

/** What the room talks about now: the questions of one phase, as large as the wall. */
export const ask =
  (phase: Phase): ComponentType =>
  () => (
    <section class={css.ask} data-part="ask">
      <h2>{w.phases[phase]}</h2>
      <Questions phase={phase} />
    </section>
  );

/** All that there is to talk about, phase by phase; the one that the room is at stands out. */
export function Talk() {
  const now = all.value;
  if (!now?.reveal) return null;
  if (isShort(now))
    return (
      <section data-part="talk">
        <h2>{w.title}</h2>
        <p>{w.short}</p>
      </section>
    );
  return (
    <section data-part="talk">
      <h2>{w.title}</h2>
      {PHASES.map((phase) => (
        <div key={phase} class={css.phase} data-at={now.debrief === `ask-${phase}` || undefined}>
          <h3>{w.phases[phase]}</h3>
          <Questions phase={phase} />
        </div>
      ))}
    </section>
  );
}
