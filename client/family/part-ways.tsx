import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { ErrorText } from "../parts/error-text.tsx";
import { own, pending } from "../store.ts";
import { refusalText } from "../words/refusals.ts";
import css from "./part-ways.module.css";
import { words } from "./words/words.ts";

const w = words.part;

/** Who lost the vote may go on under the old rules: one tap, until the next round starts. */
export function Part() {
  const part = own.value?.part;
  if (!part) return null;
  const { others, gone, to, going, no } = part;
  const sending = going || pending.value.some((sent) => sent.type === "part") ? w.going : undefined;
  return (
    <section class={css.part} data-part="part-ways" aria-labelledby="part-ways">
      <h2 id="part-ways">{w.title}</h2>
      {/* The way out stands first, where the smallest phone shows it; what it gives away stands before it. */}
      <p>{w.shows}</p>
      <Button kind="main" size="big" sending={sending} onClick={() => run({ type: "part" }, w.go)}>
        {w.go}
      </Button>
      <ErrorText id="part-wrong" text={no && refusalText(no)} />
      <p>{w.line}</p>
      <p class={css.who}>
        {w.others({ n: others })} {to !== undefined && gone > 0 && w.gone({ n: gone, code: to })}
      </p>
      <p class="muted">{w.until}</p>
    </section>
  );
}
