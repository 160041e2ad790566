import css from "./ribbon.module.css";
import { type Spoken, titleOf } from "./told.ts";
import { words } from "./words/words.ts";

interface Props {
  plan: string;
  label: string;
  steps: readonly (Spoken & { minutes: number; optional?: true | undefined; cut?: true | undefined })[];
  /** The step that is on. */
  at?: number;
}

/** A plan's steps side by side, each as wide as it is long. What each is, is written; the widths only help. */
export function Ribbon({ plan, label, steps, at }: Props) {
  return (
    <ol class={css.ribbon} aria-label={label}>
      {steps.map((step, i) => (
        <li
          key={step.id}
          class={css.step}
          data-kind={step.kind}
          data-now={i === at || undefined}
          data-past={(at !== undefined && i < at) || undefined}
          data-cut={step.cut}
          style={{ "--minutes": step.minutes }}
        >
          <span>{titleOf(plan, step)}</span>
          <span class="tabular">{words.minutes({ n: step.minutes })}</span>
        </li>
      ))}
    </ol>
  );
}
