// The three axes of decentralisation (Buterin 2017) by their definitions in ../shared/science/power.md and DESIGN.md, "The
// debrief": from shares of draws on a grid. No search between grid points: where a curve rises and falls again, it is seen.
import { measuredError, Z95 } from "../statistics.ts";

/** So many of the units (scouts, nodes, owners) were hit, and in so many of the draws it came out as asked. */
export interface Point {
  units: number;
  hits: number;
  draws: number;
}

/** A place on the grid, in units; `low` and `high` are where it could as well be, each point's share taken at either end of its 95% interval. */
export interface Place {
  at: number;
  low: number;
  high: number;
}

/** A share of draws, and the ends of its 95% interval (Agresti & Coull 1998): 0 of 100 does not look certain. */
export function shareOf({ hits, draws }: Point): { share: number; low: number; high: number } {
  const middle = (hits + 2) / (draws + 4);
  const half = Z95 * measuredError(hits, draws);
  return { share: draws === 0 ? 0 : hits / draws, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const HALF = 0.5;
const sorted = (points: readonly Point[]): Point[] =>
  points.filter(({ draws }) => draws > 0).sort((a, b) => a.units - b.units);

/** The largest number of units up to which the points all hold; 0 where not even the first does. */
function upTo(points: readonly Point[], holds: (point: Point) => boolean): number {
  let last = 0;
  for (const point of sorted(points)) {
    if (!holds(point)) break;
    last = point.units;
  }
  return last;
}

/** The first point that holds. */
const from = (points: readonly Point[], holds: (point: Point) => boolean): number | undefined =>
  sorted(points).find(holds)?.units;

/**
 * *Architectural*: the most units that can be lost, any fewer included, with the same decision (or more than half of the usual
 * rate) in at least half of the draws.
 */
export function mostLost(points: readonly Point[]): Place {
  return {
    at: upTo(points, (point) => shareOf(point).share >= HALF),
    low: upTo(points, (point) => shareOf(point).low >= HALF),
    high: upTo(points, (point) => shareOf(point).high >= HALF),
  };
}

/** *Political*: the fewest owners who force the worst in at least half of the draws; undefined where no number on the grid does. */
export function fewestForcing(points: readonly Point[]): Place | undefined {
  const at = from(points, (point) => shareOf(point).share >= HALF);
  if (at === undefined) return undefined;
  return {
    at,
    low: from(points, (point) => shareOf(point).high >= HALF) ?? at,
    // Where no point is sure of it, it may be more than the grid has.
    high: from(points, (point) => shareOf(point).low >= HALF) ?? Math.max(...points.map(({ units }) => units)) + 1,
  };
}

/**
 * How much of a round's decisions each seat carried, as shares of all: each decision is shared out among the seats that carried it,
 * by their powers. A dictator has all of it. Empty where nothing was decided.
 */
export function carried(
  decisions: readonly { holders: readonly number[] }[],
  powers: Readonly<Record<number, number>>,
): Record<number, number> {
  const shares: Record<number, number> = Object.fromEntries(Object.keys(powers).map((seat) => [seat, 0]));
  let counted = 0;
  for (const { holders } of decisions) {
    const all = holders.reduce((sum, seat) => sum + (powers[seat] ?? 0), 0);
    if (all <= 0) continue;
    counted++;
    for (const seat of holders) shares[seat] = (shares[seat] ?? 0) + (powers[seat] ?? 0) / all;
  }
  if (counted === 0) return {};
  return Object.fromEntries(Object.entries(shares).map(([seat, share]) => [seat, share / counted]));
}
