import type { Deciders } from "./rows.ts";

/** Dots of one size by who decides: together they are always as much ink, for power is shared and not made. */
const DOTS: Readonly<Record<Deciders, { r: number; at: readonly (readonly [number, number])[] }>> = {
  one: { r: 9, at: [[10, 12]] },
  few: {
    r: 5.2,
    at: [
      [8, 15],
      [20, 8],
      [32, 15],
    ],
  },
  all: {
    r: 3,
    at: [
      [5, 8],
      [12.5, 16.5],
      [12.5, 4.5],
      [20, 10.5],
      [27.5, 4.5],
      [27.5, 16.5],
      [35, 8],
      [20, 20],
      [5, 18.5],
    ],
  },
};

/** In whose hands the decision lay. */
export function Hands({ of }: { of: Deciders }) {
  const { r, at } = DOTS[of];
  return (
    <svg viewBox="0 0 40 24" aria-hidden="true">
      {at.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={r} fill="currentColor" />
      ))}
    </svg>
  );
}
