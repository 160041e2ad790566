import { MoneyTag, NodeMark } from "../../../art/harbour/index.ts";
import { clock, lasts } from "../../../parts/clock.ts";
import { all } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { nodeName } from "../names.ts";
import css from "./pools.module.css";
import { atStake, isPastHalf, lastShown, minedCoins, myPool, type Pool, pools, rule } from "./views.ts";
import { words as w } from "./words/words.ts";

const p = w.pools;

/** A pool past half that has shown no block for so long is told of: it may be mining in secret. ms */
const SILENCE = 4000;

/** What a miner sees of an attack before it strikes: a pool that finds blocks, and shows none. */
function silent(pool: Pool): string | undefined {
  // Before its first block it has been silent since the round began.
  const last = lastShown(pool.id) ?? all.value?.round?.begin ?? clock.value;
  if (!pool.operator || !isPastHalf(pool) || clock.value - last < SILENCE) return undefined;
  return p.silent({ s: Math.round(lasts(clock.value - last) / 1000) });
}

function Row({ pool, mine, own }: { pool: Pool; mine: boolean; own: boolean }) {
  const past = isPastHalf(pool);
  const quiet = silent(pool);
  return (
    <li class={css.pool} data-past={past || undefined} data-mine={mine || undefined}>
      <NodeMark by={pool.id} size={28} />
      <span class={css.name}>
        <b>{nodeName(pool.id)}</b>
        <span class="tabular">
          {p.members({ n: pool.seats, share: pool.share })}
          {!own && pool.operator && format.mark(",") + p.offers({ pay: pool.pay })}
        </span>
      </span>
      <span class={css.bar} style={{ "--share": `${Math.round(100 * pool.share)}%` }} aria-hidden="true">
        <i />
      </span>
      {quiet && <span class={css.silent}>{quiet}</span>}
    </li>
  );
}

/** The pools and what each holds of the power, with a mark at half; and on a phone my coins. */
export function Pools({ own }: { own: boolean }) {
  const list = pools();
  const thefts = Object.values(rule.value?.pools?.thefts ?? {}).length;
  // What is at stake for me while it can attack, and for whoever thinks of going back once it cannot.
  const past = list.some((pool) => pool.operator && isPastHalf(pool));
  const stake = own ? atStake() : 0;
  return (
    <div class={css.pools} data-part="pools">
      <ul>
        {list.map((pool) => (
          <Row key={pool.id} pool={pool} mine={own && pool.id === myPool()} own={own} />
        ))}
      </ul>
      <p class={css.coins}>
        {own && (
          // Drawn anew with each success of an attack: it is seen to shrink.
          <span key={thefts} class={thefts > 0 ? css.lost : undefined}>
            <MoneyTag amount={String(minedCoins())} alt={p.coins({ n: minedCoins() })} />
          </span>
        )}
        <span class="tabular">
          {stake > 0 ? (past ? p.risk({ n: stake }) : p.again({ n: stake })) : p.thefts({ n: thefts })}
        </span>
      </p>
    </div>
  );
}
