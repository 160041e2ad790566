import type { ComponentChildren } from "preact";
import css from "./headlines.module.css";

/** What a reveal says first, a few sentences that come one after the other and stay. */
export function HeadlineList({ children }: { children: ComponentChildren }) {
  return (
    <div class={css.headlines} aria-live="polite" data-part="headlines">
      {children}
    </div>
  );
}

/** One of them: a lead, what matters in large, a note. */
export const HeadlineItem = ({ children }: { children: ComponentChildren }) => <p class={css.headline}>{children}</p>;
