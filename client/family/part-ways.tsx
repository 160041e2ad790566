import { useSignal } from "@preact/signals";
import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { own, pending } from "../store.ts";
import { refusalText } from "../words/refusals.ts";
import css from "./part-ways.module.css";
import { words } from "./words/words.ts";

const w = words.part;

/** Who lost the vote may go on under the old rules: one tap. It opens by itself, and folds to a tab for those who stay. */
export function Part() {
  const open = useSignal(true);
  const part = own.value?.part;
  if (!part) return null;
  const { others, gone, to, going, no } = part;
  if (!open.value && !going) {
    return (
      <button
        type="button"
        class={css.tab}
        data-part="part-open"
        onClick={() => {
          open.value = true;
        }}
      >
        {w.open}
      </button>
    );
  }
  const sending = going || pending.value.some((sent) => sent.type === "part") ? w.going : undefined;
  return (
    <section class={css.part} data-part="part-ways" aria-labelledby="part-ways">
      <h2 id="part-ways">{w.title}</h2>
      <p>{w.line}</p>
      <p class={css.who}>
        {w.others({ n: others })} {to !== undefined && gone > 0 && w.gone({ n: gone, code: to })}
      </p>
      <Button kind="main" size="big" sending={sending} onClick={() => run({ type: "part" }, w.open)}>
        {w.go}
      </Button>
      <ErrorText id="part-wrong" text={no && refusalText(no)} />
      <div class="spread">
        <span class="muted">{w.until}</span>
        <Button
          size="slim"
          onClick={() => {
            open.value = false;
          }}
        >
          {w.stay}
        </Button>
      </div>
    </section>
  );
}
