import { curve, type Point } from "../strokes.ts";
import css from "./crate.module.css";
import { LightSign } from "./lighthouse-art.tsx";
import { NodeShape, ON_LIGHT } from "./node-mark.tsx";

/** An order to ship: on the quay, on its way, or gone with nothing paid for it. */
export type CrateState = "waiting" | "shipped" | "lost";

const SWELL: Point[] = [0, 1, 2, 3, 4, 5, 6].map((i) => [i * 20 - 8, 62 + (i % 2 ? 2.4 : -1)]);
const SEA = `${curve(SWELL, false, 0.6, 3)}V90H-8Z`;

function Box({ by }: { by: number | undefined }) {
  return (
    <g class={css.box}>
      <path d="M-19 -16.4L19.4 -17 18.8 16.6 -18.6 17Z" />
      <path d="M-19 -9.6H19M-19 9.8H19M-12.6 -16V16M12.6 -16V16" />
      {by !== undefined && (
        <>
          <circle class={css.plate} r="11.6" />
          <g style={ON_LIGHT}>
            <NodeShape by={by} size={16} />
          </g>
        </>
      )}
    </g>
  );
}

/** The crate of one order; `by` marks the payload or pool that its payment lies with. */
export function CrateOrder({ state, by, alt, size = 88 }: CrateOrderProps) {
  return (
    <svg class={css.order} viewBox="0 0 104 84" width={size} height={(size * 84) / 104} role="img" aria-label={alt}>
      {state === "waiting" && (
        <>
          <path class={css.sea} d={SEA} />
          <path class={css.quay} d="M-4 52L82 51 81 58 78 58.6V86H66V59H24V86H12V59H-4Z" />
          <g transform="translate(44 34)">
            <Box by={by} />
          </g>
          <path class={css.rope} d="M44 16V6M36 17L44 7 52 17" />
        </>
      )}
      {state === "shipped" && (
        <>
          <g transform="translate(40 36) scale(.86)">
            <Box by={by} />
          </g>
          <path class={css.rope} d="M72 52V8" />
          <path class={css.sail} d="M74 10C92 18 96 34 94 46L74 47Z" />
          <path class={css.hull} d="M8 50H98C96 62 88 70 80 72H26C16 70 10 60 8 50Z" />
          <path class={css.sea} d={SEA} />
          <g transform="translate(16 16) scale(1.25)">
            <LightSign state="yes" />
          </g>
        </>
      )}
      {state === "lost" && (
        <>
          <g transform="translate(52 56) rotate(-24)">
            <Box by={by} />
          </g>
          <path class={`${css.sea} ${css.over}`} d={SEA} />
          <path class={css.rings} d="M14 66Q22 62 30 66M76 66Q84 62 92 66M40 76Q52 71 64 76" />
          <g transform="translate(84 20) scale(1.25)">
            <LightSign state="no" />
          </g>
        </>
      )}
    </svg>
  );
}
export interface CrateOrderProps {
  state: CrateState;
  by?: number | undefined;
  /** What a screen reader says of it. */
  alt: string;
  size?: number | undefined;
}

/** A price on its tag; `gone` when it was paid and then undone. */
export function MoneyTag({ amount, gone, alt }: { amount: string; gone?: boolean | undefined; alt: string }) {
  return (
    <span class={css.tag} data-gone={gone || undefined} role="img" aria-label={alt}>
      <svg viewBox="-12 -12 24 24" width="1.2em" height="1.2em" aria-hidden="true">
        <path class={css.coin} d="M0 -9.6C6 -9.8 10 -5 9.8 .2S5.4 10 0 9.8 -9.8 5 -9.6 -.2 -5.6 -9.4 0 -9.6Z" />
        <path class={css.stamp} d={gone ? "M-6 -6L6 6M6 -6L-6 6" : "M0 -5.4C3.6 -5.4 5.6 -3 5.4 .2"} />
      </svg>
      <span aria-hidden="true">{amount}</span>
    </span>
  );
}

const PILES: readonly (readonly [x: number, y: number][])[] = [
  [[0, 0]],
  [
    [-21, 0],
    [21, 0],
  ],
  [
    [-21, 0],
    [21, 0],
    [0, -36],
  ],
];

/** Goods on the quay: one crate, two or three, by how much they are worth. Says nothing to those who listen: words beside it do. */
export function Crates({ n, size = 48 }: { n: 1 | 2 | 3; size?: number | undefined }) {
  return (
    <svg viewBox="-44 -58 88 80" width={size} height={(size * 80) / 88} aria-hidden="true">
      {PILES[n - 1]?.map(([x, y]) => (
        <g key={x} transform={`translate(${x} ${y})`}>
          <Box by={undefined} />
        </g>
      ))}
      <path class={css.rope} d="M-42 20H42" />
    </svg>
  );
}
