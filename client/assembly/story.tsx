import type { Compared } from "../../src/game/compared.ts";
import { words as compare } from "../compare/words/words.ts";
import { all } from "../store.ts";
import { lookUp } from "../words/catalogue.ts";
import * as format from "../words/format.ts";
import { whoText } from "./say.ts";
import css from "./story.module.css";
import { words } from "./words/words.ts";

const w = words.story;

/** So many seats are drawn as dots: of a hall, in proportion. */
const DOTS = 12;

type Told = Compared & { fewest: number; seats: number };

/** How power went over the rounds: sunk to more seats, risen to fewer, or there and back. */
function course(rounds: readonly Told[]): string {
  const [first, last] = [rounds[0]?.fewest ?? 1, rounds.at(-1)?.fewest ?? 1];
  const most = Math.max(...rounds.map(({ fewest }) => fewest));
  if (most === Math.min(...rounds.map(({ fewest }) => fewest))) return w.stayed({ n: first });
  if (last > first)
    return most > last ? w.sankRose({ from: first, most, to: last }) : w.sank({ from: first, to: last });
  return most > first ? w.sankRose({ from: first, most, to: last }) : w.rose({ from: first, to: last });
}

/** What of what there was to be had a round earned. */
const earned = ({ ended }: Compared): number | undefined =>
  ended && ended.best > 0 ? Math.max(0, Math.min(1, ended.worth / ended.best)) : undefined;

/** How a round ended, and what share of the best that was. */
function Earned({ one }: { one: Compared }) {
  const share = earned(one);
  if (one.ended?.ending === "homeless") return <>{w.homeless}</>;
  if (share === undefined) return <>{w.untold}</>;
  const text = w.earned({ share: format.percent(Math.round(share * 100) / 100) });
  const ending = lookUp(compare.endings, one.ended?.ending ?? "");
  return <>{ending === undefined ? text : `${format.capital(ending)} · ${text}`}</>;
}

/** How few of how many could decide alone: as dots, and in words. */
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

/** A campaign's end: round by round how few could decide, beside what that earned. */
export function Story(_: { code: string }) {
  const now = all.value;
  const rounds = now?.compared ?? [];
  const known = rounds.filter((one): one is Told => one.fewest !== undefined && one.seats !== undefined);
  if (now?.rules === undefined || known.length < 2) return null;
  const moved = new Set(rounds.map(({ mechanism, fewest }) => `${mechanism} ${fewest}`)).size > 1;
  return (
    <section class={css.story} data-part="story" style={{ "--rows": rounds.length }}>
      <h2>{course(known)}</h2>
      <ol>
        {rounds.map((one) => (
          <li key={one.round}>
            <span class="tabular">{w.round({ n: one.round })}</span>
            <span class={css.who}>{whoText(one.mechanism)}</span>
            <Power one={one} />
            <span class={css.earned}>
              <i class={css.bar} style={{ "--share": earned(one) ?? 0 }} aria-hidden="true" />
              <span>
                <Earned one={one} />
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p>{moved ? w.ask : w.same}</p>
    </section>
  );
}
