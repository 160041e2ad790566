import css from "./sky.module.css";
import { curve, type Point, seededRandom } from "./strokes.ts";

/** Where the sky's colours meet, from above. Between two of them lies a half-tone, as when a wash is laid over twice. */
const BANDS = [180, 290, 390, 475];
const band = (y: number, seed: number): string => {
  const points = Array.from(
    { length: 14 },
    (_, i): Point => [i * 160 - 60 - seed * 17, y + 13 * Math.sin(i * 1.3 + seed * 2)],
  );
  return `${curve(points, false, 9, seed)}V920H-60Z`;
};

function stars(): string {
  const roll = seededRandom(3);
  let d = "";
  for (let i = 0; i < 90; i++) {
    const [x, y, s] = [Math.round(roll() * 1600), Math.round(roll() ** 1.5 * 440), 1 + Math.round(roll() * 18) / 10];
    d +=
      `M${x} ${y - s}l${s * 0.4} ${s * 0.6} ${s * 0.6} ${s * 0.4} ${-s * 0.6} ${s * 0.4} ${-s * 0.4} ${s * 0.6} ${-s * 0.4} ${-s * 0.6} ${-s * 0.6} ${-s * 0.4} ${s * 0.6} ${-s * 0.4}Z`.replace(
        /(\.\d)\d+/g,
        "$1",
      );
  }
  return d;
}

/** The sky, brushed in five bands; the sun and the stars lie over it. */
export const SKY = (
  <g>
    <rect x="-40" y="-20" width="1700" height="940" fill="var(--p-sky0)" />
    {BANDS.map((y, i) => (
      <g key={y} fill={`var(--p-sky${i + 1})`}>
        <path d={band(y - 46, i + 9)} opacity=".5" />
        <path d={band(y, i + 3)} />
      </g>
    ))}
    <path class={css.stars} d={stars()} />
  </g>
);

/** A long, low summer cloud, laid down in one stroke. */
const streak = (x: number, y: number, w: number, h: number, seed: number): string =>
  curve(
    [
      [x - w, y + h * 0.5],
      [x - w * 0.5, y - h * 0.3],
      [x - w * 0.1, y - h],
      [x + w * 0.3, y - h * 0.4],
      [x + w, y + h * 0.1],
      [x + w * 0.5, y + h * 0.5],
      [x - w * 0.2, y + h * 0.6],
    ],
    true,
    4,
    seed,
  );

/** Clouds in the colour of the light below them. */
export const CLOUDS = (
  <g fill="var(--p-sky4)">
    <path opacity=".8" d={streak(500, 226, 120, 17, 2) + streak(610, 252, 130, 10, 3)} />
    <path opacity=".7" d={streak(140, 322, 170, 15, 5) + streak(250, 346, 120, 8, 6)} />
    <path opacity=".8" d={streak(1440, 300, 150, 16, 7) + streak(1530, 326, 130, 9, 8)} />
    <path opacity=".6" d={streak(700, 372, 100, 8, 9) + streak(190, 120, 90, 8, 10) + streak(905, 426, 90, 7, 11)} />
  </g>
);
