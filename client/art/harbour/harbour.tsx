import { GRAIN } from "../grain.tsx";
import { CLOUDS, SKY } from "../sky.tsx";
import css from "./harbour.module.css";
import { moonAt, nightPalette } from "./night-palette.ts";
import { LanternLine, QUAY } from "./quay.tsx";
import { FarShore, GreatLight } from "./shore.tsx";
import { LAMP_GLINTS, MOON_GLINTS, WATER } from "./water.tsx";

export interface HarbourProps {
  /** 0 at late dusk, 1 at first dawn. */
  night: number;
  /** Broken: the chain has forked or is captured, every light is out. Calm: it held. */
  state?: "calm" | "broken" | undefined;
}

/** The harbour at night: fills its box, on a phone with the middle of it. */
export function Harbour({ night, state }: HarbourProps) {
  const moon = moonAt(night);
  const lit = state !== "broken";
  return (
    <svg
      class={css.harbour}
      data-scene="harbour"
      viewBox="0 0 1600 900"
      preserveAspectRatio="xMidYMid slice"
      style={nightPalette(night)}
      aria-hidden="true"
    >
      {SKY}
      <g transform={`translate(${moon.x.toFixed(1)} ${moon.y.toFixed(1)})`} fill="var(--p-glint)">
        <circle r="66" opacity=".12" />
        <circle r="46" opacity=".16" />
        <path d="M-12 -26C10 -34 32 -18 30 4C28 26 4 36 -16 26C6 20 12 -10 -12 -26Z" />
      </g>
      {CLOUDS}
      <FarShore lit={lit} calm={state === "calm"} />
      {WATER}
      <g transform={`translate(${moon.x.toFixed(1)} 580)`}>{MOON_GLINTS}</g>
      <GreatLight lit={lit} calm={state === "calm"} />
      {lit && <g transform="translate(852 664)">{LAMP_GLINTS}</g>}
      <LanternLine broken={!lit} />
      {QUAY}
      {GRAIN}
    </svg>
  );
}
