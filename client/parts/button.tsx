import type { ComponentChildren } from "preact";
import css from "./button.module.css";

interface Props {
  /** What it does; a button that submits a form may leave that to the form. */
  onClick?: () => void;
  children: ComponentChildren;
  /** A few words beside the verb: what it costs, or why it is not possible. */
  note?: string | undefined;
  kind?: "main" | "plain" | "doubt" | "quiet";
  size?: "usual" | "big" | "slim" | "half";
  type?: "button" | "submit";
  /** What it is called, where the verb alone does not say enough. */
  label?: string;
  /** What it does, in a word that is no player's: one that changes its verb takes no tap for a moment (settle.ts). */
  does?: string;
  /** It is one of several, and whether it was chosen. */
  pressed?: boolean;
  /** Its verb changes while one looks: the new one is read aloud. */
  live?: boolean;
  /** Not possible now: stays reachable, so that its reason can be read by everyone. */
  off?: boolean;
  sending?: string | undefined;
}

/** The one kind of button there is: a verb, and a note beside it. */
export function Button({ onClick, children, note, off, sending, label, live, pressed, does, ...of }: Props) {
  const { kind = "plain", size = "usual", type = "button" } = of;
  const idle = off || sending !== undefined;
  return (
    <button
      type={type}
      data-kind={kind}
      data-does={does}
      class={`${css.button} ${css[kind] ?? ""} ${css[size] ?? ""}`}
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={idle ? "true" : undefined}
      aria-busy={sending !== undefined ? "true" : undefined}
      onClick={() => {
        if (!idle) onClick?.();
      }}
    >
      <span class={css.verb} data-verb aria-live={live ? "polite" : undefined}>
        {children}
      </span>
      {(sending ?? note) !== undefined && <span class={css.note}>{sending !== undefined ? `${sending}…` : note}</span>}
    </button>
  );
}
