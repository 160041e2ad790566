import { seededRandom } from "./strokes.ts";

function specks(count: number, seed: number): string {
  const roll = seededRandom(seed);
  let d = "";
  for (let i = 0; i < count; i++) {
    d += `M${Math.round(roll() * 1700) / 10} ${Math.round(roll() * 1700) / 10}h${(0.4 + roll()).toFixed(1)}`;
  }
  return d;
}

/** Paper's grain: dark and light specks in one small tile. A noise filter would be prettier and far too slow on phones. */
export const GRAIN = (
  <g>
    <defs>
      <pattern id="grain" width="170" height="170" patternUnits="userSpaceOnUse" patternTransform="rotate(9)">
        <path d={specks(210, 5)} stroke="#2a1c08" stroke-opacity=".13" />
        <path d={specks(210, 6)} stroke="#fff9ea" stroke-opacity=".22" />
      </pattern>
    </defs>
    <rect x="-10" y="-10" width="1700" height="1000" fill="url(#grain)" />
  </g>
);
