import { dayPalette } from "../../../../art/day-palette.ts";
import { GRAIN } from "../../../../art/grain.tsx";
import { CLOUDS, SKY } from "../../../../art/sky.tsx";
import { curve, ticks } from "../../../../art/strokes.ts";
import { nightly } from "../../../../night.ts";
import { daylight } from "../../../../parts/clock.ts";
import type { Moment } from "../../../stage.ts";
import { chosen } from "../../views.ts";
import { ANT } from "./ant.tsx";
import css from "./ground.module.css";
import { blades, Stone } from "./plants.tsx";

/** The sun, as low over the grass as the time of day. */
const sunAt = (dusk: number): string =>
  `translate(${Math.round(620 + 120 * dusk)} ${Math.round(150 + 380 * dusk ** 1.3)})`;

const EARTH = curve(
  [
    [-40, 640],
    [240, 612],
    [560, 634],
    [900, 616],
    [1240, 636],
    [1640, 610],
  ],
  false,
  3,
  4,
);

/** What never changes: made once. Far to near. */
const BACK = (
  <g stroke="var(--p-line)" stroke-linejoin="round">
    <path d="M-40 560C200 520 420 556 700 534S1180 552 1640 520V920H-40Z" fill="var(--p-far)" stroke-width="1.4" />
    <path d={blades(90, [-40, 640, 1720], [60, 210], 5, 3)} fill="var(--p-mid)" stroke-width="1.2" />
    <path d={blades(46, [-40, 660, 1720], [120, 330], 9, 8)} fill="var(--p-near)" stroke-width="1.6" />
  </g>
);
const FLOOR = (
  <g stroke="var(--p-line)" stroke-linejoin="round">
    <path d={`${EARTH}V920H-60Z`} fill="var(--earth, #b98f5f)" stroke-width="2" />
    <path d={ticks(90, [0, 660, 1600, 230], [9, -2], 5)} fill="none" stroke-width="2" opacity=".35" />
    <g stroke-width="1.6" fill="var(--stone, #a9a497)">
      <ellipse cx="236" cy="772" rx="26" ry="14" />
      <ellipse cx="1312" cy="812" rx="34" ry="17" />
      <ellipse cx="1108" cy="706" rx="17" ry="9" />
      <ellipse cx="520" cy="846" rx="20" ry="11" />
    </g>
  </g>
);
const FRONT = (
  <g stroke="var(--p-line)" stroke-linejoin="round" stroke-width="2.4">
    <path d={blades(9, [-60, 930, 330], [300, 620], 17, 12)} fill="var(--p-blade)" />
    <path d={blades(9, [1330, 930, 330], [300, 620], 17, 15)} fill="var(--p-blade)" />
    <path d={blades(26, [-40, 930, 1720], [40, 130], 9, 21)} fill="var(--p-turf)" />
  </g>
);

/** A few ants about the old nest, on their ways. */
const ABOUT = (
  <g>
    {(
      [
        [612, 742, 70],
        [1004, 730, 300],
        [900, 792, 20],
        [694, 812, 210],
        [1090, 768, 110],
      ] as const
    ).map(([x, y, turn]) => (
      <g key={x} transform={`translate(${x} ${y}) rotate(${turn}) scale(1.5)`}>
        {ANT}
      </g>
    ))}
  </g>
);

/** The meadow's edge from the ground: grass as high as trees, a flat stone in the middle. Fills its box. */
export function Ground({ moment }: { moment: Moment }) {
  const dusk =
    moment === "play"
      ? daylight.value
      : moment === "end"
        ? chosen() === undefined
          ? 1
          : 0.8
        : nightly.value && moment === "lobby"
          ? 1
          : 0.08;
  return (
    <svg
      class={css.ground}
      viewBox="0 0 1600 900"
      preserveAspectRatio="xMidYMax slice"
      style={dayPalette(dusk)}
      aria-hidden="true"
    >
      {SKY}
      <g class={css.sun} transform={sunAt(dusk)}>
        <circle r="92" fill="var(--p-sun)" opacity=".22" />
        <circle r="64" fill="var(--p-sun)" opacity=".3" />
        <circle r="42" fill="var(--p-sun)" />
      </g>
      {CLOUDS}
      {BACK}
      <g class={css.shade}>
        {FLOOR}
        <Stone x={250} y={672} w={120} h={62} seed={5} />
        <Stone x={1370} y={664} w={104} h={56} seed={9} />
        <Stone x={806} y={700} w={250} h={128} seed={2} />
      </g>
      {moment !== "play" && ABOUT}
      {FRONT}
      {GRAIN}
    </svg>
  );
}
