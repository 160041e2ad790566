import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Button } from "../parts/button.tsx";
import css from "./lab.module.css";
import { link } from "./state.ts";
import { words } from "./words/words.ts";

/** The link that shows the same again, to copy. Where the browser lets no page copy, it stands selected to be copied by hand. */
export function Share() {
  const id = useId();
  const copied = useSignal("");
  const w = words.link;
  const now = link.value;
  return (
    <section class={css.share}>
      <h2>{w.title}</h2>
      <p class="muted">{w.line}</p>
      <label class="visually-hidden" for={id}>
        {w.address}
      </label>
      <input id={id} type="text" readOnly value={now} onFocus={(event) => event.currentTarget.select()} />
      <Button
        live
        onClick={async () => {
          try {
            await navigator.clipboard.writeText(now);
            copied.value = now;
          } catch {
            document.getElementById(id)?.focus();
          }
        }}
      >
        {copied.value === now ? w.copied : w.copy}
      </Button>
    </section>
  );
}
