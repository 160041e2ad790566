import css from "../sky-clock.module.css";
import { curve, type Point } from "../strokes.ts";
import { nightPalette } from "./night-palette.ts";

/** From where along the strip each hour reigns, and the moment of the night it is taken from. */
const HOURS = [
  [0, 0, 3],
  [0.09, 0.1, 2],
  [0.19, 0.28, 2],
  [0.32, 0.46, 2],
  [0.62, 0.6, 2],
  [0.76, 0.74, 2],
  [0.86, 0.88, 2],
  [0.94, 1, 3],
] as const;
const ZONES = HOURS.map(([from, at, tone], i) => {
  const x = from * 1000;
  const edge: Point[] = [-12, 8, 24, 40, 70].map((y, j) => [x + (j % 2 ? 7 : -7), y]);
  const start: Point[] = [
    [-9, -9],
    [-9, 70],
  ];
  return (
    <path
      key={from}
      d={`${curve(i ? edge : start, false, 4, i + 2)}H1010V-12Z`}
      style={{ fill: nightPalette(at)[`--p-sky${tone}`] }}
    />
  );
});
const SWELL = [44, 43, 45, 43.6, 44.6, 43, 45, 44].map((y, i): Point => [i * 145 - 10, y]);
const SEA = `${curve(SWELL, false, 0.6, 4)}V70H-20Z`;

/** Where the moon stands when this share of the night is over, in percent of the strip. */
const way = (share: number): [number, number] => [3 + 92 * share, 62 - 42 * Math.sin(Math.PI * (0.1 + 0.8 * share))];
const DOTS = Array.from({ length: 47 }, (_, i) => (i + 1) / 48);
const STARS = [
  [24, 16, 1.2],
  [31, 48, 1],
  [41, 14, 1.4],
  [52, 44, 1],
  [58, 12, 1.3],
  [69, 40, 1.1],
  [77, 15, 1.2],
] as const;
const whole = { viewBox: "0 0 1000 56", preserveAspectRatio: "none", width: "100%", height: "100%" };

/** The night's way over the water, left to right. What is left of it is the dotted line before the moon. */
export function HarbourSky({ share, label }: { share: number; label: string }) {
  const t = Math.max(0, Math.min(1, share));
  const [x, y] = way(t);
  return (
    <svg class={css.clock} width="100%" height="56" role="img" aria-label={label} style={nightPalette(t)}>
      <svg {...whole} aria-hidden="true">
        {ZONES}
      </svg>
      {STARS.map(([sx, sy, r]) => (
        <circle key={sx} cx={`${sx}%`} cy={`${sy}%`} r={r} fill="#fdf3d2" />
      ))}
      {DOTS.filter((dot) => dot > t + 0.012).map((dot) => {
        const [dx, dy] = way(dot);
        const dark = dot < 0.06 || dot > 0.86;
        return (
          <circle
            key={dot}
            cx={`${dx.toFixed(2)}%`}
            cy={`${dy.toFixed(1)}%`}
            r="1.5"
            fill={dark ? "#0f2233" : "#fdf3d2"}
          />
        );
      })}
      <svg {...whole} aria-hidden="true">
        <path
          d={SEA}
          fill="var(--p-water2)"
          stroke="var(--p-line)"
          stroke-width="1.6"
          vector-effect="non-scaling-stroke"
        />
      </svg>
      <svg x={`${x.toFixed(2)}%`} overflow="visible" aria-hidden="true">
        <path d="M-7 47h14M-4 50.6h11M-9 54h15" stroke="#fdf3d2" stroke-width="1.6" stroke-linecap="round" />
      </svg>
      <svg x={`${x.toFixed(2)}%`} y={`${y.toFixed(1)}%`} overflow="visible" aria-hidden="true">
        <circle r="16" fill="#fdf3d2" opacity=".28" />
        <circle r="10" fill="#fdf3d2" stroke="#0f2233" stroke-width="1.6" />
        <path d="M-3 -5.4a2.6 2.6 0 1 0 .1 0M3.6 1.6a1.8 1.8 0 1 0 .1 0" fill="#dccfa4" />
      </svg>
    </svg>
  );
}
