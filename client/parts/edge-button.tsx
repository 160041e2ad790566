import type { ComponentChildren } from "preact";
import css from "./edge-button.module.css";

interface Props {
  side: "left" | "right";
  /** A round runs, and needs the room: it only hangs into the picture. */
  hangs: boolean;
  /** A single sign instead of a word. */
  sign?: boolean;
  /** How tests and styles find it. */
  part: string;
  label: string;
  onClick: () => void;
  children: ComponentChildren;
}

/** A button in a corner of the screen, in every phase, that opens a sheet. */
export function EdgeButton({ side, hangs, sign, part, label, onClick, children }: Props) {
  const looks = [css.edge, css[side], hangs ? css.hanging : sign && css.round].filter(Boolean).join(" ");
  return (
    <button type="button" class={looks} data-part={part} aria-label={label} aria-haspopup="dialog" onClick={onClick}>
      {children}
    </button>
  );
}
