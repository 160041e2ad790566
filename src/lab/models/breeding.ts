import { parentOf } from "../../game/evolution/selection.ts";
import type { Chance } from "../../game/kit/chance.ts";

/**
 * One generation of a model with two kinds, by the game's own selection: of `n` individuals so many are of the first kind, and each
 * kind earns so much, above 0. Returns how many of the next generation are. As all of a kind are alike, a parent is drawn among
 * the two kinds, each with the weight of all of its own.
 */
export function breedKinds(
  n: number,
  first: number,
  [one, other]: readonly [number, number],
  chance: Chance,
  generation: number,
): number {
  const weights = [first * one, (n - first) * other];
  let next = 0;
  for (let place = 0; place < n; place++) if (parentOf(weights, chance, generation, place) === 0) next++;
  return next;
}

/** Sums over runs of a mean and its square, for its standard error. */
export interface Means {
  sum: number;
  squares: number;
}
export const noMeans = (): Means => ({ sum: 0, squares: 0 });
export function addMean(a: Means, x: number): void {
  a.sum += x;
  a.squares += x * x;
}
export const bothMeans = (a: Means, b: Means): Means => ({ sum: a.sum + b.sum, squares: a.squares + b.squares });
/** The mean over runs, and its standard error from how runs differ. */
export function meanOfRuns({ sum, squares }: Means, runs: number): { mean: number; error: number } {
  const mean = sum / runs;
  const variance = Math.max(0, squares / runs - mean * mean) * (runs / Math.max(1, runs - 1));
  return { mean, error: Math.sqrt(variance / runs) };
}
