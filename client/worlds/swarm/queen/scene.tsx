import { BEE, TinyBee } from "../../../art/bee.tsx";
import css from "./scene.module.css";

/** So many bees of the line are drawn at most. */
const DRAWN = 7;
/** Cells of comb behind her: their middles. */
const CELLS = [60, 98, 136, 174, 212, 250, 288, 326, 364].flatMap((x, i) =>
  [26, 70, 114, 158].map((y) => [x - 20, y + (i % 2) * 22] as const),
);
const CELL = CELLS.map(([x, y]) => `M${x - 23} ${y}l11 -20h23l12 20 -12 20h-23z`).join("");

/**
 * A queen among her bees: no crown, only longer than the others. One may be telling her something, others wait. They keep their
 * size however much room is left: only the comb behind them grows and shrinks.
 */
export function CourtScene({
  speaks,
  waiting,
  hers = false,
}: {
  speaks: boolean;
  waiting: number;
  /** Seen by herself, who needs the room for what she was told. */
  hers?: boolean;
}) {
  return (
    <div class={`${css.scene} ${hers ? css.hers : ""}`} aria-hidden="true">
      <svg viewBox="0 0 390 200" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <rect width="390" height="200" fill="var(--comb, #f9ebca)" />
        <path d={CELL} fill="none" stroke="var(--comb-wall, #e7cb92)" stroke-width="4" stroke-linejoin="round" />
      </svg>
      <svg viewBox="100 32 192 126" class={css.bees} aria-hidden="true">
        <g transform="translate(195 92) scale(2.1 3)">{BEE}</g>
        {speaks && (
          <g>
            <g transform="translate(134 96) rotate(80) scale(1.4)">{BEE}</g>
            <g fill="none" stroke="var(--ink, #231c14)" stroke-width="3" stroke-linecap="round">
              <path d="M163 84q7 11 0 24M171 80q9 15 0 32" />
            </g>
          </g>
        )}
        {Array.from({ length: Math.min(DRAWN, waiting) }, (_, i) => (
          <TinyBee key={i} x={250 + (i % 2) * 26} y={48 + Math.floor(i / 2) * 32} turn={-84 + 9 * (i % 2)} size={22} />
        ))}
      </svg>
    </div>
  );
}
