import { clock } from "../../../parts/clock.ts";
import { you } from "../../../store.ts";
import { isUnequal, PowerBar } from "../power.tsx";
import { StatusLine, StatusTag } from "../status-line.tsx";
import { node } from "../views.ts";
import { fresh } from "./judge.ts";
import css from "./line.module.css";
import { choosing, epochNow, mine, plainName, rule, slashNews, toCut, toNext } from "./views.ts";
import { words as w } from "./words/words.ts";

/** Whose blocks of the newest epoch are here. */
const lit = (): number[] => fresh().map((id) => node.value?.blocks[id]?.by ?? -1);

/** Whether the draw has picked me, and what I have made of it. */
function Mine() {
  const { wins, chosen } = mine.value ?? {};
  if (wins === undefined) return <StatusTag kind="plain">{w.line.not}</StatusTag>;
  return (
    <StatusTag kind={chosen ? "out" : "won"}>{chosen ? w.line.chosen[chosen] : w.line.won({ n: wins })}</StatusTag>
  );
}

/** How far the epoch is: first its winners choose, then their blocks travel; and who was slashed last. */
export function Line() {
  const at = epochNow();
  if (!at || !rule.value) return null;
  const share = Math.min(1, Math.max(0, (clock.value - at.from) / (at.until - at.from)));
  const open = choosing(at);
  const news = slashNews();
  return (
    <div class={css.epoch}>
      <StatusLine>
        <span>
          <b>{w.line.epoch({ n: at.epoch, of: at.epochs })}</b>
          <span class="muted">
            {open
              ? w.line.cut({ s: toCut() })
              : at.epoch === at.epochs
                ? w.line.end({ s: toNext() })
                : w.line.next({ s: toNext() })}
          </span>
        </span>
        {you.value.seat !== undefined && <Mine />}
      </StatusLine>
      <div
        class={css.bar}
        data-open={open || undefined}
        style={{ "--at": share, "--cut": (at.cut - at.from) / (at.until - at.from) }}
        aria-hidden="true"
      >
        <i />
      </div>
      <div role="status">
        {news && (
          <p class={css.slash} data-passing>
            {w.line.proven({ faulty: plainName(news.seat), by: plainName(news.by) })}
          </p>
        )}
      </div>
      {isUnequal() && <PowerBar size="phone" lit={lit()} />}
    </div>
  );
}
