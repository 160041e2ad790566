import type { Ms } from "../../../src/game/types.ts";
import { apart } from "./lines.ts";
import css from "./time-marks.module.css";

/** A mark on a chart's time: a number in a circle, that its sentence below has as well. */
export interface TimeMark {
  t: Ms;
  text: string;
}

/** How far apart two numbers stand at least, in the chart's units. */
const GAP = 21;

interface Props {
  marks: readonly TimeMark[];
  /** Where a time lies, in the chart's units. */
  x: (t: Ms) => number;
  /** The chart's left and right edge; how high the numbers stand, and where the lines end. */
  left: number;
  right: number;
  y: number;
  foot: number;
  onPick?: ((index: number) => void) | undefined;
  picked?: number | undefined;
}

/** Moments on a chart, numbered in the order of time. Whoever does not see or point has the list of them. */
export function TimeMarks({ marks, x, left, right, y, foot, onPick, picked }: Props) {
  const at = marks.map(({ t }) => x(t));
  const labels = apart(at, GAP, left, right);
  return (
    <>
      {marks.map(({ t }, i) => (
        <g
          key={`${t} ${i}`}
          class={css.mark}
          data-picked={i === picked || undefined}
          // Their sentences are buttons, for keys and screen readers: these are the same for a finger.
          {...(onPick && { role: "button", tabIndex: -1, "data-tappable": "", onClick: () => onPick(i) })}
        >
          <path d={`M${labels[i]?.toFixed(1)} ${y + 10}L${at[i]?.toFixed(1)} ${y + 18}V${foot}`} />
          <circle cx={labels[i]} cy={y} r={9.5} />
          <text x={labels[i]} y={y + 4.5} text-anchor="middle">
            {i + 1}
          </text>
        </g>
      ))}
    </>
  );
}
