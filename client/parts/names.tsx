import type { ComponentChildren } from "preact";
import css from "./names.module.css";

/** People side by side; `label` is what the list is called. */
export function Names({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <ul class={css.names} data-part="names" aria-label={label}>
      {children}
    </ul>
  );
}
