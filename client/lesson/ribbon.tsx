import { type Spoken, stepTitle } from "../plans/say.ts";
import css from "./ribbon.module.css";
import { words } from "./words/words.ts";

interface Props {
  plan: string;
  label: string;
  steps: readonly (Spoken & { minutes: number; cut?: true })[];
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
          <span>{step.kind === "round" ? stepTitle(plan, step) : words.short[step.kind]}</span>
          <span class="tabular">{words.minutes({ n: step.minutes })}</span>
        </li>
      ))}
    </ol>
  );
}
