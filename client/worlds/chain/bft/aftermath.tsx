import { BAD_BLOCK } from "../../../../src/game/mechanisms/bft/stakes.ts";
import { NodeMark } from "../../../art/harbour/index.ts";
import { diary } from "../../../parts/diary.ts";
import { nameOf } from "../../../parts/name.tsx";
import { all, own } from "../../../store.ts";
import * as format from "../../../words/format.ts";
import { isLiar } from "../../liars.ts";
import { Block, nodeName } from "../names.ts";
import { isTold, truth } from "../views.ts";
import css from "./aftermath.module.css";
import { type Final, fact, finals, isDecisive, tried } from "./headlines.ts";
import { isRight, judged } from "./judged.ts";
import { revealed, spared } from "./views.ts";
import { proofText } from "./where.ts";
import { words as bftWords } from "./words/words.ts";

const w = bftWords.after;

function Verdict({ good, children }: { good: boolean; children: string }) {
  return (
    <span class={css.verdict} data-bad={!good || undefined}>
      <svg viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">
        <path d={good ? "M-5 .5L-1.5 4.2 5.5 -4.5" : "M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5"} />
      </svg>
      {children}
    </span>
  );
}

/** With how many votes it became final, of those who still had one. */
function how(one: Final): string {
  const { backers, voters } = one;
  const all = Object.keys(truth.value?.nodes ?? {}).length;
  const said = { n: backers.length, of: voters };
  const text = voters < all ? w.howLeft(said) : w.how(said);
  return isDecisive(one) ? text + format.mark(";") + w.decisive : text;
}

/** What a final block was; who takes a double-spend in and is no attacker did so by mistake. */
function whatWas(id: number, conflicts: boolean): string {
  const made = truth.value?.blocks[id];
  if (made?.fraud === 1) {
    const liars = all.value?.reveal?.who;
    const [seat] = truth.value?.nodes[made.by]?.seats ?? [];
    if (!liars || seat === undefined) return w.fraud;
    return liars.includes(seat) ? w.attack : w.mistake;
  }
  if (conflicts) return w.conflicts;
  return revealed.value?.pairs.includes(id) ? w.cleanPair : w.clean;
}

/** What was final at each height, after how many rounds, and what it really was. */
function Heights() {
  const blocks = truth.value?.blocks ?? {};
  const rows = Object.entries(revealed.value?.decided ?? {});
  const final = finals();
  const dropped = Object.keys(blocks).filter((id) => id !== "0" && !final.has(Number(id))).length;
  const locks = Object.values(revealed.value?.locks ?? {}).reduce((sum, n) => sum + n, 0);
  return (
    <section>
      <h2>{w.title}</h2>
      <p>{w.sum({ heights: fact("heights"), tried: tried() })}</p>
      <p>{fact("conflict") ? w.fork : fact("halted") ? w.halted : w.noFork}</p>
      <ul class={css.heights}>
        {rows.flatMap(([height, list]) =>
          list
            .map((one, i) => [one.block, one, i] as const)
            .map(([id, one, i]) => (
              <li key={id}>
                <NodeMark by={blocks[id]?.by ?? 0} size={30} />
                <p>
                  <b>{list.length > 1 || i > 0 ? w.height({ height: Number(height), block: Block(id) }) : Block(id)}</b>
                  <span class="muted">{nodeName(blocks[id]?.by ?? -1) + format.mark(",") + how(one)}</span>
                </p>
                {(list.length > 1 || isTold(id)) && (
                  <Verdict good={blocks[id]?.fraud !== 1 && list.length === 1}>{whatWas(id, list.length > 1)}</Verdict>
                )}
              </li>
            )),
        )}
      </ul>
      {rows.some(([, list]) => list.some((one) => whatWas(one.block, false) === w.mistake)) && (
        <p class="muted">{w.mistakeNote}</p>
      )}
      {dropped > 0 && <p class="muted">{w.dropped({ n: dropped })}</p>}
      <details>
        <summary>{w.protocol}</summary>
        <p class="muted">{w.locks({ n: locks })}</p>
        <p class="muted">{w.proofsNote}</p>
      </details>
    </section>
  );
}

/** Who signed two things, by public proof, and whether it was reported. */
function Proofs() {
  const { equivocated = [], slashed = [] } = revealed.value ?? {};
  return (
    <section>
      <h2>{w.proofs}</h2>
      {equivocated.length === 0 && <p>{w.noProofs}</p>}
      <ul class={css.proofs}>
        {equivocated.map(({ seat, ...proof }) => (
          <li key={seat}>
            <b>{nameOf(seat)}</b>
            <span>{proofText(proof)}</span>
            <span class={slashed.includes(seat) ? "" : "muted"}>
              {slashed.includes(seat) ? w.slashed({ spared: spared() }) : w.free}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Right({ right }: { right: boolean | undefined }) {
  return right === undefined ? null : <Verdict good={right}>{right ? w.right : w.wrong}</Verdict>;
}

/** My own blocks: what was in them, and what came of each. */
function Own() {
  const seat = own.value?.seat;
  const at = Object.entries(truth.value?.nodes ?? {}).find(([, n]) => seat !== undefined && n.seats.includes(seat));
  const made = Object.entries(truth.value?.blocks ?? {}).filter(
    ([id, { by }]) => id !== "0" && at && by === Number(at[0]),
  );
  if (made.length === 0) return null;
  const final = finals();
  const pairs = revealed.value?.pairs ?? [];
  const came = (id: number, fees: number, fraud: boolean): string => {
    if (pairs.includes(id)) return w.ownPair;
    if (fees === 0) return w.ownEmpty;
    if (!final.has(id)) return w.ownRefused({ n: BAD_BLOCK });
    return fraud ? w.ownFraud({ n: BAD_BLOCK }) : w.ownKept({ fees });
  };
  return (
    <section>
      <h2>{w.own}</h2>
      <ul class={css.mine}>
        {made.map(([id, { fees = 0, fraud }]) => (
          <li key={id}>
            <p>
              <b>{Block(Number(id))}</b>
              <span class="muted">{came(Number(id), Number(fees), fraud === 1)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Mine() {
  const seat = own.value?.seat;
  const at = Object.entries(truth.value?.nodes ?? {}).find(([, n]) => seat !== undefined && n.seats.includes(seat));
  const list = judged(diary(), truth.value?.blocks ?? {}, at && Number(at[0]), revealed.value?.pairs);
  if (list.length === 0) return null;
  const said = list.filter((one) => one.said);
  const told = said.filter((one) => isRight(one) !== undefined);
  const score = told.length === 0 ? w.untold : w.score({ right: told.filter(isRight).length, of: told.length });
  return (
    <section>
      <h2>{w.mine}</h2>
      <p>{isLiar() ? w.attackerVotes : said.length === 0 ? w.noVotes : score}</p>
      <ul class={css.mine}>
        {(said.length === 0 ? [] : list).map((one) => (
          <li key={one.block}>
            <p>
              <b>{Block(one.block)}</b>
              <span class="muted">
                {one.said === "approve" ? w.approved : one.said ? w.rejected : w.nothing}
                {format.mark(";")}
                {one.pair ? w.pair : one.fraud === undefined ? w.wasUntold : w.was({ fraud: one.fraud })}
              </span>
            </p>
            {one.said && !isLiar() && <Right right={isRight(one)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was final, who lied provably, and how well I judged. */
export function Aftermath({ shared }: { shared: boolean }) {
  return (
    <>
      <Heights />
      <Proofs />
      {!shared && <Own />}
      {!shared && <Mine />}
    </>
  );
}
