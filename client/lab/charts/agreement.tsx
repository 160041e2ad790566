import type { Row } from "../../../src/lab/types.ts";
import { linear, rounded } from "../../art/charts/linear.ts";
import { number } from "../../words/format.ts";
import { words } from "../words/words.ts";
import css from "./charts.module.css";
import { Frame, WIDE } from "./frame.tsx";

/** Rows drawn at most: with more nobody could read them; all stand in the table. */
const ROWS_MAX = 40;
const ROW = 38;
const TICKS = 5;
const [TOP, FOOT] = [6, 26];

type Drawn = Row & { reference: number; measured: number };
const drawn = (row: Row): row is Drawn => typeof row.reference === "number" && row.measured !== null;

/** Rows on one scale: shares where there are some, since a count beside them would press them flat. */
function alike(rows: readonly Row[]): Drawn[] {
  const all = rows.filter(drawn);
  const shares = all.filter(({ reference }) => reference >= 0 && reference <= 1);
  return (shares.length > 1 ? shares : all).slice(0, ROWS_MAX);
}

/** Figures that were published, as lines, and what came out here, as dots. Nothing where there is no chance in it: those are the same digits. */
export function Agreement({ rows }: { rows: readonly Row[] }) {
  const shown = alike(rows);
  if (shown.every(({ halfWidth }) => !halfWidth)) return null;
  const values = shown.flatMap(({ reference, measured, halfWidth }) => [
    reference,
    measured + (halfWidth ?? 0),
    measured - (halfWidth ?? 0),
  ]);
  if (shown.length < 2) return null;
  // A share is within 0 and 1, however wide its interval.
  const shares = shown.every(({ reference }) => reference >= 0 && reference <= 1);
  const most = Math.max(...values);
  const ends = rounded(shares ? [0, Math.min(1, most)] : [Math.min(0, ...values), most], TICKS);
  const within = (value: number): number => Math.min(ends[1], Math.max(ends[0], value));
  const x = linear(ends, [8, WIDE - 14]);
  const p = words.presets;
  const height = TOP + shown.length * ROW + FOOT;
  return (
    <Frame
      name={p.chart}
      note={p.chartNote}
      height={height}
      table={[
        [p.case, p.reference, p.measured],
        ...shown.map((row) => [row.case, number(row.reference), number(row.measured)]),
      ]}
    >
      {x.ticks(TICKS).map((tick) => (
        <g key={tick}>
          <path class={css.rule} d={`M${x(tick)} ${TOP}V${height - FOOT}`} />
          <text class={css.tick} x={x(tick)} y={height - 8} text-anchor="middle">
            {number(tick)}
          </text>
        </g>
      ))}
      {shown.map((row, i) => {
        const half = row.halfWidth ?? 0;
        return (
          <g key={row.case} transform={`translate(0 ${TOP + i * ROW})`}>
            <text class={css.tick} x={8} y={13}>
              {row.case}
            </text>
            <path class={css.whisker} d={`M${x(within(row.measured - half))} 26H${x(within(row.measured + half))}`} />
            <path class={css.published} d={`M${x(row.reference)} 18v16`} />
            <circle class={row.ok ? css.a : css.off} cx={x(row.measured)} cy={26} r={5.5} />
          </g>
        );
      })}
    </Frame>
  );
}
