import { edges } from "../strokes.ts";
import { lamp } from "./lamp.ts";
import css from "./lighthouse-art.module.css";
import { NodeShape, ON_LIGHT } from "./node-mark.tsx";

/** What a node is doing: up, down, asked, said yes or no or both, said nothing, or bound to what it said. */
export type LightState = "lit" | "dark" | "voting" | "yes" | "no" | "twice" | "silent" | "locked";

const SIGNS: Partial<Record<LightState, string>> = {
  yes: "M-4 .4L-1 3.6 4.6 -3.6",
  no: "M-3.6 -3.6L3.6 3.6M3.6 -3.6L-3.6 3.6",
  twice: "M-2.6 -4.6V.8M-2.6 4.2V4.3M2.6 -4.6V.8M2.6 4.2V4.3",
  silent: "M-4 0H4",
  voting: "M-4 0H-3.9M0 0H.1M4 0H4.1",
  dark: "M-1.6 -5L1 -.8 -1.4 .6 1.8 5",
};

/** The sign beside a light: its state as a shape. Around 0,0, nine across. */
export function LightSign({ state }: { state: LightState }) {
  if (state === "lit") return null;
  return (
    <g class={css.sign} data-state={state}>
      <circle r="8.6" />
      {state === "locked" ? (
        <>
          <path d="M-2.8 -.6V-2.6C-2.8 -6.2 2.8 -6.2 2.8 -2.6V-.6" />
          <path class={css.lock} d="M-4.2 -.8H4.2V4.6H-4.2Z" />
        </>
      ) : (
        <path d={SIGNS[state]} />
      )}
    </g>
  );
}

const ROCK = edges(
  [
    [-30, 12],
    [-20, 2],
    [-8, -2],
    [14, -1],
    [24, 4],
    [31, 12],
  ],
  1.4,
  3,
);
const TOWER = edges(
  [
    [-12, 0],
    [-8, -52],
    [8, -52],
    [12, 0],
  ],
  0.7,
  5,
);
const BEAM = "M0 -60L46 -74V-46Z";

/** Out, its glass is outlined like the frame around it. */
const UNLIT = { stroke: "#8fb0c9", "stroke-width": 1.2 };

/** A lighthouse, its foot at 0,0, as big as its power. */
export function LighthouseArt({ by, state, power }: { by: number; state: LightState; power: number }) {
  const k = 0.62 + 0.38 * Math.sqrt(Math.max(0, Math.min(1, power)));
  const shines = state === "yes" || state === "locked" || state === "lit";
  const on = shines || state === "voting";
  return (
    <g class={css.house} data-state={state}>
      <path class={css.rock} d={ROCK} />
      <g transform={`scale(${k.toFixed(2)})`}>
        {on && <circle class={css.halo} cy="-60" r="15" />}
        {(state === "yes" || state === "locked") && <path class={css.beam} d={`${BEAM}M0 -60L-46 -74V-46Z`} />}
        {state === "voting" && <path class={`${css.beam} ${css.asks}`} d={BEAM} />}
        <path class={css.tower} d={TOWER} />
        <path class={css.band} d="M-11.2 -10H11.2L10.2 -22H-10.2ZM-8.8 -42H8.8L8.2 -50H-8.2Z" />
        <path class={css.frame} d="M-11 -52H11L9.6 -55.6H-9.6Z" />
        <path class={lamp(on)} {...(!on && UNLIT)} d="M-6 -56V-66H6V-56Z" />
        <path class={css.frame} d="M-8 -66C-6 -74 6 -74 8 -66ZM0 -72V-77" />
        {state === "dark" && <path class={css.frame} d="M-6 -66L6 -56" />}
      </g>
      <g style={ON_LIGHT} transform={`translate(0 ${(-31 * k).toFixed(1)})`}>
        <NodeShape by={by} size={15 * k + 3} />
      </g>
      <g transform={`translate(20 ${(-40 * k).toFixed(1)})`}>
        <LightSign state={state} />
      </g>
    </g>
  );
}
