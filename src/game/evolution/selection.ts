import { type Chance, purpose } from "../kit/chance.ts";

/** Who becomes a parent of the next generation. */
export const SELECTIONS = ["proportional", "moran", "tournament"] as const;
export type Selection = (typeof SELECTIONS)[number];

/** Who takes part in one tournament: with three the best of a small colony come often, and the middling now and then. */
export const TOURNAMENT = 3;

const PARENT = purpose("evolution parent");
const BORN = purpose("evolution born");
const DIES = purpose("evolution dies");
const MEETS = purpose("evolution tournament");

/** One to be a parent, in proportion to its weight; where all weights are 0, anyone. `a`, `b`: what the draw hangs on. */
export function parentOf(weights: readonly number[], chance: Chance, a: number, b: number): number {
  const found = chance.weighted(PARENT, weights, a, b);
  return found >= 0 ? found : chance.int(PARENT, weights.length, a, b, 1);
}

/**
 * One step of the Moran process (Moran 1958): one has a child, in proportion to its weight, and the child takes the place of
 * one that is drawn with equal chances, its parent among them. Returns [parent, place]. `a`, `b`: what the draws hang on.
 */
export function moranStep(weights: readonly number[], chance: Chance, a: number, b: number): [number, number] {
  const sum = weights.reduce((all, one) => all + one, 0);
  const parent = sum > 0 ? chance.weighted(BORN, weights, a, b) : chance.int(BORN, weights.length, a, b, 1);
  return [parent, chance.int(DIES, weights.length, a, b)];
}

/**
 * The parent of each of the next generation, by its place, from how well each did: 0 for one that cannot be a parent, and else the
 * more, the better. `proportional`: each place draws a parent in proportion (Wright 1931, Fisher 1930); `moran`: as many steps of
 * the Moran process as there are places, after which many are still there themselves; `tournament`: each place draws three, of
 * whom the best is the parent. All chance hangs on the generation and the place.
 */
export function parentsOf(how: Selection, weights: readonly number[], chance: Chance, generation: number): number[] {
  const places = weights.map((_, i) => i);
  if (how === "proportional") return places.map((place) => parentOf(weights, chance, generation, place));
  if (how === "tournament")
    return places.map((place) => {
      const met = Array.from({ length: TOURNAMENT }, (_, i) => chance.int(MEETS, weights.length, generation, place, i));
      return met.reduce((best, one) => ((weights[one] as number) > (weights[best] as number) ? one : best));
    });
  const from = [...places];
  for (const step of places) {
    const now = from.map((one) => weights[one] as number);
    const [parent, place] = moranStep(now, chance, generation, step);
    from[place] = from[parent] as number;
  }
  return from;
}
