import { exp } from "../../kit/exact.ts";
import type { Met, SeatId, Seen } from "../../types.ts";

/** What one saw another claim of a site, and what oneself read there last. */
export interface Said {
  site: number;
  claim: number;
  reading?: number;
}
/** Somebody whose claims one saw. */
export interface Claimant extends Met {
  said: readonly Said[];
}

/** How far a claim and one's own reading differ between two who both tell the truth: two readings with a noise of 12%, of sites near 7. */
export const SPREAD = 1.3;

/** A normal distribution's density at `x`, but for a factor that all share. */
export const bell = (x: number, spread: number): number => exp((-x * x) / (2 * spread * spread)) / spread;

/**
 * How likely each other scout lies, 0 to 1: by how far its claims lay from one's own readings, where there are both; without any it
 * keeps the chance that anybody has. `ratio`: of a claim that lies so much above the reading (0 to 10, negative below), how much
 * more often liars say so than the honest.
 */
export function suspectedByClaims(seen: Seen, ratio: (above: number) => number): Record<SeatId, number> {
  const { naming } = seen;
  if (!naming) return {};
  const prior = naming.liars / Math.max(1, naming.met.length);
  return Object.fromEntries(
    (naming.met as readonly Claimant[]).map(({ seat, said }) => {
      let odds = prior / (1 - prior);
      for (const { claim, reading } of said) if (reading !== undefined) odds *= ratio(claim - Math.min(10, reading));
      return [seat, odds / (1 + odds)];
    }),
  );
}
