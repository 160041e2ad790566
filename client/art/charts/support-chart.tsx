import { curveStepAfter, line } from "d3-shape";
import type { Support } from "../../../src/game/measures/support.ts";
import type { Truth } from "../../../src/game/types.ts";
import { MarkShape } from "../mark.tsx";
import { siteLook, siteName } from "../sites.ts";
import { words } from "../words/words.ts";
import { Figure } from "./figure.tsx";
import { linear } from "./linear.ts";
import { apart, dash } from "./lines.ts";
import css from "./support-chart.module.css";
import { type TimeMark, TimeMarks } from "./time-marks.tsx";

export interface SupportChartProps {
  support: Support;
  sites: readonly Truth[];
  chosen?: number | undefined;
  /** Session time of the beginning and end of play, where the chart should span more than the curves do. */
  begin?: number;
  end?: number;
  /** Moments on it, by session time from `begin`; one of them may be picked. */
  marks?: readonly TimeMark[];
  picked?: number | undefined;
  onPick?: (index: number) => void;
}

const [LEFT, RIGHT, TOP, FOOT] = [26, 304, 16, 206];
const [WIDTH, HEIGHT] = [400, 240];
/** What the numbers of moments need above the curves. */
const HEAD = 30;
/** Lines that stand at the same number run beside each other, so far apart. */
const LANE = 2.6;
/** A site for which never more than this stood was no contender: its line is faint, as all are but the chosen's and the second's. */
const FEW = 1;
/** Marks along an axis, about. */
const TICKS = 5;

/** How support rose and fell, a curve for each site with its name at its end. */
export function SupportChart({ support, sites, chosen, begin = 0, end = 0, marks = [], ...on }: SupportChartProps) {
  const w = words.chart;
  const lines = sites
    .map(({ option }) => ({ option, values: support.series[option] ?? [] }))
    .filter(({ values }) => values.some((v) => v > 0));
  if (lines.length === 0 && marks.length === 0) return <p>{w.nobody}</p>;
  const head = marks.length > 0 ? HEAD : 0;
  const points = Math.max(2, ...lines.map((l) => l.values.length));
  const length = Math.max(support.step * (points - 1), end - begin);
  const x = linear([0, length / 1000], [LEFT, RIGHT]);
  const y = linear([0, Math.max(3, ...lines.flatMap((l) => l.values))], [FOOT, TOP]);
  const at = (i: number): number => x((i * support.step) / 1000);
  const laneOf = (nth: number): number => LANE * (nth - (lines.length - 1) / 2);
  // Scouts are counted: between two looks nobody stands for a site by half.
  const path = line<[number, number]>(
    ([i]) => at(i),
    ([, v]) => y(v),
  ).curve(curveStepAfter);
  // Before anyone stood for a site it has no curve: zeros there would only lie on each other.
  const way = (values: readonly number[]): string => {
    const first = Math.max(0, values.findIndex((v) => v > 0) - 1);
    return path(values.map((v, i): [number, number] => [i, v]).slice(first)) ?? "";
  };
  // The chosen and who came nearest to it are clear, or the best two where none was chosen.
  const most = (values: readonly number[]): number => Math.max(...values);
  const rivals = lines.filter(({ option }) => option !== chosen).sort((a, b) => most(b.values) - most(a.values));
  const clear = rivals.slice(0, chosen === undefined ? 2 : 1).map(({ option }) => option);
  const ends = lines.map((l, nth) => y(l.values[l.values.length - 1] ?? 0) + laneOf(nth));
  const labels = apart(ends, 21, TOP - 4, FOOT + 2);
  const told = chosen === undefined ? w.supportNone : w.support({ chosen: siteName(chosen) });
  const table = {
    heads: [w.site, w.most, w.last],
    rows: lines.map(({ option, values }) => {
      const top = most(values);
      const when = Math.round((values.indexOf(top) * support.step) / 1000);
      return [siteName(option), w.when({ n: top, s: when }), values[values.length - 1] ?? 0];
    }),
  };
  return (
    <Figure name={told} width={WIDTH} height={HEIGHT + head} table={table} class={css.chart}>
      <g transform={`translate(0 ${head})`}>
        {y
          .ticks(TICKS)
          .filter(Number.isInteger)
          .map((v) => (
            <g key={v} class={css.rule}>
              <path d={`M${LEFT} ${y(v).toFixed(1)}H${RIGHT}`} />
              <text x={LEFT - 6} y={y(v) + 4} text-anchor="end">
                {v}
              </text>
            </g>
          ))}
        {x.ticks(TICKS).map((t) => (
          <text key={t} class={css.time} x={x(t)} y={FOOT + 20} text-anchor="middle">
            {w.seconds({ s: t })}
          </text>
        ))}
        {lines.map(({ option, values }, nth) => (
          <g
            key={option}
            class={css.line}
            transform={`translate(0 ${laneOf(nth)})`}
            data-chosen={option === chosen || undefined}
            data-few={(option !== chosen && (!clear.includes(option) || most(values) <= FEW)) || undefined}
          >
            <path class={css.ink} d={way(values)} stroke-dasharray={dash(option)} />
            <path d={way(values)} stroke={siteLook(option).colour} stroke-dasharray={dash(option)} />
          </g>
        ))}
        {lines.map(({ option, values }, i) => {
          const label = labels[i] as number;
          return (
            <g key={option} class={css.end}>
              <path
                d={`M${at(values.length - 1).toFixed(1)} ${(ends[i] as number).toFixed(1)}L${RIGHT + 12} ${label.toFixed(1)}`}
              />
              <MarkShape site={option} x={RIGHT + 20} y={label} size={17} />
              <text x={RIGHT + 32} y={label + 4.5} class={option === chosen ? css.name : undefined}>
                {siteName(option)}
              </text>
            </g>
          );
        })}
        <TimeMarks
          marks={marks}
          x={(t) => Math.min(RIGHT, Math.max(LEFT, x((t - begin) / 1000)))}
          left={LEFT}
          right={RIGHT}
          y={-HEAD + 14}
          foot={FOOT}
          {...on}
        />
      </g>
    </Figure>
  );
}
