import { curve, type Point, seededRandom, ticks } from "../strokes.ts";

const wave = (y: number, seed: number): string => {
  const points = Array.from({ length: 15 }, (_, i): Point => [i * 125 - 60, y + 6 * Math.sin(i * 1.7 + seed)]);
  return `${curve(points, false, 4, seed)}V920H-60Z`;
};

/** The water in four bands, with pen strokes that grow towards us. */
export const WATER = (
  <g>
    <rect x="-40" y="566" width="1700" height="360" fill="var(--p-water0)" />
    <path d={wave(604, 2)} fill="var(--p-water1)" />
    <path d={wave(668, 5)} fill="var(--p-water2)" />
    <path d={wave(770, 8)} fill="var(--p-water3)" />
    <g stroke="var(--p-line)" stroke-linecap="round" opacity=".45">
      <path d={ticks(60, [-20, 576, 1620, 40], [22, 0], 4)} stroke-width="1.2" />
      <path d={ticks(60, [-20, 630, 1620, 80], [38, 1], 5)} stroke-width="1.7" />
      <path d={ticks(46, [-20, 720, 1620, 160], [60, 1], 6)} stroke-width="2.2" />
    </g>
  </g>
);

/** A light's broken image on the water below it, in a column around 0 from y 0 down. */
function glints(long: number, wide: number, count: number, seed: number): string {
  const roll = seededRandom(seed);
  let d = "";
  for (let i = 0; i < count; i++) {
    const t = (i + 0.5) / count;
    const half = (0.35 + 0.65 * roll()) * wide * (0.35 + t);
    d += `M${Math.round((roll() - 0.5) * wide * 0.7 - half)} ${Math.round(t * long)}h${Math.round(2 * half)}`;
  }
  return d;
}
export const MOON_GLINTS = (
  <path
    d={glints(300, 26, 19, 3)}
    stroke="var(--p-glint)"
    stroke-width="4"
    stroke-linecap="round"
    opacity=".6"
    fill="none"
  />
);
export const LAMP_GLINTS = (
  <path
    d={glints(150, 20, 12, 7)}
    stroke="var(--honey, #f2b632)"
    stroke-width="4"
    stroke-linecap="round"
    opacity=".75"
    fill="none"
  />
);
