import css from "./wrong.module.css";

/** What went wrong, in a sentence that is read aloud; takes no room while there is none. */
export function Wrong({ id, text }: { id?: string; text: string | undefined }) {
  return (
    <p class={css.wrong} id={id} role="alert">
      {text}
    </p>
  );
}
