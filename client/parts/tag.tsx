import type { ComponentChildren } from "preact";
import css from "./tag.module.css";

/** A word in a small frame beside a name; `me` marks what is one's own, or was chosen. */
export function Tag({ me, children }: { me?: boolean; children: ComponentChildren }) {
  return <span class={`${css.tag} ${me ? css.me : ""}`}>{children}</span>;
}
