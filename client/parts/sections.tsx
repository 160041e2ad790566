import type { ComponentChildren } from "preact";
import css from "./sections.module.css";

/** The sections of a reveal, one below the other. */
export const Sections = ({ children }: { children: ComponentChildren }) => (
  <div class={css.sections} data-part="sections">
    {children}
  </div>
);
