import type { ComponentChildren } from "preact";
import { diary } from "../../../parts/diary.ts";
import { Items } from "../../../parts/lists.tsx";
import { all, own, you } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { Block } from "../names.ts";
import css from "./aftermath.module.css";
import { hiddenBlocks, leftBehindBy, underWhose } from "./headlines.ts";
import { ordersOf, told } from "./my-orders.ts";
import { facts, mainChain, revealed } from "./views.ts";
import { words as powWords } from "./words/words.ts";

const w = powWords.after;

function Row({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="tabular">{children}</dd>
    </div>
  );
}

function Chain() {
  const { blocks = 0, stale = 0, forks = 0, reorg = 0 } = facts();
  const { attack, slow } = leftBehindBy();
  return (
    <section>
      <h2>{w.title}</h2>
      <dl class={css.figures}>
        <Row name={w.rate}>{format.number(revealed.value?.rate ?? 0)}</Row>
        <Row name={w.stale}>{w.staleOf({ n: stale, of: blocks })}</Row>
        <Row name={w.slow}>{slow}</Row>
        <Row name={w.byAttack}>{attack}</Row>
        <Row name={w.forks}>{forks}</Row>
        <Row name={w.reorg}>{w.blocks({ n: reorg })}</Row>
        <Row name={w.switches}>{revealed.value?.reorgs.length ?? 0}</Row>
      </dl>
    </section>
  );
}

function Attack({ shared }: { shared: boolean }) {
  const { undone = 0, attempts = 0, published = 0 } = facts();
  const begin = all.value?.round?.begin ?? 0;
  const made = hiddenBlocks();
  const at = (t: number): string => format.clock(Math.max(0, Math.round((t - begin) / 1000)));
  const operator = facts().thefts !== undefined;
  return (
    <section>
      <h2>{w.attack}</h2>
      {!operator && all.value?.reveal?.liars === 0 ? (
        <p class="muted">{w.attackNone}</p>
      ) : (
        <>
          <dl class={css.figures}>
            <Row name={w.attempts}>{attempts}</Row>
            <Row name={w.published}>{published}</Row>
            <Row name={w.made}>{made.length}</Row>
            <Row name={w.undid}>{undone}</Row>
          </dl>
          {made.length > 0 && (
            <>
              <h3>{w.branch}</h3>
              <Items>
                {made.map(({ id, found, out }) => (
                  <li key={id}>
                    <b>{Block(id)}</b>{" "}
                    {out < 0
                      ? w.unpublished({ t: at(found) })
                      : w.shown({ t: at(found), s: format.secs(out - found), won: mainChain.value.has(id) })}
                    {out >= 0 && underWhose(id, shared)}
                  </li>
                ))}
              </Items>
            </>
          )}
        </>
      )}
    </section>
  );
}

function Orders({ shared }: { shared: boolean }) {
  const { shipped = 0, lost = 0, given = 0, loot = 0, coins = 0 } = facts();
  const my = ordersOf(diary());
  const traps = revealed.value?.traps?.[you.value.seat ?? -1];
  const list = !shared && own.value?.playing && traps ? told(diary(), traps) : [];
  return (
    <section>
      <h2>{w.all}</h2>
      <dl class={css.figures}>
        <Row name={w.shipped}>{shipped}</Row>
        <Row name={w.lost}>{lost}</Row>
        <Row name={w.given}>{given}</Row>
        <Row name={w.paid}>{w.coins({ n: coins + loot })}</Row>
        <Row name={w.loss}>{w.coins({ n: -loot })}</Row>
        <Row name={w.earned}>{w.coins({ n: coins })}</Row>
        {!shared && own.value?.playing && my.shipped > 0 && <Row name={w.mine}>{w.mineText({ ...my })}</Row>}
      </dl>
      {list.length > 0 && (
        <>
          <h3>{w.orders.each}</h3>
          <Items>
            {list.map(({ n, worth, trap, z, end }) => (
              <li key={n}>
                <b>{w.orders.order({ n: n + 1, worth, trap })}</b>{" "}
                {z === undefined
                  ? end === "void"
                    ? w.orders.void
                    : w.orders.left
                  : w.orders.after({ z, lost: end === "lost" })}
              </li>
            ))}
          </Items>
        </>
      )}
    </section>
  );
}

/** Where pools could be changed: what the operator took, and when. */
function Taken() {
  const { thefts = 0, left = 0, coins = 0, leavers = 0, gone = 0, stayers = 0, stayed = 0 } = facts();
  return (
    <section>
      <h2>{w.pools}</h2>
      <dl class={css.figures}>
        <Row name={w.thefts}>{thefts}</Row>
        <Row name={w.left}>{left}</Row>
        {stayers > 0 && <Row name={w.stayed}>{w.coins({ n: stayed })}</Row>}
        {leavers > 0 && <Row name={w.gone}>{w.coins({ n: gone })}</Row>}
        <Row name={w.mined}>{w.coins({ n: coins })}</Row>
      </dl>
    </section>
  );
}

/** The measures of a chain that the longest branch makes: who attacked it, what that came to, how steady it was. */
export function Aftermath({ shared }: { shared: boolean }) {
  const pooled = facts().thefts !== undefined;
  return (
    <>
      {pooled ? <Taken /> : <Orders shared={shared} />}
      <Attack shared={shared} />
      <Chain />
    </>
  );
}
