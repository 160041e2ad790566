import { BOUNTY, SLASHED, VERDICT } from "../../../../src/game/mechanisms/ec/stakes.ts";
import { nameOf } from "../../../parts/name.tsx";
import { all, you } from "../../../store.ts";
import { lookUp } from "../../../words/catalogue.ts";
import * as format from "../../../words/format.ts";
import { Block, block } from "../names.ts";
import { truth } from "../views.ts";
import css from "./aftermath.module.css";
import { fact, finals, fraudsMade, unproven } from "./headlines.ts";
import { plainName, revealed } from "./views.ts";
import { words as ecWords } from "./words/words.ts";

const w = ecWords.after;

/** So many miners are listed by name: the mightiest, and always oneself. */
const LISTED = 12;

/** Wins in the draw against what each one's power was worth. */
function Draw({ shared }: { shared: boolean }) {
  const rows = Object.entries(revealed.value?.wins ?? {}).map(([seat, won]) => ({ seat: Number(seat), ...won }));
  rows.sort((a, b) => b.expected - a.expected || b.wins - a.wins || a.seat - b.seat);
  const most = Math.max(1, ...rows.flatMap(({ wins, expected }) => [wins, expected]));
  const me = shared ? undefined : you.value.seat;
  const shown = rows.filter(({ seat }, i) => i < LISTED || seat === me);
  const sum = (of: (row: (typeof rows)[number]) => number): number =>
    Math.round(rows.reduce((n, row) => n + of(row), 0));
  return (
    <section>
      <h2>{w.draw}</h2>
      <p class="muted">{w.drawNote}</p>
      <ul class={css.draw}>
        {shown.map(({ seat, wins, expected }) => (
          <li key={seat}>
            <span>{nameOf(seat)}</span>
            <span class="tabular muted">{w.wins({ wins, expected })}</span>
            <span class={css.bar} style={{ "--wins": wins / most, "--due": expected / most }} aria-hidden="true">
              <i />
            </span>
          </li>
        ))}
      </ul>
      {rows.length > shown.length && <p class="muted">{w.more({ n: rows.length - shown.length })}</p>}
      <p>{w.all({ wins: sum((row) => row.wins), expected: sum((row) => row.expected) })}</p>
    </section>
  );
}

function Numbers() {
  const told = revealed.value;
  if (!told) return null;
  const rows: [string, string][] = [
    [w.facts.final, w.ofMade({ final: finals().size, made: fact("blocks") })],
    [w.facts.rate, format.number(told.rate)],
    [w.facts.orphans, String(fact("orphans"))],
    [w.facts.null, w.emptyOnes({ n: told.nulls.length, list: format.list(told.nulls.map(String)) })],
    [w.facts.forks, told.forks.length === 0 ? w.epochsOf({ n: 0 }) : String(told.forks.length)],
    [w.facts.reorg, w.epochsOf({ n: told.reorg })],
    ...(told.rival.length > 0 ? ([[w.facts.rival, w.epochsOf({ n: told.rival.length })]] as [string, string][]) : []),
  ];
  return (
    <section>
      <h2>{w.chain}</h2>
      <dl class={css.facts}>
        {rows.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{value}</dd>])}
      </dl>
    </section>
  );
}

function Frauds() {
  const made = fraudsMade();
  const untold = fact("tried") - made.length;
  const final = made.filter(({ end }) => end === "final").length;
  const ends = { final: w.fraudFinal, out: w.fraudOut, open: w.fraudOpen };
  // Where the room may know who was who, whose doing it was as well.
  const who = all.value?.reveal?.who;
  const came = (id: number, end: string): string => {
    const miner = Number(truth.value?.blocks[id]?.miner);
    return who ? w.fraudBy({ name: plainName(miner), liar: who.includes(miner), end }) : end;
  };
  return (
    <section>
      <h2>{w.frauds}</h2>
      {untold > 0 && <p>{w.untold({ n: untold, final: fact("frauds") - final })}</p>}
      {made.length + untold === 0 && <p>{w.noFrauds}</p>}
      <dl class={`${css.facts} ${css.fates}`}>
        {made.map(({ block: id, end }) => [
          <dt key={id}>{Block(id)}</dt>,
          <dd key={`${id}:`}>{came(id, ends[end])}</dd>,
        ])}
      </dl>
    </section>
  );
}

function Proofs() {
  const reports = revealed.value?.reports ?? [];
  const silent = unproven();
  if (reports.length === 0 && silent.length === 0) return null;
  return (
    <section>
      <h2>{w.evidence}</h2>
      {reports.length > 0 && <p class="muted">{w.slashing({ n: SLASHED, bounty: BOUNTY })}</p>}
      <ul class={css.list}>
        {reports.map(({ seat, by, fault, blocks }, i) => (
          <li key={i}>
            {w.proof({
              by: nameOf(by),
              faulty: nameOf(seat),
              fault: lookUp(w.faults, fault) ?? fault,
              blocks: format.list(blocks.map(block)),
            })}
          </li>
        ))}
        {silent.map(({ pair, late }) => (
          <li key={pair.join()}>
            {(late ? w.unprovenLate : w.unproven)({ blocks: format.capital(format.list(pair.map(block))) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

const KINDS = ["againstFraud", "stoodFraud", "stoodClean", "againstClean", "first"] as const;

/** What my own judgement came to, kind by kind, in blocks and in points. */
function Judged() {
  const own = revealed.value?.judged?.[you.value.seat ?? -1];
  if (!own) return null;
  return (
    <section>
      <h2>{w.own}</h2>
      <p class="muted">{w.ownNote}</p>
      <dl class={css.facts}>
        {KINDS.map((kind) => [
          <dt key={kind}>{w[kind]}</dt>,
          <dd key={`${kind}:`}>
            {own[kind] === 0
              ? String(0)
              : w.judged({ n: own[kind], points: Math.round(10 * own[kind] * VERDICT[kind]) / 10 })}
          </dd>,
        ])}
      </dl>
    </section>
  );
}

/** Luck and power, the chain's numbers, frauds, who proved what of whom, and how one judged oneself. */
export function Aftermath({ shared }: { shared: boolean }) {
  return (
    <>
      {!shared && <Judged />}
      <Numbers />
      <Frauds />
      <Proofs />
      <Draw shared={shared} />
    </>
  );
}
