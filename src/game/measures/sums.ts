import type { SeatId } from "../types.ts";

/** What each seat's points are the sum of, by name. */
export type Sums = Record<SeatId, Record<string, number>>;

export const sumOf = (parts: Readonly<Record<string, number>> | undefined): number =>
  Object.values(parts ?? {}).reduce((all, one) => all + one, 0);

/** In whole points, for people; what comes to nothing is left out. */
export function told(sums: Sums): Sums {
  const whole = (parts: Record<string, number>) =>
    Object.entries(parts).flatMap(([name, n]) => (Math.round(n) === 0 ? [] : [[name, Math.round(n)] as const]));
  return Object.fromEntries(Object.entries(sums).map(([seat, parts]) => [seat, Object.fromEntries(whole(parts))]));
}
