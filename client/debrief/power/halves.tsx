import type { Cut } from "../../../src/lab/influence/axes.ts";
import { shareOf } from "../../../src/lab/measures/axes.ts";
import { Figure } from "../../art/charts/figure.tsx";
import { linear } from "../../art/charts/linear.ts";
import * as format from "../../words/format.ts";
import css from "./axes.module.css";
import { words } from "./words/words.ts";

const [WIDTH, ROW, LEFT] = [300, 46, 4];
const x = linear([0, 1], [LEFT, WIDTH - LEFT]);
/** From the best to the worst that can become of two halves. */
const KINDS = ["agree", "thrown", "split", "still"] as const;

/** What became of rounds cut in two: how often each, with its interval. */
export function Halves({ cut, save }: { cut: Cut; save: boolean }) {
  const w = words.axes;
  const rows = KINDS.map((kind) => ({ kind, ...shareOf({ units: 1, hits: cut[kind], draws: cut.draws }) }));
  const table = {
    heads: [w.table.what, w.table.at, w.table.low, w.table.high],
    rows: rows.map(({ kind, share, low, high }) => [w.halves[kind], ...[share, low, high].map(format.percent)]),
  };
  return (
    <Figure name={w.logical} width={WIDTH} height={rows.length * ROW} table={table} save={save}>
      {rows.map(({ kind, share, low, high }, i) => (
        <g key={kind} transform={`translate(0 ${i * ROW})`}>
          <text class={css.name} x={0} y={14}>
            {w.halves[kind]}
          </text>
          <text class={css.value} x={WIDTH} y={14} text-anchor="end">
            {format.percent(share)}
          </text>
          <path class={css.axis} d={`M${x(0)} 29H${x(1)}`} />
          <rect
            class={kind === "agree" ? css.good : css.bad}
            x={x(0)}
            y={22}
            width={Math.max(1, x(share) - x(0))}
            height={14}
            rx={3}
          />
          <path class={css.whisker} d={`M${x(low)} 29H${x(high)}M${x(low)} 25V33M${x(high)} 25V33`} />
        </g>
      ))}
    </Figure>
  );
}
