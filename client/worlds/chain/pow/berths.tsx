import { useRef } from "preact/hooks";
import type { OrderView } from "../../../../src/game/mechanisms/pow/view.ts";
import { Crates } from "../../../art/harbour/index.ts";
import { act } from "../../../net/actions.ts";
import { offerOf } from "../../../parts/choice.ts";
import { clock } from "../../../parts/clock.ts";
import { pending } from "../../../store.ts";
import { words as shared } from "../../../words/words.ts";
import css from "./berths.module.css";
import { berths, done, mine, rule, trapsIn } from "./views.ts";
import { words as w } from "./words/words.ts";

const b = w.berths;
/** Confirmations that are drawn one by one; where there are more the number alone tells, so that the two never differ. */
const PIPS = 5;

/** One crate, two or three. */
const pile = (worth: number): 1 | 2 | 3 => (worth < 50 ? 1 : worth < 200 ? 2 : 3);

const waits = (): string => (done() ? b.never : b.waiting);
const stands = ({ state, z }: OrderView): string => (state === "in" ? b.in({ z }) : waits());
/** The same in full, for those who listen. */
const standsInFull = ({ state, z }: OrderView): string => (state === "in" ? b.inFull({ z }) : waits());

function Pips({ z }: { z: number }) {
  return (
    <span class={css.pips} aria-hidden="true">
      {Array.from({ length: z > PIPS ? 0 : z }, (_, i) => (
        <i key={i} />
      ))}
    </span>
  );
}

/** An order in its berth: what it is worth, how often confirmed, and Ship. The whole card is the button. */
function Laden({ n, order }: { n: number; order: OrderView }) {
  const sent = pending.value.some(({ command }) => command?.verb === "ship" && command.order === n);
  const off = sent || !offerOf("ship", n);
  const { worth, z, pay } = order;
  // No confirmation comes any more after the last block.
  const next = done() ? pay : (order.next ?? pay);
  const traps = trapsIn(worth);
  return (
    <button
      type="button"
      class={css.card}
      data-state={order.state}
      data-nothing={pay === 0 || undefined}
      aria-disabled={off || undefined}
      onClick={() => !off && act({ verb: "ship", order: n }, b.doing({ n: n + 1 }))}
    >
      <span class="visually-hidden">{b.label({ n: n + 1, worth, stands: standsInFull(order), pay, next, traps })}</span>
      <span class={css.goods} aria-hidden="true">
        <Crates n={pile(worth)} size={44} />
        {traps > 0 && <span class={css.traps}>{b.traps({ n: traps })}</span>}
        <b class="tabular">{worth}</b>
      </span>
      <span class={css.stands} aria-hidden="true">
        <span>{stands(order)}</span>
        <Pips z={z} />
      </span>
      <span class={css.ship} aria-hidden="true">
        {sent ? (
          <b>{shared.sending}…</b>
        ) : (
          <>
            <b>{b.ship}</b>
            <span class="tabular">{b.pay({ pay })}</span>
            {next < pay && <small class="tabular">{b.next({ next })}</small>}
          </>
        )}
      </span>
    </button>
  );
}

/** That an order was shipped stands in its berth for so long: what was lost stays until the next comes. ms */
const SHIPPED = 6000;

/** An empty berth, with what became of the order that lay there last. */
function Empty({ last: was }: { last: OrderView | undefined }) {
  const old = was?.shipped !== undefined && was.state !== "undone" && clock.value - was.shipped > SHIPPED;
  const last = old ? undefined : was;
  const shipped = last?.shipped !== undefined;
  const lost = shipped ? last.state === "undone" : last !== undefined;
  return (
    <div class={`${css.card} ${css.empty}`} data-lost={lost || undefined}>
      {last === undefined ? (
        <span>{b.empty}</span>
      ) : shipped ? (
        <>
          <b>{lost ? (last.given ? b.unpaid : b.undone) : b.shipped}</b>
          <span class="tabular">
            {lost ? b.lost({ n: (rule.value?.orders?.loss ?? 0) * last.worth }) : b.earned({ n: last.pay })}
          </span>
        </>
      ) : (
        <>
          <b>{b.void}</b>
          <span>{b.voidNote}</span>
        </>
      )}
    </div>
  );
}

/** The quay: four berths in their places, each with an order of its own. */
export function Berths() {
  const last = useRef<Record<number, number>>({});
  const list = berths();
  for (const { place, n } of list) if (n >= 0) last.current[place] = n;
  if (list.length === 0) return null;
  return (
    <div class={css.quay} data-part="berths">
      {list.map(({ place, n, order }) =>
        order ? (
          <Laden key={place} n={n} order={order} />
        ) : (
          <Empty key={place} last={mine.value?.orders?.[last.current[place] ?? -1]} />
        ),
      )}
    </div>
  );
}
