import { BEE } from "./bee.tsx";
import { dayPalette } from "./day-palette.ts";
import css from "./flight-scene.module.css";
import { GRAIN } from "./grain.tsx";
import { LAND } from "./land.tsx";
import { MarkShape } from "./mark.tsx";
import { siteName } from "./sites.ts";
import { CLOUDS, SKY } from "./sky.tsx";
import { SWARM } from "./swarm.tsx";
import { words } from "./words/words.ts";

export interface FlightSceneProps {
  from: number | undefined;
  to: number | undefined;
  why: "explore" | "return" | "follow" | "home";
  /** How much of the way is behind; undefined where that is not known. */
  progress: number | undefined;
  dusk?: number;
}

type Spot = readonly [number, number];
const [A, B, C, D]: [Spot, Spot, Spot, Spot] = [
  [72, 150],
  [140, 50],
  [260, 60],
  [330, 150],
];

/** A point of the way there, and which way it leads: a bee is drawn looking up. */
function on(t: number): [number, number, number] {
  const u = 1 - t;
  const at = (i: 0 | 1): number => u ** 3 * A[i] + 3 * u * u * t * B[i] + 3 * u * t * t * C[i] + t ** 3 * D[i];
  const to = (i: 0 | 1): number => u * u * (B[i] - A[i]) + 2 * u * t * (C[i] - B[i]) + t * t * (D[i] - C[i]);
  return [at(0), at(1), (Math.atan2(to(1), to(0)) * 180) / Math.PI + 90];
}

const LOOP =
  "M80 130C130 60 190 70 200 110S150 160 140 120 220 40 280 70 330 150 280 156 240 100 290 90 350 70 330 40 120 30 80 130Z";

function End({ site, x }: { site: number | undefined; x: number }) {
  if (site === undefined) return null;
  return (
    <g>
      <path class={css.post} d={`M${x} 188V232`} />
      <circle class={css.sign} cx={x} cy="172" r="22" />
      <MarkShape site={site} x={x} y={172} size={27} />
    </g>
  );
}

/** On the wing over the meadow: from the left to the right going out, back again going home. */
export function FlightScene({ from, to, why, progress, dusk = 0.3 }: FlightSceneProps) {
  const home = why === "home";
  const known = progress !== undefined && why !== "explore";
  const t = Math.max(0, Math.min(1, progress ?? 0));
  const [x, y, turn] = on(home ? 1 - t : t);
  const target = home ? undefined : to;
  const w = words.flight;
  const way = why === "explore" || why === "home" ? w[why] : w.to({ site: siteName(target ?? from ?? -1) });
  const said = known ? w.done({ way, share: t }) : way;
  const dots = Array.from({ length: 30 }, (_, i) => (i + 1) / 31);
  return (
    <svg class={css.scene} viewBox="0 0 400 260" style={dayPalette(dusk)} role="img" aria-label={said}>
      <g transform="translate(-236 -150) scale(.66)">
        <g transform="translate(-1600 0)">{SKY}</g>
        {SKY}
        {CLOUDS}
        {LAND}
      </g>
      <g transform="translate(52 56) scale(.42)">
        <path class={css.bough} d="M-300 -26C-160 -14 -60 -22 60 -16L56 -4C-60 -2 -160 2 -300 2Z" />
        {SWARM}
      </g>
      <End site={home ? from : why === "explore" ? undefined : to} x={348} />
      {known ? (
        <>
          {dots.map((dot) => {
            const [dx, dy] = on(home ? 1 - dot : dot);
            return <circle key={dot} class={dot < t ? css.done : css.ahead} cx={dx} cy={dy} r={dot < t ? 2.2 : 1.6} />;
          })}
          <g
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${Math.round(home ? turn + 180 : turn)}) scale(1.25)`}
          >
            {BEE}
          </g>
        </>
      ) : (
        <>
          <path class={css.loop} d={LOOP} />
          <g class={css.search} style={{ offsetPath: `path("${LOOP}")` }}>
            <g transform="rotate(90) scale(1.25)">{BEE}</g>
          </g>
        </>
      )}
      {GRAIN}
    </svg>
  );
}
