import type { ComponentChildren } from "preact";
import css from "./foot.module.css";

/** The buttons that stay at a page's foot while it is read: one, or two in a row. */
export function Foot({ two, children }: { two?: boolean; children: ComponentChildren }) {
  return (
    <div class={`${css.foot} ${two ? css.two : ""}`} data-part="foot">
      {children}
    </div>
  );
}
