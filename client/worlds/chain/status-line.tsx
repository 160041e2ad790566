import type { ComponentChildren } from "preact";
import css from "./status-line.module.css";

/** A thin line above the tree: a mark, two lines of text in a `span`, and where one stands. */
export const StatusLine = ({ children }: { children: ComponentChildren }) => <p class={css.line}>{children}</p>;

/** Where I stand, in a frame: with it, out of it, not asked, or lucky. */
export function StatusTag({
  kind,
  children,
}: {
  kind?: "out" | "plain" | "won" | undefined;
  children: ComponentChildren;
}) {
  return (
    <span class={css.tag} data-kind={kind}>
      {children}
    </span>
  );
}
