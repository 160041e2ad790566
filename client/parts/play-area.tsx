import type { ComponentChildren } from "preact";
import css from "./play-area.module.css";

interface Props {
  /** What it is called, where what is on it does not say so. */
  label?: string;
  class?: string | undefined;
  children: ComponentChildren;
}

/** What one looks at and touches while a round runs: a picture that takes the room there is, and what stands about it. */
export function PlayArea({ label, class: extra = "", children }: Props) {
  const kind = `${css.area} ${extra}`;
  if (label === undefined) return <div class={kind}>{children}</div>;
  return (
    <section class={kind} aria-label={label}>
      {children}
    </section>
  );
}
