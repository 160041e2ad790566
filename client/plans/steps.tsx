import type { Plan } from "../../src/game/plans/plan.ts";
import * as format from "../words/format.ts";
import { lookOf, sayOf, stepTitle } from "./say.ts";
import css from "./steps.module.css";
import { words } from "./words/words.ts";

/** Of a lesson, what its minutes hang on. */
type Timed = { minutes: number; steps: readonly { id: string; kind: string; minutes: number }[] };

/** What the steps take together; what the lesson has more is in reserve. Minutes. */
export const planned = ({ steps }: Timed): number => steps.reduce((sum, { minutes }) => sum + minutes, 0);

/** The lesson's minutes as a ribbon, each step as long as it takes; what is left is in reserve. */
export function Ribbon({ plan }: { plan: Timed }) {
  const reserve = Math.max(0, plan.minutes - planned(plan));
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
export function Steps({ plan, telling }: { plan: Plan; telling: boolean }) {
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
              {step.kind === "round" && step.silent && <span class={css.mark}>{w.silent}</span>}
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
