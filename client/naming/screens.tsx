import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Met } from "../../src/game/types.ts";
import { act } from "../net/actions.ts";
import { Button } from "../parts/button.tsx";
import { secondsTo } from "../parts/clock.ts";
import { Name, nameOf } from "../parts/name.tsx";
import { all, own, pending } from "../store.ts";
import * as format from "../words/format.ts";
import { words as general } from "../words/words.ts";
import type { Stage } from "../worlds/stage.ts";
import css from "./screens.module.css";
import { words as w } from "./words/words.ts";

/** How many have named, of how many who play; and the seconds left. */
function progress() {
  const { round, paused } = all.value ?? {};
  const { until = 0, named = 0, liars = 0 } = round?.naming ?? {};
  const left = paused ? general.play.paused : w.left({ clock: format.clock(secondsTo(until)) });
  return { named, of: round?.seats.length ?? 0, liars, left };
}

/** Whether a command is on its way: a name that is tapped shows as tapped at once. */
const sent = (verb: string, seat?: number): boolean =>
  pending.value.some(({ command }) => command?.verb === verb && (seat === undefined || command.seat === seat));

function Row({ met, known, full }: { met: Met; known: string | undefined; full: boolean }) {
  const { seat } = met;
  const named = own.value?.naming?.names.includes(seat) ?? false;
  const chosen = (named || sent("name", seat)) && !sent("unname", seat);
  const off = full && !chosen;
  return (
    <li>
      <button
        type="button"
        class={css.row}
        aria-pressed={chosen}
        aria-disabled={off || undefined}
        onClick={() => {
          if (!off) act({ verb: chosen ? "unname" : "name", seat }, nameOf(seat));
        }}
      >
        <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
          <circle cx="12" cy="12" r="9.5" />
          {chosen && <path d="M7 12.5L10.6 16 17.2 8.4" />}
        </svg>
        <span class={css.what}>
          <b>
            <Name seat={seat} />
          </b>
          {known !== undefined && <span class="muted">{known}</span>}
        </span>
      </button>
    </li>
  );
}

/** So long after the page has come a tap was meant for the button that stood there in play. ms */
const FRESH = 900;

/** Whether the page has been there for long enough to be tapped. */
function useSettled(): boolean {
  const settled = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      settled.value = true;
    }, FRESH);
    return () => clearTimeout(timer);
  }, []);
  return settled.value;
}

/** A phone while the room names: everybody else, those that one met first, with what one knows of each in a few words. */
export function Naming({ stage }: { stage: Stage }) {
  const naming = own.value?.naming;
  const settled = useSettled();
  if (!naming) return null;
  const { named, of, left } = progress();
  const { liars, right, wrong, names, met, done } = naming;
  const count = names.length;
  const lies = own.value?.role?.kind === "liar";
  const rows = met.map((one) => ({ met: one, known: one.known ? stage.metText?.(one) : undefined }));
  const strangers = rows.filter(({ known }) => known === undefined);
  const row = (one: (typeof rows)[number]) => <Row key={one.met.seat} {...one} full={count >= liars} />;
  return (
    <main class={css.naming} data-view="naming">
      <header class={css.head}>
        <div class={css.line}>
          <h1>{w.title}</h1>
          <p class="tabular" role="timer">
            {left}
          </p>
        </div>
        <p>{w.task({ n: liars })}</p>
        <p class="muted">{lies ? w.blind : w.stakes({ right, wrong })}</p>
      </header>
      <ul class={css.rows} aria-label={w.list}>
        {rows.filter((one) => !strangers.includes(one)).map(row)}
        {strangers.length > 0 && <li class={`${css.strangers} muted`}>{w.unknown({ n: strangers.length })}</li>}
        {strangers.map(row)}
      </ul>
      <div class={css.foot}>
        <p class="muted tabular" aria-live={done || count >= liars ? "polite" : "off"}>
          {done ? w.isDone : count >= liars ? w.full({ n: count }) : w.how({ named, of })}
        </p>
        <Button
          kind="main"
          off={done === true || !settled}
          sending={sent("done") ? general.sending : undefined}
          note={done ? w.how({ named, of }) : undefined}
          onClick={() => act({ verb: "done" }, w.done({ n: count }))}
        >
          {w.done({ n: count })}
        </Button>
      </div>
    </main>
  );
}

/** The projector, and whoever has no seat in the round: how many have named, never whom. */
export function NamingWall() {
  const { named, of, liars, left } = progress();
  return (
    <div class={css.wall} data-part="naming">
      <h2>{w.title}</h2>
      <p class={css.count}>{w.wall({ named, of })}</p>
      <progress value={named} max={Math.max(1, of)} aria-hidden="true" />
      <p>{w.wallTask({ n: liars })}</p>
      <p class="tabular" role="timer">
        {left}
      </p>
    </div>
  );
}
