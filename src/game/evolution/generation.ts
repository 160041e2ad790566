import type { Chance } from "../kit/chance.ts";
import type { Params, Traits } from "../policies/traits.ts";
import { type Mutation, mutated } from "./mutation.ts";
import { parentsOf, type Selection } from "./selection.ts";

/** One of a colony: its traits, and the place of its parent in the generation before; a founder's is that of its own round's seat. */
export interface One {
  params: Params;
  parent: number;
}

/** How a colony goes from one generation to the next. */
export interface Breeding {
  readonly selection: Selection;
  readonly mutation: Mutation;
}

/**
 * Our own choice, for five generations that people watch: with less mutation nothing new would come up in so few, with more a child
 * would have little of its parent. About one trait of six changes in each child, by a tenth of its range.
 */
export const USUAL: Breeding = { selection: "proportional", mutation: { rate: 0.15, step: 0.12 } };

/**
 * Most of a round's points all share alike, which would hide who did better: what counts is by how much one is above the least,
 * and so much of the whole span besides, so that the best has five times as many children as the least, and no more.
 */
const LEAST = 0.25;

/** Whoever did well has more children, and those that cannot be parents (undefined) none; where all did alike, anyone. */
export function weightsOf(points: readonly (number | undefined)[]): number[] {
  const known = points.filter((one) => one !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const base = most > least ? LEAST * (most - least) : 1;
  return points.map((one) => (one === undefined ? 0 : one - least + base));
}

/** The generation after this one, by how well each did in it. `n`: the new one's number. */
export function nextGeneration(
  traits: Traits,
  before: readonly One[],
  points: readonly (number | undefined)[],
  { selection, mutation }: Breeding,
  chance: Chance,
  n: number,
): One[] {
  return parentsOf(selection, weightsOf(points), chance, n).map((parent, place) => ({
    params: mutated(traits, (before[parent] as One).params, mutation, chance, n, place),
    parent,
  }));
}
