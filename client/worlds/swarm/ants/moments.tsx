import type { ComponentChildren } from "preact";
import { siteName } from "../../../art/sites.ts";
import type { Teller } from "../../../parts/moments/telling.ts";
import { flown } from "../flown.tsx";
import { ANT, Carrier } from "./art/ant.tsx";
import { words } from "./words/words.ts";

const w = words.moments;

/** Ants about a middle, each looking its own way. */
const picture = (at: readonly (readonly [number, number, number])[], middle: ComponentChildren) => (
  <svg viewBox="-50 -50 100 100" aria-hidden="true">
    {middle}
    {at.map(([x, y, turn]) => (
      <g key={`${x} ${y}`} transform={`translate(${x} ${y}) rotate(${turn}) scale(.72)`}>
        {ANT}
      </g>
    ))}
  </svg>
);
const ring = (dashes: string) => (
  <circle r="34" fill="none" stroke="currentColor" stroke-width="4" stroke-dasharray={dashes} />
);

const TOGETHER = picture(
  [
    [-14, -10, 60],
    [12, -14, 220],
    [16, 10, 300],
    [-8, 14, 20],
    [0, -2, 130],
  ],
  ring("8 6"),
);
const CARRY = (
  <svg viewBox="-34 -34 68 68" aria-hidden="true">
    <path
      d="M-28 24H28M-24 14H-12M-28 4H-18"
      fill="none"
      stroke="currentColor"
      stroke-width="4"
      stroke-linecap="round"
    />
    <g transform="rotate(90) scale(1.5)">
      <Carrier />
    </g>
  </svg>
);
const EMPTY = picture(
  [
    [-36, -24, 300],
    [34, -28, 40],
    [38, 22, 120],
    [-34, 26, 230],
  ],
  ring("30 12"),
);

/** What the whole colony feels. */
export const tell: Teller = ({ kind, site }) => {
  switch (kind) {
    case "quorum":
      return { size: "slip", rank: 1, text: w.quorum, shape: TOGETHER, tone: "honey", sound: "wood" };
    case "carrying":
      return { size: "picture", rank: 4, text: w.carrying, shape: CARRY, tone: "honey", sound: "bell" };
    case "emptied":
      return { size: "picture", rank: 3, text: w.emptied, shape: EMPTY, tone: "honey", sound: "water" };
    case "apart":
      return { size: "picture", rank: 3, text: w.apart, shape: EMPTY, tone: "doubt", sound: "water" };
    case "moved":
      return flown(Number(site), w.moved({ site: siteName(Number(site)) }));
    default:
      return undefined;
  }
};
