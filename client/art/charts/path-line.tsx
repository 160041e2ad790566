import * as format from "../../words/format.ts";
import { MarkShape } from "../mark.tsx";
import { words } from "../words/words.ts";
import css from "./path-line.module.css";

const WIDTH = 360;
const HEIGHT = 132;
/** How high a stop lies, from above: sites, the way between, the swarm. */
const LEVEL = { site: 30, between: 63, swarm: 96 } as const;
const { site: OUT, swarm: HOME } = LEVEL;

/** A place on the way at session time `t`, with the site it is about and what was read or said there. */
export interface PathStop {
  t: number;
  at: keyof typeof LEVEL;
  site?: number;
  word?: string;
}

/** One scout's way through the round: up to the sites, down to the swarm, with what it read there and said here. */
export function PathLine({ stops, begin, end }: { stops: readonly PathStop[]; begin: number; end: number }) {
  const span = Math.max(1, end - begin);
  const xOf = (t: number): number => 8 + Math.min(1, Math.max(0, (t - begin) / span)) * (WIDTH - 24);
  const list = [{ t: begin, at: "swarm" } as PathStop, ...stops].map((stop) => ({
    ...stop,
    x: xOf(stop.t),
    y: LEVEL[stop.at],
  }));
  const way = list.map(({ x, y }, i) => {
    const before = list[i - 1];
    if (!before) return `M${x} ${y}`;
    const middle = (before.x + x) / 2;
    return `C${middle.toFixed(1)} ${before.y} ${middle.toFixed(1)} ${y} ${x.toFixed(1)} ${y}`;
  });
  return (
    <figure class={css.path}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path class={css.rule} d={`M4 ${HOME}H${WIDTH - 4}M4 ${OUT}H${WIDTH - 4}`} />
        <text class={css.tick} x={WIDTH - 4} y={OUT - 18} text-anchor="end">
          {words.path.sites}
        </text>
        <text class={css.tick} x={WIDTH - 4} y={HEIGHT - 4} text-anchor="end">
          {words.path.swarm}
        </text>
        <path class={css.way} d={way.join("")} />
        {list.map(({ x, y, site, word }, i) => (
          <g key={i}>
            {site !== undefined && <MarkShape site={site} x={x} y={y} size={16} />}
            {word !== undefined && (
              <text class={css.word} x={x} y={y === OUT ? y + 22 : y === HOME ? y + 23 : y - 8} text-anchor="middle">
                {word}
              </text>
            )}
          </g>
        ))}
      </svg>
      <figcaption class="muted">
        {words.path.legend({
          t: format.clock(Math.round(Math.max(0, end - begin) / 1000)),
          lost: stops.some(({ at }) => at === "between"),
        })}
      </figcaption>
    </figure>
  );
}
