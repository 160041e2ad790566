import * as format from "../words/format.ts";
import { Trunk } from "./bark.tsx";
import { BEE } from "./bee.tsx";
import { dayPalette } from "./day-palette.ts";
import { GRAIN } from "./grain.tsx";
import { MarkShape } from "./mark.tsx";
import { Quorum } from "./quorum.tsx";
import css from "./site-scene.module.css";
import { siteName } from "./sites.ts";
import { curve, type Point } from "./strokes.ts";
import { words } from "./words/words.ts";

export interface SiteSceneProps {
  site: number;
  /** What the reading says of the cavity; absent while the scout is still looking. */
  features: { litres: number; entrance: number; height: number } | undefined;
  reading: number | undefined;
  /** Scouts here, and how many it takes where a crowd decides. */
  crowd: number;
  quorum?: number | undefined;
  /** The quorum is there and must hold. */
  held: boolean;
  dusk?: number;
}

const [CX, CY] = [208, 112];
/** An egg standing on its blunt end, as hollows are. */
const hollow = (k: number, seed: number, grow = 0): string =>
  curve(
    (
      [
        [0, -62],
        [30, -44],
        [43, -4],
        [38, 38],
        [4, 58],
        [-36, 40],
        [-44, 0],
        [-28, -44],
      ] as const
    ).map(([x, y]): Point => [CX + x * k + Math.sign(x) * grow, CY + y * k + Math.sign(y) * grow]),
    true,
    2,
    seed,
  );
const bound = (x: number, low: number, high: number): number => Math.max(low, Math.min(high, x));

/** Metres above the ground, ticked at the picture's side. Bees like five or so. */
function Height({ metres }: { metres: number }) {
  const y = (m: number): number => 222 - 33 * m;
  const at = y(bound(metres, 0, 6.3));
  return (
    <g class={css.ruler}>
      <path d={`M28 222V${y(6.2)}M20 222H40${[1, 2, 3, 4, 5, 6].map((m) => `M24 ${y(m)}H32`).join("")}`} />
      <path class={css.wish} d={`M14 ${y(5)}H44`} />
      <path class={css.point} d={`M34 ${at}l12 -6v12Z`} />
      <text x="14" y="243">
        {words.height({ n: metres })}
      </text>
    </g>
  );
}

/** In a hollow that is smaller beside the best its volume does not fit: it stands below. */
const ROOMY = 0.86;

/** The hollow cut open, so that its size and its door can be held against what bees wish for. */
function Cavity({ litres, entrance, height }: { litres: number; entrance: number; height: number }) {
  const k = bound(Math.sqrt(litres / 40), 0.42, 1.62);
  const door = bound(13 * Math.sqrt(entrance / 15), 5, 25);
  return (
    <g stroke-linejoin="round">
      <path class={css.wood} d={hollow(k, 4, 9)} />
      <path class={css.hollow} d={hollow(k, 7)} />
      <path class={css.wishUnder} d={hollow(1, 2)} />
      <path class={css.wish} d={hollow(1, 2)} />
      <ellipse class={css.door} cx="112" cy="146" rx={door * 0.84} ry={door} />
      <ellipse class={css.wish} cx="112" cy="146" rx="11" ry="13" />
      <g>
        {k < ROOMY ? (
          <text x={CX} y={CY + 86} text-anchor="middle" class={css.plate}>
            {words.about} {words.litres({ n: litres })}
          </text>
        ) : (
          <>
            <text x={CX} y={CY - 14} text-anchor="middle" class={css.about}>
              {words.about}
            </text>
            <text x={CX} y={CY + 12} text-anchor="middle" class={css.inside}>
              {words.litres({ n: litres })}
            </text>
          </>
        )}
        <text x="112" y={146 + Math.max(door, 13) + 19} text-anchor="middle" class={css.plate}>
          {words.entrance({ n: entrance })}
        </text>
      </g>
      <Height metres={height} />
    </g>
  );
}

/** A site from where a scout sits: the trunk, the hollow in it, and who else is there. */
export function SiteScene({ site, features, reading, crowd, quorum, held, dusk = 0.3 }: SiteSceneProps) {
  const said = [
    siteName(site),
    features
      ? [
          words.about + format.mark("") + words.litres({ n: features.litres }),
          words.entrance({ n: features.entrance }),
          words.height({ n: features.height }),
        ].join(format.mark(","))
      : words.dark,
    ...(reading === undefined ? [] : [words.reading({ n: reading })]),
    quorum === undefined ? words.here({ n: crowd }) : words.quorum({ here: crowd, n: quorum }),
    ...(held ? [words.held] : []),
  ].join(format.mark(";"));
  return (
    <svg
      class={css.scene}
      data-held={held || undefined}
      viewBox="0 0 400 320"
      style={dayPalette(dusk)}
      role="img"
      aria-label={said}
    >
      <rect x="-600" y="-300" width="1600" height="900" fill="var(--p-sky2)" />
      <path d="M-600 120C-300 100 -100 128 60 116S420 128 700 108 1000 120 1000 120V700H-600Z" fill="var(--p-sky3)" />
      <path d="M-600 196C-300 170 -60 206 60 190S420 200 700 178L1000 190V700H-600Z" fill="var(--p-mid)" />
      <path d="M-600 226C-300 214 -60 232 60 222S420 236 700 218L1000 226V700H-600Z" fill="var(--p-near)" />
      <Trunk site={site} />
      {held && <path class={css.rays} d={RAYS} />}
      {features && <Cavity {...features} />}
      {!features && (
        <g>
          <path class={css.hollow} d={hollow(1.3, 7)} />
          <path class={css.night} d="M-600 -300H1000V600H-600Z" />
          <g class={css.looking}>
            <circle cx={CX} cy={CY} r="40" />
            <g transform={`translate(${CX} ${CY}) rotate(50) scale(.9)`}>{BEE}</g>
          </g>
        </g>
      )}
      {reading !== undefined && (
        <g class={css.tag}>
          <path d="M362 -20V26" />
          <path class={css.paper} d="M340 36L362 22 385 35 386 104 339 105Z" />
          <circle cx="362" cy="34" r="3" />
          <MarkShape site={site} x={362} y={56} size={24} />
          <text x="362" y="95" text-anchor="middle">
            {reading}
          </text>
        </g>
      )}
      <path class={css.sill} d="M-600 254C-200 250 100 256 300 251S800 252 1000 254V640H-600Z" />
      <Quorum n={quorum ?? crowd} crowd={crowd} held={held} cx={200} cy={287} wide={384} high={60} />
      {GRAIN}
    </svg>
  );
}

const RAYS = Array.from({ length: 26 }, (_, i) => {
  const a = (i / 26) * 2 * Math.PI;
  const [c, s, near, far] = [Math.cos(a), Math.sin(a), 112, i % 2 ? 134 : 150];
  const n = (x: number): number => Math.round(x);
  return `M${n(CX + near * c)} ${n(CY + near * s)}L${n(CX + far * c)} ${n(CY + far * s)}`;
}).join("");
