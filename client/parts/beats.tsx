import type { ComponentChildren } from "preact";
import css from "./beats.module.css";

/** What a reveal says first, a few sentences that come one after the other and stay. */
export function BeatList({ children }: { children: ComponentChildren }) {
  return (
    <div class={css.beats} aria-live="polite" data-part="beats">
      {children}
    </div>
  );
}

/** One of them: a lead, what matters in large, a note. */
export const BeatLine = ({ children }: { children: ComponentChildren }) => <p class={css.beat}>{children}</p>;
