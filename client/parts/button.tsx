import type { ComponentChildren } from "preact";

interface Props {
  onClick: () => void;
  children: ComponentChildren;
  /** A few words beside the verb: what it costs, or why it is not possible. */
  note?: string | undefined;
  kind?: "main" | "plain" | "doubt" | "quiet";
  /** Not possible now: stays reachable, so that its reason can be read by everyone. */
  off?: boolean;
  sending?: string | undefined;
  class?: string;
}

/** The one kind of button there is: a verb, and a note beside it. */
export function Button({ onClick, children, note, kind = "plain", off, sending, class: extra = "" }: Props) {
  const idle = off || sending !== undefined;
  return (
    <button
      type="button"
      class={`button ${kind} ${extra}`}
      aria-disabled={idle ? "true" : undefined}
      aria-busy={sending !== undefined ? "true" : undefined}
      onClick={() => {
        if (!idle) onClick();
      }}
    >
      <span class="verb">{children}</span>
      {(sending ?? note) !== undefined && <span class="note">{sending !== undefined ? `${sending}…` : note}</span>}
    </button>
  );
}
