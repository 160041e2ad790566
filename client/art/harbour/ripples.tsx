import { ticks } from "../strokes.ts";
import css from "./ripples.module.css";

const LONG = ticks(9, [4, 6, 190, 138], [26, 0], 3);
const SHORT = ticks(12, [4, 6, 200, 138], [11, 0.4], 8);

/** The water that the tree hangs over: one tile of short strokes, still while the lanterns move. */
export const RIPPLES = (
  <svg class={css.water} width="100%" height="100%" aria-hidden="true">
    <pattern id="tree-water" width="240" height="150" patternUnits="userSpaceOnUse">
      <path d={LONG + SHORT} />
    </pattern>
    <rect width="100%" height="100%" fill="url(#tree-water)" />
  </svg>
);
