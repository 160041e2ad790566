import type { ComponentChildren } from "preact";
import css from "./footer.module.css";

/** The buttons that stay at a page's foot while it is read: one, or two in a row. */
export function Footer({ two, children }: { two?: boolean; children: ComponentChildren }) {
  return (
    <div class={`${css.footer} ${two ? css.two : ""}`} data-part="footer">
      {children}
    </div>
  );
}
