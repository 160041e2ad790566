import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import css from "./field.module.css";

interface Props {
  /** What the input is called. */
  name: ComponentChildren;
  /** A few words below it. */
  note?: string;
  /** The input, which takes this id. */
  children: (id: string) => ComponentChildren;
}

/** An input with its name above it. */
export function Field({ name, note, children }: Props) {
  const id = useId();
  return (
    <div class={css.field}>
      <label for={id}>{name}</label>
      {children(id)}
      {note && <span class="muted">{note}</span>}
    </div>
  );
}

/** An input with a button beside it, or below it where there is no room. */
export const Row = ({ children }: { children: ComponentChildren }) => <span class={css.row}>{children}</span>;

/** What is filled in and sent, by its button or by Enter. */
export function Form({ onSend, children }: { onSend: () => void; children: ComponentChildren }) {
  return (
    <form
      class={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
    </form>
  );
}
