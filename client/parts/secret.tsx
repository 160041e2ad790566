import type { ComponentChildren } from "preact";
import css from "./secret.module.css";

/** What only I may know, in the briefing: a mark, where there is one, and a sentence. */
export const SecretCard = ({ children }: { children: ComponentChildren }) => (
  <p class={css.card} data-part="role">
    {children}
  </p>
);

/** The same in a line, all through the round and after it. */
export const SecretLine = ({ children }: { children: ComponentChildren }) => <p class={css.line}>{children}</p>;
