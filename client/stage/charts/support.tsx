import type { Support } from "../../../src/game/measures/support.ts";
import type { Truth } from "../../../src/game/types.ts";
import { siteLook, siteName } from "../../words/sites.ts";
import { MarkShape } from "../mark.tsx";
import "./charts.css";

const WIDTH = 360;
const HEIGHT = 210;
const LEFT = 26;
const RIGHT = 88;
const TOP = 12;
const BOTTOM = 26;
/** Lines differ by their dashes as well: no meaning by colour alone. */
const DASHES = ["none", "9 5", "2 5", "12 4 2 4", "5 3", "1 7", "16 6"];

/** Moves labels apart so that none covers another; keeps their order. */
function apart(wanted: readonly number[], gap: number, most: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const placed: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    last = Math.max(wanted[i] as number, last + gap);
    placed[i] = last;
  }
  const over = Math.max(0, last - most);
  return placed.map((y) => y - over);
}

/** Seconds for the axis: a round number of steps that leaves three to six marks. */
function ticksFor(seconds: number): number[] {
  const step = [5, 10, 15, 20, 30, 60, 120, 300].find((s) => seconds / s <= 5) ?? 600;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step);
}

/** How many scouts stood for each site, from the first second to the last, each line named where it ends. */
export function SupportChart({
  support,
  sites,
  chosen,
}: {
  support: Support;
  sites: Truth[];
  chosen?: number | undefined;
}) {
  const length = Math.max(2, support.series[0]?.length ?? 2);
  const most = Math.max(4, ...support.series.flat());
  const x = (i: number): number => LEFT + (i / (length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (count: number): number => HEIGHT - BOTTOM - (count / most) * (HEIGHT - TOP - BOTTOM);
  const drawn = sites.filter(({ option }) => (support.series[option] ?? []).some((count) => count > 0));
  const ends = drawn.map(({ option }) => y(support.series[option]?.[length - 1] ?? 0));
  const labels = apart(ends, 19, HEIGHT - BOTTOM + 4);
  const seconds = ((length - 1) * support.step) / 1000;
  const told = drawn.map(({ option }) => {
    const series = support.series[option] ?? [];
    return `${siteName(option)}: at most ${Math.max(...series)}, ${series[length - 1]} at the end`;
  });
  return (
    <figure class="support">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={told.join(". ")}>
        {[0, Math.round(most / 2), most].map((count) => (
          <g key={count}>
            <path class="rule" d={`M${LEFT} ${y(count)}H${WIDTH - RIGHT}`} />
            <text class="tick" x={LEFT - 6} y={y(count) + 4} text-anchor="end">
              {count}
            </text>
          </g>
        ))}
        {ticksFor(seconds).map((s) => (
          <text key={s} class="tick" x={x((s * 1000) / support.step)} y={HEIGHT - 6} text-anchor="middle">
            {s === 0 ? "0 s" : s}
          </text>
        ))}
        {drawn.map(({ option }, k) => {
          const series = support.series[option] ?? [];
          const line = series.map((count, i) => `${i ? "L" : "M"}${x(i).toFixed(1)} ${y(count).toFixed(1)}`).join("");
          const end = labels[k] as number;
          return (
            <g key={option} class={option === chosen ? "line chosen" : "line"}>
              <path class="edge" d={line} />
              <path
                class="run"
                d={line}
                stroke={siteLook(option).colour}
                stroke-dasharray={DASHES[option % DASHES.length]}
              />
              <path class="lead" d={`M${WIDTH - RIGHT} ${ends[k]}L${WIDTH - RIGHT + 10} ${end}`} />
              <MarkShape site={option} x={WIDTH - RIGHT + 19} y={end} size={15} />
              <text class="name" x={WIDTH - RIGHT + 30} y={end + 4.5}>
                {siteName(option)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
