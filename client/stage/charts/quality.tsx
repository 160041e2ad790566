import type { Result } from "../../../src/game/score.ts";
import type { Truth } from "../../../src/game/types.ts";
import { siteLook, siteName } from "../../words/sites.ts";
import { MarkShape } from "../mark.tsx";
import "./charts.css";

const ROW = 34;
const LEFT = 92;
const FULL = 220;

/** A bar with slightly uneven ends, as a brush leaves them. */
function brush(x: number, y: number, width: number, height: number): string {
  const w = Math.max(4, width);
  return `M${x} ${y + 1.5}Q${x + w / 2} ${y - 1} ${x + w} ${y + 1}Q${x + w + 1.6} ${y + height / 2} ${x + w - 0.6} ${y + height - 0.5}Q${x + w / 2} ${y + height + 1.4} ${x} ${y + height - 1}Z`;
}

/** What every site was truly worth, best first; the chosen one stands out by its outline and its flag. */
export function QualityBars({ truth, result }: { truth: Truth[]; result: Result }) {
  const sites = [...truth].sort((a, b) => b.worth - a.worth);
  const height = sites.length * ROW + 6;
  return (
    <figure class="quality">
      <svg viewBox={`0 0 360 ${height}`} aria-hidden="true">
        <path class="rule" d={`M${LEFT + FULL} 2V${height - 4}`} />
        {sites.map(({ option, worth }, i) => {
          const y = i * ROW + 5;
          const mine = option === result.option;
          return (
            <g key={option} class={mine ? "bar chosen" : "bar"}>
              <MarkShape site={option} x={14} y={y + 12} size={20} />
              <text class="name" x={30} y={y + 17}>
                {siteName(option)}
              </text>
              <path class="ground" d={brush(LEFT, y, FULL, 24)} />
              <path class="fill" d={brush(LEFT, y, (FULL * worth) / 10, 24)} fill={siteLook(option).colour} />
              <text class="worth" x={LEFT + FULL + 8} y={y + 17}>
                {worth.toFixed(1)}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
