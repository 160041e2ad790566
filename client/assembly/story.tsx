import type { Enacted } from "../../src/game/assembly/state.ts";
import type { Compared } from "../../src/game/compared.ts";
import { words as compare } from "../compare/words/words.ts";
import { nameOf } from "../parts/name.tsx";
import { all } from "../store.ts";
import { lookUp } from "../words/catalogue.ts";
import * as format from "../words/format.ts";
import { shownName } from "../words/names.ts";
import { words as general } from "../words/words.ts";
import { changeText, countText, whoText } from "./say.ts";
import css from "./story.module.css";
import { courseOf, earnedBy, meanOf, type Told, turnOf } from "./turn.ts";
import { words } from "./words/words.ts";

const w = words.story;

/** So many seats are drawn as dots: of a hall, in proportion. */
const DOTS = 12;

/** How power went over the rounds: sunk to more seats, risen to fewer, or there and back. */
function course(rounds: readonly Told[]): string {
  const { kind, from, most, to } = courseOf(rounds);
  if (kind === "stayed") return w.stayed({ n: from });
  return kind === "sankRose" ? w.sankRose({ from, most, to }) : w[kind]({ from, to });
}

const share = (x: number): string => format.percent(Math.round(x * 100) / 100);

/** How a round ended, and what share of the best that was. */
function Earned({ one }: { one: Compared }) {
  const part = earnedBy(one);
  if (one.ended?.ending === "homeless") return <>{w.homeless}</>;
  if (part === undefined) return <>{w.untold}</>;
  const text = w.earned({ share: share(part) });
  const ending = lookUp(compare.endings, one.ended?.ending ?? "");
  return <>{ending === undefined ? text : `${format.capital(ending)} · ${text}`}</>;
}

/** How few of how many could decide: as dots, and in words. */
function Power({ one: { fewest, seats } }: { one: Compared }) {
  if (fewest === undefined || seats === undefined) return <span class={css.power}>{w.untold}</span>;
  const dots = Math.min(seats, DOTS);
  const on = Math.round((fewest / seats) * dots);
  return (
    <span class={css.power}>
      <span class={css.seats} aria-hidden="true">
        {Array.from({ length: dots }, (_, i) => (
          <i key={i} data-on={i < on || undefined} />
        ))}
      </span>
      {w.decide({ n: fewest, of: seats })}
    </span>
  );
}

/** Who decided: by what rule, by name where it was one or a few, and whether that was a liar. */
function Who({ one: { mechanism, heads = [] } }: { one: Compared }) {
  const called = heads
    .filter(({ name }) => name !== "")
    .map(({ name, bot = false, lied }) => {
      const shown = shownName(name, bot);
      return { name: bot ? general.nameOfBot({ name: shown }) : shown, lied };
    });
  const names = called.map(({ name }) => name);
  const liars = called.filter(({ lied }) => lied).map(({ name }) => name);
  const who = whoText(mechanism);
  return (
    <span class={css.who}>
      <b>{format.capital(names.length > 0 ? w.head({ one: who, names: format.list(names) }) : who)}</b>
      {liars.length > 0 && <em>{w.lied({ names: format.list(liars) })}</em>}
    </span>
  );
}

/** What the room voted after a round: what passed, by how much, by whose proposal; and how much did not. */
function Vote({ votes, turn }: { votes: readonly Enacted[]; turn: boolean }) {
  const passed = votes.filter((one) => one.passed);
  const others = votes.length - passed.length;
  return (
    <li class={css.vote} data-part="voted" data-turn={turn || undefined}>
      {passed.map((one, i) => (
        <p key={`${one.part}.${one.option}`}>
          {turn && i === 0 && <b class={css.turn}>{w.turn}</b>}
          <b>{changeText(one)}</b>{" "}
          <span class="tabular">
            {countText(one.tally)}
            {one.by !== undefined && nameOf(one.by) && format.mark(",") + w.by({ name: nameOf(one.by) })}
          </span>
          {i === passed.length - 1 && others > 0 && <span class="muted"> {w.no({ n: others })}</span>}
        </p>
      ))}
      {passed.length === 0 && <p>{votes.length === 0 ? w.silent : w.none}</p>}
    </li>
  );
}

/** Where power moved most, and what rounds earned before and after. */
function Turn({ rounds, at }: { rounds: readonly Told[]; at: { round: number } }) {
  const before = meanOf(rounds.filter(({ round }) => round <= at.round));
  const after = meanOf(rounds.filter(({ round }) => round > at.round));
  return (
    <p class={css.turned} data-part="turn">
      {format.sentences(
        w.turned({ n: at.round }),
        before !== undefined && after !== undefined
          ? w.beforeAfter({ before: share(before), after: share(after) })
          : undefined,
      )}
    </p>
  );
}

/** A campaign's end, as a story: who decided in each round and what it earned, what the room voted in between, and where it turned. */
export function Story(_: { code: string }) {
  const now = all.value;
  const rounds = now?.compared ?? [];
  const known = rounds.filter((one): one is Told => one.fewest !== undefined && one.seats !== undefined);
  if (now?.rules === undefined || known.length < 2) return null;
  const { history } = now.rules;
  const turn = turnOf(known, history);
  return (
    <section class={css.story} data-part="story" style={{ "--rows": rounds.length }}>
      <h2>{course(known)}</h2>
      {turn && <Turn rounds={known} at={turn} />}
      <ol>
        {rounds.flatMap((one, i) => [
          <li key={one.round} data-part="told">
            <span class={css.number}>
              <span class="visually-hidden">{w.round({ n: one.round })}</span>
              <span aria-hidden="true">{format.number(one.round)}</span>
            </span>
            <Who one={one} />
            <Power one={one} />
            <span class={css.earned}>
              <i class={css.bar} style={{ "--share": earnedBy(one) ?? 0 }} aria-hidden="true" />
              <span>
                <Earned one={one} />
              </span>
            </span>
          </li>,
          i < rounds.length - 1 && (
            <Vote
              key={`vote ${one.round}`}
              votes={history.filter(({ round }) => round === one.round)}
              turn={turn?.round === one.round}
            />
          ),
        ])}
      </ol>
      <p>{turn ? w.ask : w.same}</p>
    </section>
  );
}
