import { BEE, TinyBee } from "../../../art/bee.tsx";

/** So many of those who wait or listen are drawn at most. */
const DRAWN = 10;
/** The middles of the cells of comb behind them. */
const CELLS = Array.from(
  { length: 40 },
  (_, i) => [20 + 42 * (i % 10), 26 + 44 * Math.floor(i / 10) + 22 * (i % 2)] as const,
);
const COMB = CELLS.map(([x, y]) => `M${x - 26} ${y}l13 -22h26l13 22 -13 22h-26z`).join("");

/** Bees in a ring, heads together, as many as sit; others around. Before there is a council, the scouts alone. */
export function CouncilScene({
  sit,
  around,
  class: extra,
}: {
  sit: number;
  around: number;
  class?: string | undefined;
}) {
  const place = (i: number, of: number, r: number) => {
    const turn = (360 / Math.max(1, of)) * i;
    return { turn, x: 195 + 1.5 * r * Math.sin((turn * Math.PI) / 180), y: 100 - r * Math.cos((turn * Math.PI) / 180) };
  };
  return (
    <svg viewBox="0 0 390 200" preserveAspectRatio="xMidYMid slice" class={extra} aria-hidden="true">
      <rect width="390" height="200" fill="var(--comb, #f9ebca)" />
      <path d={COMB} fill="none" stroke="var(--comb-wall, #e7cb92)" stroke-width="4" stroke-linejoin="round" />
      {Array.from({ length: sit }, (_, i) => {
        const { x, y, turn } = place(i, sit, 40);
        return (
          <g key={i} transform={`translate(${x} ${y}) rotate(${turn + 180}) scale(1.7)`}>
            {BEE}
          </g>
        );
      })}
      {Array.from({ length: Math.min(DRAWN, around) }, (_, i) => {
        const { x, y, turn } = place(i + 0.5, Math.min(DRAWN, around), sit > 0 ? 86 : 56);
        return <TinyBee key={`a${i}`} x={x} y={y} turn={turn + 180} size={20} />;
      })}
    </svg>
  );
}
