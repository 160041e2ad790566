import { dayPalette } from "../../../../art/day-palette.ts";
import { GRAIN } from "../../../../art/grain.tsx";
import { MarkShape } from "../../../../art/mark.tsx";
import { ANT, LARVA } from "./ant.tsx";
import { slab } from "./plants.tsx";
import css from "./scenes.module.css";

export interface UnderSceneProps {
  label: string;
  site: number;
  reading: string | undefined;
  /** How many one met in each of the last beats, newest last; and the number of the newest. */
  meets: readonly number[];
  beats: number;
  /** How much of a quorum that feels like, 0 to 1 and above; and that it was one. */
  feeling: number;
  felt: boolean;
  /** Nestmates lie here. */
  carried: boolean;
  dusk: number;
}

const [CX, CY] = [186, 190];
const R = 62;
/** So many of one beat are drawn at most. */
const DRAWN = 5;
const ROUND = 2 * Math.PI * R;

/** Whom one met, round about: those of this beat touch one, earlier ones have walked on. */
function Met({ meets, beats }: Pick<UnderSceneProps, "meets" | "beats">) {
  return (
    <>
      {meets.flatMap((n, i) => {
        const age = meets.length - 1 - i;
        const beat = beats - age;
        return Array.from({ length: Math.min(DRAWN, n) }, (_, j) => {
          // Each comes from a side of its own.
          const angle = (beat * 5 + j * 3) * 2.39996;
          const far = 34 + age * 19;
          const [x, y] = [CX + far * Math.cos(angle) * 1.25, CY + far * Math.sin(angle) * 0.86];
          const turn = Math.round((angle * 180) / Math.PI) + (age === 0 ? -90 : 90);
          return (
            <g key={`${beat}-${j}`}>
              <g
                class={css.met}
                opacity={1 - age / (meets.length + 1)}
                style={{ transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) rotate(${turn}deg)` }}
              >
                {ANT}
              </g>
              {age === 0 && (
                <path
                  class={css.touch}
                  d={`M${(CX + 20 * Math.cos(angle - 0.5)).toFixed(1)} ${(CY + 20 * Math.sin(angle - 0.5)).toFixed(1)}A20 20 0 0 1 ${(CX + 20 * Math.cos(angle + 0.5)).toFixed(1)} ${(CY + 20 * Math.sin(angle + 0.5)).toFixed(1)}`}
                />
              )}
            </g>
          );
        });
      })}
    </>
  );
}

/** Under a stone, in the dark: oneself, whom one meets, and how near that feels to a quorum. */
export function UnderScene({ label, site, reading, meets, beats, feeling, felt, carried, dusk }: UnderSceneProps) {
  const share = felt ? 1 : Math.min(0.97, feeling);
  return (
    <svg class={css.scene} viewBox="0 0 400 320" style={dayPalette(dusk)} role="img" aria-label={label}>
      <rect x="-600" y="-300" width="1600" height="900" fill="var(--p-sky2)" />
      <path class={css.dark} d="M-600 66C-300 56 -60 74 60 66S420 74 700 60L1000 66V700H-600Z" />
      <path d="M-60 720C-40 200 40 92 190 92S420 104 460 720Z" fill="#3b2717" stroke="#231c14" stroke-width="2" />
      <g transform="translate(186 84)" stroke="var(--p-line)" stroke-width="2.6" stroke-linejoin="round">
        <path d={slab(250, 66, 6)} fill="var(--stone, #a9a497)" />
      </g>
      <MarkShape site={site} x={70} y={54} size={34} />
      {carried && (
        <g class={css.rest}>
          {[
            [58, 268, 40],
            [92, 284, 170],
            [34, 292, 300],
          ].map(([x, y, turn]) => (
            <g key={x} transform={`translate(${x} ${y}) rotate(${turn}) scale(1)`}>
              {ANT}
              <g transform="translate(13 6) scale(1.5)">{LARVA}</g>
            </g>
          ))}
        </g>
      )}
      <g class={felt ? css.full : undefined}>
        <ellipse class={css.ring} cx={CX} cy={CY} rx={R} ry={R} />
        <circle
          class={css.felt}
          cx={CX}
          cy={CY}
          r={R}
          transform={`rotate(-90 ${CX} ${CY})`}
          stroke-dasharray={`${(ROUND * share).toFixed(1)} ${ROUND.toFixed(1)}`}
          opacity={share === 0 ? 0 : 1}
        />
      </g>
      <Met meets={meets} beats={beats} />
      <g transform={`translate(${CX} ${CY})`}>
        <g class={css.feels}>
          <g transform="scale(1.7)">{ANT}</g>
        </g>
      </g>
      {reading !== undefined && (
        <g class={css.tag}>
          <path d="M352 -20V26" />
          <path class={css.paper} d="M328 36L352 22 377 35 378 92 327 93Z" />
          <circle cx="352" cy="34" r="3" />
          <text x="352" y="76" text-anchor="middle">
            {reading}
          </text>
        </g>
      )}
      {GRAIN}
    </svg>
  );
}
