import { leadTo } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { all, can, live } from "../store.ts";
import { lookUp } from "../words/catalogue.ts";
import { cardsOf } from "./cards.ts";
import css from "./lead.module.css";
import { OUTCOME } from "./outcome.ts";
import { words } from "./words/words.ts";

const w = words.lead;

/** What leads the room through the debrief, for whoever says what comes next: on the projector, and on everybody's phone. */
export function Lead() {
  const now = all.value;
  if (!now?.reveal || !live.value || !can("choose")) return null;
  const ids = [OUTCOME, ...cardsOf(now, "wall").map(({ id }) => id)];
  const at = Math.max(0, ids.indexOf(now.debrief ?? OUTCOME));
  const [before, next] = [ids[at - 1], ids[at + 1]];
  const title = lookUp(words.cards, ids[at] ?? "");
  return (
    <section class={css.lead} data-part="lead" aria-label={w.label}>
      <p role="status">
        {title === undefined ? w.at({ at: at + 1, of: ids.length }) : w.titled({ title, at: at + 1, of: ids.length })}
      </p>
      <div class={css.buttons}>
        <Button size="half" off={before === undefined} onClick={() => before !== undefined && leadTo(before)}>
          {w.back}
        </Button>
        <Button kind="main" size="half" off={next === undefined} onClick={() => next !== undefined && leadTo(next)}>
          {w.on}
        </Button>
      </div>
    </section>
  );
}
