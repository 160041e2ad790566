import type { SeatId } from "../types.ts";

/** What each seat's points are the sum of, by name. */
export type Sums = Record<SeatId, Record<string, number>>;

export const sumOf = (parts: Readonly<Record<string, number>> | undefined): number =>
  Object.values(parts ?? {}).reduce((all, one) => all + one, 0);

/** Whole numbers that add up to the sum, rounded: those are rounded up that lose most by being cut (largest remainders). */
function whole(parts: Readonly<Record<string, number>>): Record<string, number> {
  const cut = Object.entries(parts).map(([name, n]) => ({ name, n: Math.floor(n), lost: n - Math.floor(n) }));
  const short = Math.round(sumOf(parts)) - cut.reduce((all, { n }) => all + n, 0);
  const up = new Set([...cut].sort((a, b) => b.lost - a.lost).slice(0, short));
  return Object.fromEntries(cut.map((one) => [one.name, one.n + (up.has(one) ? 1 : 0)]));
}

/** In whole points, for people, who can add them up; what comes to nothing is left out. */
export function told(sums: Sums): Sums {
  const some = (parts: Record<string, number>) =>
    Object.fromEntries(Object.entries(whole(parts)).filter(([, n]) => n !== 0));
  return Object.fromEntries(Object.entries(sums).map(([seat, parts]) => [seat, some(parts)]));
}
