import { area, curveStepAfter } from "d3-shape";
import { histogram } from "../../../src/lab/explore/figures.ts";
import { linear } from "../../art/charts/linear.ts";
import { number, percent } from "../../words/format.ts";
import { words } from "../words/words.ts";
import css from "./charts.module.css";
import { Frame, WIDE } from "./frame.tsx";

interface Props {
  name: string;
  note: string;
  a: readonly number[];
  b?: readonly number[] | undefined;
  from: number;
  to: number;
  bins: number;
}

/** How high one setting's part is, and the room for the numbers below. */
const [HIGH, FOOT, LETTER] = [96, 26, 20];

/** How a number is spread over the rounds: steps as high as the share of rounds; B's hang below A's. */
export function Spread({ name, note, a, b, from, to, bins }: Props) {
  const sides = b ? [a, b] : [a];
  const counts = sides.map((values) => histogram(values, from, to, bins));
  const shares = counts.map((list, i) => list.map((n) => n / Math.max(1, (sides[i] as readonly number[]).length)));
  const most = Math.max(0.01, ...shares.flat());
  const left = b ? LETTER : 2;
  const x = linear([from, to], [left, WIDE - 6]);
  const up = linear([0, most], [0, HIGH]);
  const edges = Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins);
  const foot = HIGH + 4;
  const shape = (list: readonly number[], way: 1 | -1): string =>
    area<number>()
      .x((edge) => x(edge))
      .y0(foot)
      .y1((_, i) => foot - way * up(list[Math.min(i, bins - 1)] ?? 0))
      .curve(curveStepAfter)(edges) ?? "";
  const bottom = foot + (b ? HIGH : 0);
  const heads = b ? [words.compare.a, words.compare.b] : [words.charts.share];
  return (
    <Frame
      name={name}
      note={note}
      height={bottom + FOOT}
      table={[
        [words.charts.from, words.charts.to, ...heads],
        ...edges
          .slice(0, bins)
          .map((edge, i) => [
            number(edge),
            number(edges[i + 1] as number),
            ...shares.map((list) => percent(list[i] as number)),
          ]),
      ]}
    >
      {x.ticks(6).map((tick) => (
        <g key={tick}>
          <path class={css.rule} d={`M${x(tick)} 4V${bottom + 4}`} />
          <text class={css.tick} x={x(tick)} y={bottom + 20} text-anchor="middle">
            {number(tick)}
          </text>
        </g>
      ))}
      {shares.map((list, i) => (
        <path key={heads[i]} class={i === 0 ? css.a : css.b} d={shape(list, i === 0 ? 1 : -1)} />
      ))}
      <path class={css.axis} d={`M${left} ${foot}H${WIDE - 6}`} />
      {b &&
        heads.map((head, i) => (
          <text key={head} class={css.side} x={0} y={i === 0 ? foot - 8 : foot + 18}>
            {head}
          </text>
        ))}
    </Frame>
  );
}
