import type { Met, SeatId, Seen } from "../../types.ts";

/**
 * By other seat, how likely it lies, 0 to 1: from the share of liars among the others, times the odds that what one saw of it
 * leaves (1: nothing said; infinite: proved).
 */
export function tellsOf<M extends Met>({ naming }: Seen, odds: (met: M) => number): Record<SeatId, number> {
  if (!naming) return {};
  const rest = naming.met.length - naming.liars;
  const prior = naming.liars / Math.max(1, rest);
  return Object.fromEntries(
    (naming.met as readonly M[]).map((one) => {
      const sum = prior * odds(one);
      return [one.seat, sum === Number.POSITIVE_INFINITY ? 1 : sum / (1 + sum)];
    }),
  );
}
