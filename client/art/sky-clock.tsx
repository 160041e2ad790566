import { dayPalette } from "./day-palette.ts";
import css from "./sky-clock.module.css";
import { curve, type Point } from "./strokes.ts";
import { words } from "./words/words.ts";

/** From where along the strip each of its colours reigns, and the moment of the evening it is taken from. */
const HOURS = [
  [0, 0],
  [0.2, 0.18],
  [0.36, 0.32],
  [0.5, 0.46],
  [0.62, 0.58],
  [0.74, 0.7],
  [0.84, 0.82],
  [0.92, 0.94],
] as const;
/** Where on the strip a share of the day is, in percent: clear of the buttons that hang from its corners. */
const along = (share: number): number => 22 + 56 * share;
const ZONES = HOURS.map(([from, at], i) => {
  const x = along(from) * 10;
  const edge: Point[] = [-12, 8, 24, 40, 70].map((y, j) => [x + (j % 2 ? 7 : -7), y]);
  const start: Point[] = [
    [-9, -9],
    [-9, 70],
  ];
  const colour = dayPalette(at)[at > 0.8 ? "--p-sky2" : "--p-sky3"];
  return <path key={from} d={`${curve(i ? edge : start, false, 4, i + 2)}H1010V-12Z`} fill={colour} />;
});
const RIDGE = [46, 41, 47, 42, 48, 43, 47, 40, 45].map((y, i): Point => [i * 130 - 20, y]);
const HILLS = `${curve(RIDGE, false, 1.5, 4)}V70H-20Z`;

/** Where the sun stands when this share of the day is over, in percent of the strip. */
const way = (share: number): [string, string] => [
  `${along(share).toFixed(2)}%`,
  `${(34 - 15 * Math.sin(share * 3) + 60 * share ** 5).toFixed(1)}%`,
];
const DOTS = Array.from({ length: 47 }, (_, i) => (i + 1) / 48);
const whole = { viewBox: "0 0 1000 56", preserveAspectRatio: "none", width: "100%", height: "100%" };

/** The day's way over the hills, left to right. What is left of it is the dotted line before the sun. */
export function SkyClock({ share }: { share: number }) {
  const t = Math.max(0, Math.min(1, share));
  const [x, y] = way(t);
  return (
    <svg
      class={css.clock}
      width="100%"
      height="56"
      role="img"
      aria-label={words.day({ share: 1 - t })}
      style={dayPalette(t)}
    >
      <svg {...whole} aria-hidden="true">
        {ZONES}
      </svg>
      <g fill="#fdf3d2">
        <circle cx="93.6%" cy="20%" r="1.3" />
        <circle cx="96.4%" cy="40%" r="1" />
        <circle cx="98.6%" cy="14%" r="1.5" />
      </g>
      {DOTS.filter((dot) => dot > t + 0.012).map((dot) => {
        const [dx, dy] = way(dot);
        return <circle key={dot} cx={dx} cy={dy} r="1.5" fill={dot > 0.84 ? "#fdf3d2" : "#3a2f22"} />;
      })}
      <circle cx={x} cy={y} r="16" fill="var(--honey, #f2b632)" opacity=".35" />
      <circle cx={x} cy={y} r="10" fill="var(--honey, #f2b632)" stroke="#3a2f22" stroke-width="1.6" />
      <svg {...whole} aria-hidden="true">
        <path
          d={HILLS}
          fill="var(--p-near)"
          stroke="var(--p-line)"
          stroke-width="1.6"
          vector-effect="non-scaling-stroke"
        />
      </svg>
    </svg>
  );
}
