import { dayPalette } from "../../../../art/day-palette.ts";
import { GRAIN } from "../../../../art/grain.tsx";
import { MarkShape } from "../../../../art/mark.tsx";
import { seededRandom } from "../../../../art/strokes.ts";
import { ANT, LARVA } from "./ant.tsx";
import { blades, slab } from "./plants.tsx";
import css from "./scenes.module.css";

export interface NestSceneProps {
  label: string;
  /** Nestmates that still wait here, and how many there were. */
  left: number;
  all: number;
  /** Who calls at the way out, oneself among them. */
  calls: readonly { id: number; site: number; own: boolean; picked: boolean }[];
  /** The nest was broken open. */
  broken: boolean;
  dusk: number;
}

/** So many that wait are drawn at most, and so many that call. */
const DRAWN = 32;
const CALLS = 4;

/** Where they lie, row by row, each turned its own way. */
const PLACES = (() => {
  const roll = seededRandom(7);
  return Array.from({ length: DRAWN }, (_, i) => {
    const [row, at] = [Math.floor(i / 8), i % 8];
    return {
      x: 58 + at * 37 + (row % 2) * 14 + (roll() - 0.5) * 10,
      y: 178 + row * 27 + (roll() - 0.5) * 8,
      turn: Math.round(roll() * 360),
      larva: roll() < 0.45,
    };
  });
})();
const FAR = blades(30, [-620, 118, 1640], [60, 230], 7, 3);
const NEAR = blades(14, [-620, 440, 1640], [60, 150], 11, 5);

/** The old nest, cut open: who waits, and who calls at the way out. */
export function NestScene({ label, left, all, calls, broken, dusk }: NestSceneProps) {
  const most = Math.min(DRAWN, all);
  const waiting = Math.ceil((most * left) / Math.max(1, all));
  return (
    <svg class={css.scene} viewBox="0 0 400 320" style={dayPalette(dusk)} role="img" aria-label={label}>
      <rect x="-600" y="-300" width="1600" height="900" fill="var(--p-sky2)" />
      <path d="M-600 60C-300 40 -60 70 60 56S420 70 700 48L1000 60V700H-600Z" fill="var(--p-sky3)" />
      <g stroke="var(--p-line)" stroke-linejoin="round">
        <path d={FAR} fill="var(--p-near)" stroke-width="1.3" />
        <path
          d="M-600 116C-300 108 -60 122 60 114S420 124 700 110L1000 116V700H-600Z"
          fill="var(--earth, #b98f5f)"
          stroke-width="2"
        />
      </g>
      <path
        class={css.chamber}
        d="M22 150C40 136 120 142 190 138S330 134 352 148L398 116 420 132C396 150 380 166 374 188 366 236 360 276 320 290 240 304 110 306 56 288 20 270 14 220 14 188 14 170 14 158 22 150Z"
      />
      <g transform="translate(176 146)" stroke="var(--p-line)" stroke-width="2.4" stroke-linejoin="round">
        <path d={slab(178, 62, 2)} fill="var(--stone, #a9a497)" />
        {broken && <path d="M24 -66L6 -38 26 -26 10 6 -12 8 2 -22 -16 -34 4 -66Z" fill="var(--p-sky2)" />}
      </g>
      <g class={css.rest}>
        {PLACES.slice(0, waiting).map(({ x, y, turn, larva }, i) => (
          <g key={i} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn}) scale(.95)`}>
            {ANT}
            {larva && <g transform="translate(14 6) scale(1.4)">{LARVA}</g>}
          </g>
        ))}
      </g>
      {calls.slice(0, CALLS).map(({ id, site, own, picked }, i) => (
        <g
          key={id}
          class={picked || own ? css.picked : undefined}
          transform={`translate(${330 - i * 62} ${112 - (i % 2) * 10})`}
        >
          <path d="M0 -14V-40" stroke="#231c14" stroke-width="2" />
          <circle class={css.flag} cy="-54" r="17" />
          <MarkShape site={site} x={0} y={-54} size={21} />
          <g class={css.calls}>
            <g transform={`rotate(${own ? 20 : 70}) scale(1.5)`}>{ANT}</g>
          </g>
        </g>
      ))}
      <path d={NEAR} fill="var(--p-blade)" stroke="var(--p-line)" stroke-width="1.6" />
      {GRAIN}
    </svg>
  );
}
