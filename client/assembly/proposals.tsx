import type { ProposalView } from "../../src/game/assembly/shown.ts";
import { run } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { Name } from "../parts/name.tsx";
import { all, you } from "../store.ts";
import * as format from "../words/format.ts";
import css from "./phone.module.css";
import { changeText } from "./say.ts";
import { words as w } from "./words/words.ts";

function Proposal({ one }: { one: ProposalView }) {
  const seat = you.value.seat;
  const behind = seat !== undefined && one.seconds.includes(seat);
  const own = one.by === seat && one.grown === undefined;
  return (
    <li class={css.proposal} data-part="proposal" data-bot={one.bot}>
      <p class={css.change}>{changeText(one)}</p>
      <p class="muted">
        <Name seat={one.by} /> · <span class="tabular">{w.behind({ n: one.seconds.length })}</span>
        {one.grown !== undefined && ` · ${w.grown({ share: format.percent(one.grown) })}`}
      </p>
      {own ? (
        <p class={css.own}>{w.own}</p>
      ) : (
        seat !== undefined && (
          <Button
            size="slim"
            pressed={behind}
            onClick={() => run({ type: "second", proposal: one.id, on: !behind }, w.support)}
          >
            {behind ? w.supported : w.support}
          </Button>
        )
      )}
    </li>
  );
}

/** What is proposed so far, the most seconded first. */
export function Proposals() {
  const list = [...(all.value?.assembly?.proposals ?? [])];
  if (list.length === 0) return <p role="status">{w.none}</p>;
  list.sort((a, b) => b.seconds.length - a.seconds.length || a.id - b.id);
  return (
    <ul class={css.list} aria-live="polite">
      {list.map((one) => (
        <Proposal key={one.id} one={one} />
      ))}
    </ul>
  );
}
