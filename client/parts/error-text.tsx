import css from "./error-text.module.css";

/** What went wrong, in a sentence that is read aloud; takes no room while there is none. */
export function ErrorText({ id, text }: { id?: string; text: string | undefined }) {
  return (
    <p class={css.error} id={id} role="alert">
      {text}
    </p>
  );
}
