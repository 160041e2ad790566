import { dayPalette } from "../../../../art/day-palette.ts";
import { GRAIN } from "../../../../art/grain.tsx";
import { MarkShape } from "../../../../art/mark.tsx";
import { ANT, Carrier } from "./ant.tsx";
import { blades, Stone } from "./plants.tsx";
import css from "./scenes.module.css";

export interface TrailSceneProps {
  label: string;
  /** The stone it leads to, or from where one walks home. */
  site: number | undefined;
  how: "search" | "walk" | "home" | "leads" | "follows" | "carries" | "back";
  /** Leading, with the follower still behind. */
  together: boolean;
  /** How much of the way is behind; undefined where that is not known. */
  progress: number | undefined;
  dusk: number;
}

const [A, B, C, D] = [
  [58, 214],
  [140, 254],
  [230, 176],
  [330, 208],
] as const;
/** A point of the way there, and which way it leads: an ant is drawn looking up. */
function on(t: number): [number, number, number] {
  const u = 1 - t;
  const at = (i: 0 | 1): number => u ** 3 * A[i] + 3 * u * u * t * B[i] + 3 * u * t * t * C[i] + t ** 3 * D[i];
  const to = (i: 0 | 1): number => u * u * (B[i] - A[i]) + 2 * u * t * (C[i] - B[i]) + t * t * (D[i] - C[i]);
  return [at(0), at(1), (Math.atan2(to(1), to(0)) * 180) / Math.PI + 90];
}
const PATH = `M${A.join(" ")}C${B.join(" ")} ${C.join(" ")} ${D.join(" ")}`;
const LOOP =
  "M70 214C110 170 180 190 190 224S130 262 120 224 210 168 260 196 300 254 250 250 220 200 280 190 350 240 290 262 120 262 70 214Z";
const FAR = blades(34, [-620, 158, 1640], [80, 290], 8, 4);
const MID = blades(18, [-620, 176, 1640], [120, 340], 12, 9);
const NEAR = blades(15, [-620, 450, 1640], [70, 190], 13, 5);
/** How far behind its leader a follower walks, as a share of the way: it touches it all the time. */
const BEHIND = 0.19;

function Walker({ t, home, children }: { t: number; home: boolean; children: preact.ComponentChildren }) {
  const [x, y, turn] = on(Math.max(0, Math.min(1, home ? 1 - t : t)));
  return (
    <g
      class={css.goes}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${Math.round(home ? turn + 180 : turn)}) scale(1.9)`}
    >
      {children}
    </g>
  );
}

/** On the ground among the grass: from the old nest on the left to a stone on the right, and back. */
export function TrailScene({ label, site, how, together, progress, dusk }: TrailSceneProps) {
  const home = how === "home" || how === "back";
  const t = Math.max(0, Math.min(1, progress ?? 0));
  // A leader is in front: its follower is where it was a moment ago.
  const first = how === "follows" ? t + BEHIND : t;
  const pair = how === "follows" || (how === "leads" && together);
  return (
    <svg class={css.scene} viewBox="0 0 400 300" style={dayPalette(dusk)} role="img" aria-label={label}>
      <rect x="-600" y="-300" width="1600" height="900" fill="var(--p-sky2)" />
      <path d="M-600 90C-300 70 -60 100 60 86S420 100 700 78L1000 90V700H-600Z" fill="var(--p-sky3)" />
      <g stroke="var(--p-line)" stroke-linejoin="round">
        <path d={FAR} fill="var(--p-mid)" stroke-width="1.2" />
        <path d={MID} fill="var(--p-near)" stroke-width="1.5" />
        <path
          d="M-600 166C-300 156 -60 172 60 162S420 174 700 158L1000 166V700H-600Z"
          fill="var(--earth, #b98f5f)"
          stroke-width="2"
        />
      </g>
      <g fill="var(--stone, #a9a497)" stroke="var(--p-line)" stroke-width="1.6">
        <ellipse cx="118" cy="300" rx="17" ry="9" />
        <ellipse cx="292" cy="270" rx="11" ry="6" />
        <ellipse cx="214" cy="346" rx="25" ry="13" />
        <ellipse cx="46" cy="352" rx="12" ry="7" />
      </g>
      <Stone x={24} y={206} w={76} h={44} seed={2} />
      {site !== undefined && (
        <g>
          <Stone x={366} y={202} w={74} h={44} seed={6} />
          <path d="M366 160V134" stroke="#231c14" stroke-width="3" />
          <circle class={css.flag} cx="366" cy="116" r="20" />
          <MarkShape site={site} x={366} y={116} size={25} />
        </g>
      )}
      {how === "search" ? (
        <>
          <path class={css.path} d={LOOP} />
          <g class={css.search} style={{ offsetPath: `path("${LOOP}")` }}>
            <g transform="rotate(90) scale(1.9)">{ANT}</g>
          </g>
        </>
      ) : (
        <>
          <path class={css.path} d={PATH} />
          {pair && (
            <Walker t={first - BEHIND} home={false}>
              {ANT}
            </Walker>
          )}
          <Walker t={first} home={home}>
            {how === "carries" || how === "back" ? <Carrier /> : ANT}
          </Walker>
        </>
      )}
      <path d={NEAR} fill="var(--p-blade)" stroke="var(--p-line)" stroke-width="1.8" />
      {GRAIN}
    </svg>
  );
}
