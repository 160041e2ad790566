import { BEE } from "./bee.tsx";
import css from "./dance-floor.module.css";
import { edges, type Point, seededRandom } from "./strokes.ts";

const [WIDE, HIGH] = [38, 33];
const [COLUMNS, ROWS] = [6, 6];

/** Cells of one tile of comb, each a little different: `kind` 0 is empty, 1 is shaded, 2 holds honey. */
function cells(): [string, string, string] {
  const d: [string, string, string] = ["", "", ""];
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const seed = row * COLUMNS + column + 5;
      const roll = seededRandom(seed)();
      const kind = roll < 0.09 ? 2 : roll < 0.38 ? 1 : 0;
      const middle: Point = [(column + (row % 2) / 2) * WIDE, row * HIGH];
      const corners = [0, 1, 2, 3, 4, 5].map((i): Point => {
        const a = (i * Math.PI) / 3;
        return [middle[0] + 19.2 * Math.sin(a), middle[1] + 19.2 * Math.cos(a)];
      });
      // A cell over the tile's edge is drawn on both sides of it.
      for (const dx of [0, COLUMNS * WIDE]) {
        for (const dy of [0, ROWS * HIGH]) {
          if ((dx && column < COLUMNS - 1 && column > 0) || (dy && row > 0 && row < ROWS - 1)) continue;
          const way = corners.map(([x, y]): Point => [x - (column === 0 ? -dx : dx), y - (row === 0 ? -dy : dy)]);
          d[kind] += edges(way, 1.1, seed);
        }
      }
    }
  }
  return d;
}
const [EMPTY, SHADED, HONEY] = cells();

/** The comb that the floor is made of. It covers whatever box it is put in. */
export const COMB = (
  <svg class={css.comb} aria-hidden="true" width="100%" height="100%">
    <defs>
      <pattern id="comb" width={COLUMNS * WIDE} height={ROWS * HIGH} patternUnits="userSpaceOnUse">
        <g stroke="var(--comb-wall, #e7cb92)" stroke-width="3.2" stroke-linejoin="round">
          <path d={EMPTY} fill="var(--comb, #f9ebca)" />
          <path d={SHADED} fill="var(--comb-shade, #f5e1b4)" />
          <path d={HONEY} fill="var(--comb-honey, #f2cf7c)" />
        </g>
      </pattern>
    </defs>
    <rect width="100%" height="100%" fill="url(#comb)" />
  </svg>
);

const IDLE = [
  [22, 66, 40],
  [35, 30, 200],
  [61, 72, 300],
  [78, 36, 130],
  [50, 52, 15],
] as const;

/** Scouts at rest, for a floor on which nobody dances. */
export const RESTING = IDLE.map(([x, y, turn]) => (
  <svg
    key={x}
    class={css.idle}
    viewBox="-20 -20 40 40"
    aria-hidden="true"
    style={{ left: `${x}%`, top: `${y}%`, transform: `rotate(${turn}deg)` }}
  >
    {BEE}
  </svg>
));

/** Up on the comb is towards the sun: a dance's angle is read from there. */
export const SUNWARD = (
  <svg class={css.sun} viewBox="-40 0 80 34" aria-hidden="true">
    <path d="M-17 -2C-16 19 16 19 17 -2Z" />
    <path d="M0 20L0 29M-13 17L-18 25M13 17L18 25M-22 8L-31 12M22 8L31 12" fill="none" />
  </svg>
);
