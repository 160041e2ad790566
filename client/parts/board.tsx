import type { ComponentChildren } from "preact";
import css from "./board.module.css";

interface Props {
  /** What it is called, where what is on it does not say so. */
  label?: string;
  class?: string | undefined;
  children: ComponentChildren;
}

/** What one looks at and touches while a round runs: a picture that takes the room there is, and what stands about it. */
export function Board({ label, class: extra = "", children }: Props) {
  const kind = `${css.board} ${extra}`;
  if (label === undefined) return <div class={kind}>{children}</div>;
  return (
    <section class={kind} aria-label={label}>
      {children}
    </section>
  );
}
