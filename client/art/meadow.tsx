import { dayPalette } from "./day-palette.ts";
import { GRAIN } from "./grain.tsx";
import { GRASS } from "./grass.tsx";
import { LAND } from "./land.tsx";
import css from "./meadow.module.css";
import { CLOUDS, SKY } from "./sky.tsx";
import { ABOUT, SWARM } from "./swarm.tsx";
import { TREE_BACK, TREE_FRONT } from "./tree.tsx";

export interface MeadowProps {
  /** 0 in the afternoon, 1 at the first stars. */
  dusk: number;
  /** A quorum is piping: the picture breathes faster. */
  piping?: boolean;
  /** Where the swarm is not in the picture, say because it has flown. */
  gone?: boolean;
}

/** The sun's way down: a piece of an arc from high on the left to behind the hills. */
function sunAt(dusk: number): { x: number; y: number } {
  const t = Math.min(1, dusk / 0.8);
  return { x: 664 + 96 * t, y: 178 + 412 * t ** 1.4 };
}

/** The whole evening: fills its box, on a phone with the middle of it. What never changes is made once. */
export function Meadow({ dusk, piping, gone }: MeadowProps) {
  const sun = sunAt(dusk);
  return (
    <svg
      class={css.meadow}
      data-piping={piping || undefined}
      viewBox="0 0 1600 900"
      preserveAspectRatio="xMidYMax slice"
      style={dayPalette(dusk)}
      aria-hidden="true"
    >
      {SKY}
      <g class={css.sun} transform={`translate(${sun.x.toFixed(1)} ${sun.y.toFixed(1)})`}>
        <circle r="92" fill="var(--p-sun)" opacity=".22" />
        <circle r="64" fill="var(--p-sun)" opacity=".3" />
        <circle r="42" fill="var(--p-sun)" />
      </g>
      {CLOUDS}
      {LAND}
      {TREE_BACK}
      {!gone && (
        <g transform="translate(806 280)">
          <g class={css.breathes}>{SWARM}</g>
          {ABOUT}
        </g>
      )}
      {TREE_FRONT}
      {GRASS}
      {GRAIN}
    </svg>
  );
}
