import { type Chance, purpose } from "../kit/chance.ts";
import type { Params, Traits } from "../policies/traits.ts";

const MUTATES = purpose("evolution mutates");
const BY = purpose("evolution by how much");

/** How often a child differs from its parent in a trait, and by how much, as a share of the trait's range (standard deviation). */
export interface Mutation {
  readonly rate: number;
  readonly step: number;
}

/** A value back within a range: what goes over its end comes as far back. Steps are much smaller than ranges. */
function within(value: number, min: number, max: number): number {
  const low = value < min ? 2 * min - value : value;
  const back = low > max ? 2 * max - low : low;
  return Math.min(max, Math.max(min, back));
}

/** Traits are kept to so many parts of their range: a picture shows no more, and views stay small. */
const GRAIN = 1000;

/** A value as it is kept. */
export const grained = (value: number, { min, max }: { min: number; max: number }): number =>
  Math.round((min + Math.round(((value - min) / (max - min)) * GRAIN) * ((max - min) / GRAIN)) * 1e6) / 1e6;

/** A child's traits from its parent's. Its chance hangs on the generation, its place and the trait. */
export function mutated<T extends Traits>(
  traits: T,
  parent: Params<T>,
  { rate, step }: Mutation,
  chance: Chance,
  generation: number,
  place: number,
): Params<T> {
  return Object.fromEntries(
    Object.entries(traits).map(([name, trait], i) => {
      const value = parent[name as keyof T & string] as number;
      if (!chance.chooses(MUTATES, rate, generation, place, i)) return [name, value];
      const by = chance.normal(BY, generation, place, i) * step * (trait.max - trait.min);
      return [name, grained(within(value + by, trait.min, trait.max), trait)];
    }),
  ) as Params<T>;
}
