import type { Ms } from "../../../src/game/types.ts";
import * as format from "../../words/format.ts";
import { words } from "../words/words.ts";
import { Figure } from "./figure.tsx";
import { linear } from "./linear.ts";
import css from "./support-chart.module.css";
import { type TimeMark, TimeMarks } from "./time-marks.tsx";

interface Props {
  name: string;
  /** Session time of the beginning and end of what it spans. */
  begin: Ms;
  end: Ms;
  marks: readonly TimeMark[];
  /** Heads of its table: when, and what. */
  heads: readonly [string, string];
  picked?: number | undefined;
  onPick?: (index: number) => void;
}

const [LEFT, RIGHT, WIDTH, HEIGHT, TOP, FOOT] = [16, 384, 400, 78, 14, 48];

/** A stretch of time with moments on it, where nothing else is to be drawn over it. */
export function TimeLine({ name, begin, end, marks, heads, ...on }: Props) {
  const x = linear([0, Math.max(1, end - begin) / 1000], [LEFT, RIGHT]);
  const at = (t: Ms): number => Math.min(RIGHT, Math.max(LEFT, x((t - begin) / 1000)));
  const rows = marks.map(({ t, text }) => [format.clock(Math.round((t - begin) / 1000)), text]);
  return (
    <Figure name={name} width={WIDTH} height={HEIGHT} table={{ heads, rows }} class={css.chart}>
      <g class={css.rule}>
        <path d={`M${LEFT} ${FOOT}H${RIGHT}`} />
      </g>
      {x.ticks(6).map((t) => (
        <text key={t} class={css.time} x={x(t)} y={FOOT + 20} text-anchor="middle">
          {words.chart.seconds({ s: t })}
        </text>
      ))}
      <TimeMarks marks={marks} x={at} left={LEFT} right={RIGHT} y={TOP} foot={FOOT} {...on} />
    </Figure>
  );
}
