import { clock } from "../../../parts/clock.ts";
import { all } from "../../../store.ts";
import { BellScene } from "./bell-scene.tsx";
import { Bars, outcome } from "./count.tsx";
import { rule } from "./views.ts";
import css from "./wall.module.css";
import { words } from "./words/words.ts";

const share = (until: number, length: number): number =>
  Math.min(1, Math.max(0, (until - clock.value) / Math.max(1, length)));

/** For the projector: the bell and how long until it rings or the vote closes; then the count. Never what is told or voted before it. */
export function Wall() {
  const { begin = 0, end = 1 } = all.value?.round ?? {};
  const { vote, count } = rule.value ?? {};
  const w = words.bell;
  if (count)
    return (
      <div class={css.wall} data-part="wall-count">
        <p>{outcome()}</p>
        <div class={css.sheet}>
          <Bars />
        </div>
      </div>
    );
  if (vote) {
    const { until, latest, from, cast, of } = vote;
    return (
      <div class={css.wall} data-part="wall-vote">
        <p class="tabular">{cast === of ? w.all : w.closes({ cast, of })}</p>
        <BellScene left={share(until, latest - from)} ringing class={css.bell} />
      </div>
    );
  }
  return (
    <div class={css.wall} data-part="wall-bell">
      <BellScene left={share(end, end - begin)} ringing={false} class={css.bell} />
    </div>
  );
}
