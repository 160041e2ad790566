import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { majorityOf } from "../../src/game/house.ts";
import { run } from "../net/actions.ts";
import { all, you } from "../store.ts";
import { words } from "../words/words.ts";
import { Button } from "./button.tsx";
import css from "./election.module.css";
import { nameOf } from "./name.tsx";

const w = words.election;

/**
 * While a class has no host: whom of those here it wants. Everybody sees the votes, as in a show of hands. In a round it is a tab that
 * leaves the round in view; between rounds, where nothing goes on without a host, it opens by itself.
 */
export function Election() {
  const election = all.value?.house.election;
  const { seat } = you.value;
  const phase = all.value?.phase;
  const open = useSignal(false);
  useEffect(() => {
    open.value = phase !== "round";
  }, [phase]);
  if (!election || seat === undefined) return null;
  if (!open.value) {
    return (
      <button
        type="button"
        class={css.tab}
        data-part="election-open"
        onClick={() => {
          open.value = true;
        }}
      >
        {w.choose}
      </button>
    );
  }
  const people = Object.entries(all.value?.seats ?? {}).filter(([, one]) => !one.bot && !one.away);
  const { present, votes } = election;
  const among = present.length > 0 ? present : people.map(([id]) => Number(id));
  const votesFor = (candidate: number) => Object.values(votes).filter((one) => one === candidate).length;
  return (
    <section class={css.election} data-part="election" aria-labelledby="election">
      <div class="spread">
        <h2 id="election">{w.title}</h2>
        <Button
          size="slim"
          onClick={() => {
            open.value = false;
          }}
        >
          {w.later}
        </Button>
      </div>
      <p>{w.note}</p>
      <div class={css.names}>
        {among.map((candidate) => (
          <Button
            key={candidate}
            size="slim"
            kind={votes[seat] === candidate ? "main" : "plain"}
            note={w.votes({ n: votesFor(candidate), need: majorityOf(among) })}
            onClick={() => run({ type: "elect", choice: candidate }, w.title)}
          >
            {nameOf(candidate)}
          </Button>
        ))}
      </div>
    </section>
  );
}
