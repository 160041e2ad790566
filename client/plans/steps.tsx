import { plannedMinutes } from "../../src/game/plans/rows.ts";
import * as format from "../words/format.ts";
import { lookOf, type Spoken, sayOf, stepTitle } from "./say.ts";
import css from "./steps.module.css";
import { words } from "./words/words.ts";

/** A lesson, as far as its pages tell of it: a built-in one's row, or one's own. */
export interface Told {
  id: string;
  title?: string | undefined;
  aim?: string | undefined;
  minutes: number;
  steps: readonly (Spoken & { minutes: number; optional?: true | undefined })[];
}

/** The lesson's minutes as a ribbon, each step as long as it takes; what is left is in reserve. */
export function Ribbon({ plan }: { plan: Told }) {
  const reserve = Math.max(0, plan.minutes - plannedMinutes(plan));
  return (
    <div class={css.ribbon} aria-hidden="true">
      {plan.steps.map(({ id, kind, minutes }) => (
        <span key={id} data-kind={kind} style={{ flexGrow: minutes }}>
          {minutes >= 2 ? format.number(minutes) : ""}
        </span>
      ))}
      {reserve > 0 && (
        <span data-kind="reserve" style={{ flexGrow: reserve }}>
          {format.number(reserve)}
        </span>
      )}
    </div>
  );
}

/** The steps with their minutes; with `telling` also what the host says, and looks out for. */
export function Steps({ plan, telling }: { plan: Told; telling: boolean }) {
  const w = words.page;
  return (
    <ol class={css.steps} data-part="lesson-steps">
      {plan.steps.map((step) => (
        <li key={step.id} data-step={step.id} data-kind={step.kind}>
          <p class={css.minutes}>{words.list.minutes({ n: step.minutes })}</p>
          <div class={css.told}>
            <h3>
              {stepTitle(plan.id, step)}
              {step.optional && telling && <span class={css.mark}>{w.optional}</span>}
              {step.silent && <span class={css.mark}>{w.silent}</span>}
            </h3>
            {telling && <p class={css.say}>{w.saying({ say: sayOf(plan.id, step) })}</p>}
            {telling && (
              <p class="muted">
                <b>{w.look}:</b> {lookOf(plan.id, step)}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
