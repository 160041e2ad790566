import { paint } from "./dusk.ts";
import { curve, type Point } from "./hand.ts";
import { WORDS } from "./words.ts";

const HIGH = 56;
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
const ZONES = HOURS.map(([from, at], i) => {
  const x = from * 1000;
  const edge: Point[] = [-12, 8, 24, 40, 70].map((y, j) => [x + (j % 2 ? 7 : -7), y]);
  const colour = paint(at)[at > 0.8 ? "--p-sky2" : "--p-sky3"];
  return (
    <path
      key={from}
      d={`${curve(
        i
          ? edge
          : [
              [-9, -9],
              [-9, 70],
            ],
        false,
        4,
        i + 2,
      )}H1010V-12Z`}
      fill={colour}
    />
  );
});
const HILLS = `${curve(
  [
    [-20, 46],
    [90, 41],
    [200, 47],
    [330, 42],
    [470, 48],
    [600, 43],
    [740, 47],
    [880, 40],
    [1020, 45],
  ],
  false,
  1.5,
  4,
)}V70H-20Z`;

/** Where the sun stands when this share of the day is over: x in percent, y in pixels. */
const way = (share: number): [number, number] => [3 + 92 * share, 20 - 9 * Math.sin(share * 3) + 34 * share ** 5];
const DOTS = Array.from({ length: 47 }, (_, i) => (i + 1) / 48);

/** The day's way over the hills, left to right. What is left of it is the dotted line before the sun. */
export function SkyClock({ share }: { share: number }) {
  const t = Math.max(0, Math.min(1, share));
  const [x, y] = way(t);
  return (
    <svg class="sky-clock" width="100%" height={HIGH} role="img" aria-label={WORDS.day(t)} style={paint(t)}>
      <svg viewBox={`0 0 1000 ${HIGH}`} preserveAspectRatio="none" width="100%" height={HIGH} aria-hidden="true">
        {ZONES}
      </svg>
      <g fill="#fdf3d2">
        <circle cx="93.6%" cy="11" r="1.3" />
        <circle cx="96.4%" cy="22" r="1" />
        <circle cx="98.6%" cy="8" r="1.5" />
      </g>
      {DOTS.filter((dot) => dot > t + 0.012).map((dot) => {
        const [dx, dy] = way(dot);
        return <circle key={dot} cx={`${dx}%`} cy={dy} r="1.5" fill={dot > 0.84 ? "#fdf3d2" : "#3a2f22"} />;
      })}
      <circle cx={`${x}%`} cy={y} r="16" fill="var(--honey, #f2b632)" opacity=".35" />
      <circle cx={`${x}%`} cy={y} r="10" fill="var(--honey, #f2b632)" stroke="#3a2f22" stroke-width="1.6" />
      <svg viewBox={`0 0 1000 ${HIGH}`} preserveAspectRatio="none" width="100%" height={HIGH} aria-hidden="true">
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
