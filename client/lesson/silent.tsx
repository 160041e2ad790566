import { all } from "../store.ts";
import css from "./silent.module.css";
import { words } from "./words/words.ts";

/** Over a silent round, on phones and wall alike; and on the wall over practice, what there is to try. */
export function Silent(_: { code: string }) {
  const practice = all.value?.scenario.scored === false;
  return (
    <p class={css.silent} data-part={practice ? "practice" : "silent"} role="status">
      {practice ? words.practice : words.silent}
    </p>
  );
}
