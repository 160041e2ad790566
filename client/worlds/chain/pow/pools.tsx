import { MoneyTag, NodeMark } from "../../../art/harbour/index.ts";
import { nodeName } from "../names.ts";
import css from "./pools.module.css";
import { isPastHalf, minedCoins, myPool, type Pool, pools, rule } from "./views.ts";
import { words as w } from "./words/words.ts";

const p = w.pools;

function Row({ pool, mine }: { pool: Pool; mine: boolean }) {
  const past = isPastHalf(pool);
  return (
    <li class={css.pool} data-past={past || undefined} data-mine={mine || undefined}>
      <NodeMark by={pool.id} size={28} />
      <span class={css.name}>
        <b>{nodeName(pool.id)}</b>
        <span class="tabular">{p.members({ n: pool.seats, share: pool.share })}</span>
      </span>
      <span class={css.bar} style={{ "--share": `${Math.round(100 * pool.share)}%` }} aria-hidden="true">
        <i />
      </span>
    </li>
  );
}

/** The pools and what each holds of the power, with a mark at half; and on a phone my coins. */
export function Pools({ own }: { own: boolean }) {
  const list = pools();
  const thefts = Object.values(rule.value?.pools?.thefts ?? {}).length;
  return (
    <div class={css.pools} data-part="pools">
      <ul>
        {list.map((pool) => (
          <Row key={pool.id} pool={pool} mine={own && pool.id === myPool()} />
        ))}
      </ul>
      <p class={css.coins}>
        {own && <MoneyTag amount={String(minedCoins())} alt={p.coins({ n: minedCoins() })} />}
        <span class="tabular">{p.thefts({ n: thefts })}</span>
      </p>
    </div>
  );
}
