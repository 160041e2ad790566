import type { Support } from "../../../src/game/measures/support.ts";
import type { Truth } from "../../../src/game/types.ts";
import { MarkShape } from "../mark.tsx";
import { siteLook, siteName } from "../sites.ts";
import { words } from "../words/words.ts";
import { apart, dash, step } from "./lines.ts";
import css from "./support-chart.module.css";

export interface SupportChartProps {
  support: Support;
  sites: readonly Truth[];
  chosen?: number | undefined;
  /** Session time of the beginning and end of play, where the chart should span more than the curves do. */
  begin?: number;
  end?: number;
}

const [LEFT, RIGHT, TOP, FOOT] = [26, 304, 16, 206];

/** How support rose and fell, a curve for each site with its name at its end. */
export function SupportChart({ support, sites, chosen, begin, end }: SupportChartProps) {
  const w = words.chart;
  const lines = sites
    .map(({ option }) => ({ option, values: support.series[option] ?? [] }))
    .filter(({ values }) => values.some((v) => v > 0));
  if (lines.length === 0) return <p>{w.nobody}</p>;
  const points = Math.max(2, ...lines.map((l) => l.values.length));
  const length = Math.max(support.step * (points - 1), (end ?? 0) - (begin ?? 0));
  const peak = Math.max(3, ...lines.flatMap((l) => l.values));
  const x = (i: number): number => LEFT + ((RIGHT - LEFT) * i * support.step) / length;
  const y = (v: number): number => FOOT - ((FOOT - TOP) * v) / peak;
  // Before anyone stood for a site it has no curve: zeros there would only lie on each other.
  const way = (values: readonly number[]): string => {
    const first = Math.max(0, values.findIndex((v) => v > 0) - 1);
    const way = values.map((v, i) => `${x(i).toFixed(1)} ${y(v).toFixed(1)}`).slice(first);
    return `M${way.join("L")}`;
  };
  const ends = lines.map((l) => y(l.values[l.values.length - 1] ?? 0));
  const labels = apart(ends, 21, TOP - 4, FOOT + 2);
  const every = step(length / 1000, [5, 10, 15, 20, 30, 60, 120]);
  const times = Array.from({ length: Math.floor(length / 1000 / every) + 1 }, (_, i) => i * every);
  const up = step(peak, [1, 2, 5, 10, 20, 50, 100]);
  const counts = Array.from({ length: Math.floor(peak / up) + 1 }, (_, i) => i * up);
  const told = chosen === undefined ? w.supportNone : w.support({ chosen: siteName(chosen) });
  return (
    <figure class={css.chart}>
      <svg viewBox="0 0 400 240" role="img" aria-label={told}>
        {counts.map((v) => (
          <g key={v} class={css.rule}>
            <path d={`M${LEFT} ${y(v).toFixed(1)}H${RIGHT}`} />
            <text x={LEFT - 6} y={y(v) + 4} text-anchor="end">
              {v}
            </text>
          </g>
        ))}
        {times.map((t) => (
          <text
            key={t}
            class={css.time}
            x={LEFT + ((RIGHT - LEFT) * t * 1000) / length}
            y={FOOT + 20}
            text-anchor="middle"
          >
            {w.seconds({ s: t })}
          </text>
        ))}
        {lines.map(({ option, values }) => (
          <g key={option} class={css.line} data-chosen={option === chosen || undefined}>
            <path class={css.ink} d={way(values)} stroke-dasharray={dash(option)} />
            <path d={way(values)} stroke={siteLook(option).colour} stroke-dasharray={dash(option)} />
          </g>
        ))}
        {lines.map(({ option, values }, i) => {
          const at = labels[i] as number;
          return (
            <g key={option} class={css.end}>
              <path
                d={`M${x(values.length - 1).toFixed(1)} ${(ends[i] as number).toFixed(1)}L${RIGHT + 12} ${at.toFixed(1)}`}
              />
              <MarkShape site={option} x={RIGHT + 20} y={at} size={17} />
              <text x={RIGHT + 32} y={at + 4.5} class={option === chosen ? css.name : undefined}>
                {siteName(option)}
              </text>
            </g>
          );
        })}
      </svg>
      <div class="visually-hidden">
        <table>
          <thead>
            <tr>
              <th>{w.site}</th>
              <th>{w.most}</th>
              <th>{w.last}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ option, values }) => {
              const most = Math.max(...values);
              const when = Math.round((values.indexOf(most) * support.step) / 1000);
              return (
                <tr key={option}>
                  <th>{siteName(option)}</th>
                  <td>{w.when({ n: most, s: when })}</td>
                  <td>{values[values.length - 1]}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
