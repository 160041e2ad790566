import { differenceOf, endingsIn, type Figure, meanOf, shareOf } from "../../src/lab/explore/figures.ts";
import type { Played } from "../../src/lab/explore/play.ts";
import { worldOf } from "../compare/world.ts";
import { Progress } from "../parts/progress.tsx";
import { fixed, number, percent } from "../words/format.ts";
import { Endings, hundredths } from "./charts/endings.tsx";
import { Spread } from "./charts/spread.tsx";
import { endingName, hopedFor, ordered } from "./endings.ts";
import css from "./results.module.css";
import { forms, run } from "./state.ts";
import { words } from "./words/words.ts";

/** Points and worths go from 0 to 100 and to 10. */
const [POINTS, WORTH] = [100, 10];
const BINS = 20;

/** What came out, in one sentence: how often what one hopes for. */
export function Headline() {
  const { a, b } = run.value;
  const all = [...a, ...(b ?? [])].map(({ ending }) => ending);
  const hoped = hopedFor(all);
  if (hoped === undefined) return null;
  const of = (rounds: readonly Played[]) => shareOf(endingsIn(rounds).get(hoped) ?? 0, rounds.length);
  const [first, second] = [of(a), b && b.length > 0 && of(b)];
  const ending = endingName(hoped);
  return (
    <p class={css.headline}>
      {second
        ? words.headlineAB({ ending, a: percent(first.value), b: percent(second.value) })
        : words.headline({ ending, share: percent(first.value), half: percent(first.half) })}
    </p>
  );
}

/** How far it is. Those who listen hear how it ended, not each step. */
export function State() {
  const { state, of, a, b } = run.value;
  const done = Math.min(a.length, b?.length ?? a.length);
  if (state === "failed") return <p role="alert">{words.failed}</p>;
  if (state === "opening") return <p>{words.opening}</p>;
  if (state === "running") return <Progress label={words.playing({ done, of })} share={of === 0 ? 0 : done / of} />;
  return <p role="status">{state === "done" ? words.done({ n: done }) : words.stopped({ done, of })}</p>;
}

const picks: readonly {
  name: () => string;
  pick: (one: Played) => number | undefined;
  span: number;
  digits: number;
}[] = [
  { name: () => words.charts.worthMean, pick: ({ worth }) => worth, span: WORTH, digits: 2 },
  { name: () => words.charts.tookMean, pick: ({ took }) => took, span: 60, digits: 1 },
  { name: () => words.charts.honest, pick: ({ honest }) => honest, span: POINTS, digits: 1 },
  { name: () => words.charts.liars, pick: ({ liars }) => liars, span: POINTS, digits: 1 },
];

const pm = ({ value, half, n }: Figure, digits: number): string =>
  n === 0 || !Number.isFinite(value) ? words.presets.nothing : `${fixed(value, digits)} ± ${fixed(half, digits)}`;

/** The difference's interval does not reach 0. */
const clear = ({ value, half, n }: Figure): boolean => n > 0 && Math.abs(value) > half;

/** Means of A, and of B, and what B has more. */
export function Means() {
  const { a, b } = run.value;
  if (a.length === 0) return null;
  const c = words.compare;
  const endings = ordered([...a, ...(b ?? [])].map(({ ending }) => ending));
  const rows = [
    ...(b ? endings : []).map((name) => {
      const hit = ({ ending }: Played) => (ending === name ? 100 : 0);
      const share = (rounds: readonly Played[]) => shareOf(endingsIn(rounds).get(name) ?? 0, rounds.length).value;
      return {
        name: endingName(name),
        cells: [hundredths(share(a)), b ? hundredths(share(b)) : ""],
        more: b && differenceOf(a, b, hit, 100),
        digits: 0,
      };
    }),
    ...picks.flatMap(({ name, pick, span, digits }) => {
      const [mine, other] = [meanOf(a, pick), b && meanOf(b, pick)];
      if (mine.n === 0 && !other?.n) return [];
      const cells = other ? [fixedOr(mine, digits), fixedOr(other, digits)] : [pm(mine, digits)];
      return [{ name: name(), cells, more: b && differenceOf(a, b, pick, span), digits }];
    }),
  ];
  return (
    <section class={css.means}>
      <h3>{b ? c.title : words.charts.means}</h3>
      {b && <p class="muted">{c.explain}</p>}
      <table>
        {b && (
          <thead>
            <tr>
              <th scope="col">{c.what}</th>
              <th scope="col">{c.a}</th>
              <th scope="col">{c.b}</th>
              <th scope="col">{c.difference}</th>
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ name, cells, more, digits }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={i === 0 ? "a" : "b"}>{cell}</td>
              ))}
              {more && <td data-clear={clear(more) || undefined}>{signed(more, digits)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const fixedOr = ({ value, n }: Figure, digits: number): string =>
  n === 0 ? words.presets.nothing : fixed(value, digits);
/** With a sign; what rounds to 0 has none. */
function signed(f: Figure, digits: number): string {
  const value = Number(f.value.toFixed(digits)) || 0;
  return f.n > 0 && value > 0 ? `+${pm({ ...f, value }, digits)}` : pm({ ...f, value }, digits);
}

/** How rounds ended. */
export function Ended() {
  const { a, b } = run.value;
  return a.length === 0 ? null : <Endings a={a} b={b} />;
}

/** How long they took, how good they were, who got what. */
export function Spreads() {
  const { a, b } = run.value;
  const form = forms.value.a;
  if (a.length === 0 || !form) return null;
  const c = words.charts;
  const world = worldOf(form.world);
  const both = [...a, ...(b ?? [])];
  const longest = Math.max(...both.map(({ took }) => took));
  const shortest = Math.min(...both.map(({ took }) => took));
  const of = (pick: (one: Played) => number | undefined) => ({
    a: a.flatMap((one) => pick(one) ?? []),
    b: b?.flatMap((one) => pick(one) ?? []),
  });
  const lied = both.some(({ liars }) => liars !== undefined);
  return (
    <div class={css.spreads}>
      {longest - shortest < 1 ? (
        <p>{c.tookAll({ s: number(Math.round(longest)) })}</p>
      ) : (
        <Spread
          name={c.took}
          note={c.tookNote}
          {...of(({ took }) => took)}
          from={0}
          to={Math.ceil(longest / 10) * 10}
          bins={BINS}
        />
      )}
      <Spread
        name={c.worth}
        note={c.worthNote({ world })}
        {...of(({ worth }) => worth)}
        from={0}
        to={WORTH}
        bins={BINS}
      />
      <Spread name={c.points} note={c.pointsNote} {...of(({ honest }) => honest)} from={0} to={POINTS} bins={BINS} />
      {lied && (
        <Spread name={c.liarsNote} note={c.share} {...of(({ liars }) => liars)} from={0} to={POINTS} bins={BINS} />
      )}
    </div>
  );
}
