import { endingsIn, shareOf } from "../../../src/lab/explore/figures.ts";
import type { Played } from "../../../src/lab/explore/play.ts";
import { linear } from "../../art/charts/linear.ts";
import { fixed } from "../../words/format.ts";
import { endingName, ordered } from "../endings.ts";
import { words } from "../words/words.ts";
import css from "./charts.module.css";
import { Frame, WIDE } from "./frame.tsx";

interface Props {
  a: readonly Played[];
  b?: readonly Played[] | undefined;
}

const BAR = 22;
const LABEL = 21;
const GAP = 13;
/** Room for the numbers on the right, and for the letters A and B on the left. */
const [RIGHT, LETTER] = [62, 18];

/** A share in hundredths: "71", or "0.4" where whole ones say nothing. */
export const hundredths = (share: number): string => fixed(100 * share, share > 0 && share < 0.0095 ? 1 : 0);

/** How rounds ended: a bar for each ending, with what luck leaves open; with B, a striped one below. */
export function Endings({ a, b }: Props) {
  const sides = b ? [a, b] : [a];
  const counts = sides.map(endingsIn);
  const names = ordered(counts.flatMap((one) => [...one.keys()]));
  const left = b ? LETTER : 0;
  const x = linear([0, 1], [left, WIDE - RIGHT]);
  const row = LABEL + sides.length * (BAR + 3) + GAP;
  const figures = names.map((name) =>
    sides.map((side, i) => shareOf((counts[i] as Map<string, number>).get(name) ?? 0, side.length)),
  );
  const c = words.charts;
  const cell = ({ value, half }: { value: number; half: number }) => `${hundredths(value)} ± ${hundredths(half)}`;
  const heads = b ? [words.compare.a, words.compare.b] : [c.share];
  return (
    <Frame
      name={c.endings}
      note={c.endingsNote}
      height={Math.max(1, names.length) * row}
      table={[[c.ending, ...heads], ...names.map((name, i) => [endingName(name), ...(figures[i] ?? []).map(cell)])]}
    >
      {names.map((name, i) => (
        <g key={name} transform={`translate(0 ${i * row})`}>
          <text class={css.name} x={0} y={15}>
            {endingName(name)}
          </text>
          {(figures[i] ?? []).map(({ value, half }, s) => {
            const y = LABEL + s * (BAR + 3);
            const low = x(Math.max(0, value - half));
            const high = x(Math.min(1, value + half));
            return (
              <g key={heads[s]} transform={`translate(0 ${y})`}>
                {b && (
                  <text class={css.side} x={0} y={BAR - 6}>
                    {heads[s]}
                  </text>
                )}
                <path class={css.rule} d={`M${x(0)} ${BAR}H${x(1)}`} />
                <rect class={s === 0 ? css.a : css.b} x={x(0)} y={1} width={x(value) - x(0)} height={BAR - 2} rx={4} />
                <path
                  class={css.whisker}
                  d={`M${low} ${BAR / 2}H${high}M${low} ${BAR / 2 - 4}v8M${high} ${BAR / 2 - 4}v8`}
                />
                <text class={css.value} x={WIDE} y={BAR - 6} text-anchor="end">
                  {hundredths(value)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </Frame>
  );
}
