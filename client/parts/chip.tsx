import type { ComponentChildren } from "preact";
import css from "./chip.module.css";

/** Things of which one may be chosen, side by side; `legend` says what they are to those who do not see them. */
export function Chips({
  legend,
  class: extra = "",
  children,
}: {
  legend: string;
  class?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <fieldset class={`${css.chips} ${extra}`}>
      <legend class="visually-hidden">{legend}</legend>
      {children}
    </fieldset>
  );
}

interface ChipProps {
  pressed: boolean;
  onClick: () => void;
  /** Not possible now. */
  off?: boolean;
  class?: string | undefined;
  children: ComponentChildren;
}

export function Chip({ pressed, onClick, off, class: extra = "", children }: ChipProps) {
  return (
    <button
      type="button"
      class={`${css.chip} ${extra}`}
      aria-pressed={pressed}
      aria-disabled={off || undefined}
      onClick={() => !off && onClick()}
    >
      {children}
    </button>
  );
}
