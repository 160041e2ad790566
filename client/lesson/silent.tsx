import css from "./silent.module.css";
import { words } from "./words/words.ts";

/** Over a silent round, on phones and wall alike. */
export function Silent(_: { code: string }) {
  return (
    <p class={css.silent} data-part="silent" role="status">
      {words.silent}
    </p>
  );
}
