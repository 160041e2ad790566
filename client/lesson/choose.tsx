import { useSignal } from "@preact/signals";
import { plannedMinutes, rows } from "../../src/game/plans/rows.ts";
import { codeOf, openRoom } from "../entry.ts";
import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { LESSONS_PATH, OWN_PATH, readPath } from "../plans/paths.ts";
import { lessonOf } from "../plans/say.ts";
import { words as plans } from "../plans/words/words.ts";
import { all } from "../store.ts";
import { refusalText } from "../words/refusals.ts";
import css from "./choose.module.css";
import { Ribbon } from "./ribbon.tsx";
import { words } from "./words/words.ts";

const w = words.choose;

/** For whoever chooses: whole lessons, each with its aim, its minutes and its steps. One tap starts one. */
export function Choose(_: { code: string }) {
  const busy = useSignal<string | undefined>(undefined);
  const wrong = useSignal<string | undefined>(undefined);
  // A class is offered lessons first, friends the party.
  const friends = all.value?.house.mode === "friends";
  const sorted = friends ? [...rows].sort((a, b) => Number(b.timer ?? false) - Number(a.timer ?? false)) : rows;
  const rehearse = async (plan: string): Promise<void> => {
    if (busy.value) return;
    busy.value = plan;
    try {
      await openRoom({ mode: "class", plan, rehearse: true }, false);
    } catch (error) {
      wrong.value = refusalText(codeOf(error));
    }
    busy.value = undefined;
  };
  return (
    <section class={css.choose} data-part="plans" aria-labelledby="lesson-choose">
      <h2 id="lesson-choose">{w.title}</h2>
      <p class="muted">{w.lead}</p>
      {!friends && (
        <details class={css.before}>
          <summary>{plans.teach.before}</summary>
          <ol>
            {Object.entries(plans.teach.befores).map(([key, text]) => (
              <li key={key}>{text}</li>
            ))}
          </ol>
          <a class={css.read} href={LESSONS_PATH} target="_blank" rel="noreferrer">
            {plans.teach.title}
          </a>
        </details>
      )}
      <ul>
        {sorted.map((plan) => (
          <li key={plan.id} class={css.plan} data-plan={plan.id}>
            <details name="plans" open={!friends && plan === sorted[0]}>
              <summary>
                <b>{lessonOf(plan.id).title}</b>
                <span class="muted">{w.minutes({ n: plan.minutes })}</span>
                <span class={css.aim}>{lessonOf(plan.id).aim}</span>
              </summary>
              <div class={css.buttons}>
                <Button kind="main" onClick={() => run({ type: "lesson", plan: plan.id }, w.start)}>
                  {w.start}
                </Button>
                <Ribbon
                  label={w.planned({ n: plannedMinutes(plan), steps: plan.steps.length })}
                  steps={plan.steps}
                  plan={plan.id}
                />
                <Button
                  kind="quiet"
                  note={plans.page.rehearseNote}
                  sending={busy.value === plan.id ? plans.page.rehearse : undefined}
                  onClick={() => void rehearse(plan.id)}
                >
                  {plans.page.rehearse}
                </Button>
                <a class={css.read} href={readPath(plan.id)} target="_blank" rel="noreferrer">
                  {w.read}
                </a>
              </div>
            </details>
          </li>
        ))}
      </ul>
      <a class={css.read} href={OWN_PATH} target="_blank" rel="noreferrer">
        {plans.list.own}
      </a>
      <ErrorText text={wrong.value} />
    </section>
  );
}
