import type { Waiting } from "../../../src/game/worlds/chain/state.ts";
import { act } from "../../net/actions.ts";
import { offerOf } from "../../parts/choice.ts";
import { secondsTo } from "../../parts/clock.ts";
import { live } from "../../store.ts";
import css from "./cargo.module.css";
import { percent } from "./sure.ts";
import { node } from "./views.ts";
import { words } from "./words/words.ts";

const w = words.cargo;

/** How a transfer looks to my node: to these chances of a double-spend it looks clean, and from there on up to those doubtful. */
const LOOKS = { clean: 0.12, doubtful: 0.45 };
const lookOf = (fraud: number): "clean" | "doubtful" | "bad" =>
  fraud <= LOOKS.clean ? "clean" : fraud <= LOOKS.doubtful ? "doubtful" : "bad";

const SIGN = {
  clean: "M-5 .5L-1.5 4.2 5.5 -4.5",
  doubtful: "M-3.4 -2.4C-3 -6 3.4 -6 3.4 -2.6 3.4 0 0 -.4 0 2.6M0 5.6V6",
  bad: "M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5",
};

/** One transfer: its fee, how it looks, and whether it goes in. A tap puts it in, another takes it out again. */
export function Slip({ one, taken }: { one: Waiting; taken: boolean }) {
  const looks = lookOf(one.fraud);
  const verb = taken ? "drop" : "take";
  const offer = offerOf(verb, one.id);
  const off = !live.value || !offer || offer.not !== undefined;
  return (
    <button
      type="button"
      class={css.slip}
      data-looks={looks}
      aria-pressed={taken}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) act({ verb, transfer: one.id }, taken ? w.drop : w.take);
      }}
    >
      <b class="tabular">{w.fee({ fee: one.fee })}</b>
      <span class={css.look}>
        <svg viewBox="-8 -8 16 16" width="15" height="15" aria-hidden="true">
          <path d={SIGN[looks]} />
        </svg>
        <span class="tabular">{percent(one.fraud)}</span>
        <span class="visually-hidden">{w.likely}</span>
      </span>
    </button>
  );
}

/**
 * What waits for the block that my node is to make: up to two go in, or none. Nothing while it is to make none. `empty`: with a
 * slip for an empty block, where no big button is for that. `title`: where it has to say why it comes now.
 */
export function Cargo({ empty = true, title = w.title }: { empty?: boolean; title?: string }) {
  const composing = node.value?.composing;
  if (!composing) return null;
  const { waiting, chosen, until } = composing;
  const fees = (chosen ?? []).reduce((sum, id) => sum + (waiting.find((one) => one.id === id)?.fee ?? 0), 0);
  const clear = offerOf("clear");
  const full = offerOf("take")?.not?.code === "block_full";
  const off = !live.value || !clear || clear.not !== undefined;
  return (
    <section class={css.cargo} data-part="cargo" aria-label={title}>
      <p class={css.head}>
        <b>{title}</b>
        {/* The seconds go down without being called out one by one. */}
        <span class="muted tabular" role={chosen ? "status" : "timer"}>
          {chosen ? w.set({ n: chosen.length, fees }) : w.due({ s: secondsTo(until) })}
        </span>
      </p>
      <p class={`${css.legend} muted`}>{full ? w.full : w.legend}</p>
      <div class={css.slips}>
        {waiting.map((one) => (
          <Slip key={one.id} one={one} taken={chosen?.includes(one.id) ?? false} />
        ))}
        {empty && (
          <button
            type="button"
            class={css.slip}
            aria-pressed={chosen?.length === 0}
            aria-disabled={off || undefined}
            onClick={() => !off && act({ verb: "clear" }, w.clear)}
          >
            <b class="tabular">{w.fee({ fee: 0 })}</b>
            <span class={css.look}>{w.none}</span>
            <span class="visually-hidden">{w.clear}</span>
          </button>
        )}
      </div>
    </section>
  );
}
