import { CrateOrder, MoneyTag } from "../../art/harbour/index.ts";
import css from "./order.module.css";
import { chainSeat, node } from "./views.ts";
import { words as chainWords } from "./words/words.ts";

const w = chainWords.crate;

/** The order that waits on the quay: where its payment stands, what it pays now, what its goods cost. Nothing where none come. */
export function Order() {
  const my = chainSeat.value;
  if (!my || Object.keys(my.orders).length === 0) return null;
  const order = my.order === undefined ? undefined : my.orders[my.order];
  if (my.order === undefined || !order) return <p class={`${css.order} muted`}>{w.none}</p>;
  const { state, z, pay, block } = order;
  const stands = state === "waiting" ? w.waiting : state === "undone" ? w.undone : w.in({ z });
  const by = block === undefined ? undefined : node.value?.blocks[block]?.by;
  return (
    <div class={css.order} data-state={state}>
      <CrateOrder state="waiting" by={by} alt={w.title({ n: my.order + 1 })} size={64} />
      <p>
        <b>{w.title({ n: my.order + 1 })}</b>
        <span class="tabular">{stands}</span>
      </p>
      <p class={css.pay}>
        <MoneyTag amount={String(pay)} gone={state === "undone"} alt={w.pays({ n: pay })} />
        <span class="muted tabular">{w.goods({ n: my.goods })}</span>
      </p>
    </div>
  );
}
