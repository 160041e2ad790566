import type { ComponentChildren } from "preact";
import { BEE } from "../../../art/bee.tsx";
import { siteName } from "../../../art/sites.ts";
import type { Teller } from "../../../parts/moments/telling.ts";
import { SiteMark } from "../art.ts";
import { flown } from "../flown.tsx";
import { words } from "./words/words.ts";

const w = words.moments;

/** Bees about a middle: together, or on their way apart. */
const bees = (
  at: readonly (readonly [number, number])[],
  middle: ComponentChildren,
  turn: (x: number, y: number, i: number) => number,
) => (
  <svg viewBox="-50 -50 100 100" stroke="var(--ink)" stroke-width="2.6" fill="none" aria-hidden="true">
    {middle}
    {at.map(([x, y], i) => (
      <g key={i} transform={`translate(${x} ${y}) rotate(${turn(x, y, i)}) scale(.62)`}>
        {BEE}
      </g>
    ))}
  </svg>
);

const TOGETHER = bees(
  [
    [-12, -10],
    [6, -14],
    [14, 2],
    [-2, 0],
    [-16, 8],
    [2, 14],
  ],
  <circle r="30" stroke-dasharray="8 6" stroke="currentColor" stroke-width="4" />,
  (_x, _y, i) => 57 * i,
);
const APART = bees(
  [
    [-38, -28],
    [-6, -42],
    [36, -30],
    [42, 12],
    [-42, 14],
    [8, 40],
  ],
  <path
    d="M-22 -18A28 28 0 0 1 -4 -28M14 -24A28 28 0 0 1 27 -6M24 14A28 28 0 0 1 8 26M-12 25A28 28 0 0 1 -27 8"
    stroke="currentColor"
    stroke-width="4"
  />,
  // Each flies away from the middle.
  (x, y) => 90 + (180 * Math.atan2(y, x)) / Math.PI,
);
const DUSK = (
  <svg viewBox="-50 -50 100 100" stroke="var(--ink)" stroke-width="3" fill="none" aria-hidden="true">
    <path d="M-30 12A30 30 0 0 1 30 12Z" fill="currentColor" />
    <path d="M-48 12H48M-34 26H34M-18 40H18" />
  </svg>
);

/** What the whole meadow feels. */
export const tell: Teller = ({ kind, site, quorum }) => {
  const at = { site: siteName(Number(site)) };
  switch (kind) {
    case "quorum":
      return { size: "slip", rank: 1, text: w.quorum, shape: TOGETHER, tone: "honey", sound: "wood" };
    case "lost":
      return { size: "picture", rank: 2, text: w.lost, shape: APART, tone: "doubt", sound: "water" };
    case "piping":
      return {
        size: "picture",
        rank: 4,
        text: w.piping(at),
        shape: <SiteMark site={Number(site)} size={200} />,
        tone: "honey",
        sound: "air",
      };
    case "liftoff":
      return flown(Number(site), w.liftoff(at));
    case "falls":
      return { size: "slip", rank: 0, text: w.falls({ n: Number(quorum) }), shape: DUSK, tone: "honey", sound: "bell" };
    default:
      return undefined;
  }
};
