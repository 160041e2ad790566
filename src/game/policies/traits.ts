/** Something in which bots of one policy can differ: a number in a range, and what it usually is. */
export interface Trait {
  readonly min: number;
  readonly max: number;
  readonly usual: number;
}
/** A policy's traits, by name; each policy says in its own file what its traits mean and in which unit they are. */
export type Traits = Readonly<Record<string, Trait>>;
/** A number for every trait, by name. */
export type Params<T extends Traits = Traits> = { readonly [K in keyof T & string]: number };

/** A way to play: a policy by its id, and what of its traits is not as usual. Plain JSON. */
export interface Way {
  id: string;
  params?: Readonly<Record<string, number>>;
}

/** All traits as they usually are. */
export const usualOf = <T extends Traits>(traits: T): Params<T> =>
  Object.fromEntries(Object.entries(traits).map(([name, { usual }]) => [name, usual])) as Params<T>;

/** All traits: as given within their ranges, and otherwise as usual. */
export function filled<T extends Traits>(traits: T, given: Readonly<Record<string, number>>): Params<T> {
  return Object.fromEntries(
    Object.entries(traits).map(([name, { min, max, usual }]) => [
      name,
      Object.hasOwn(given, name) ? Math.min(max, Math.max(min, given[name] as number)) : usual,
    ]),
  ) as Params<T>;
}

/** What is wrong with params for these traits, naming the trait; undefined if nothing is. */
export function paramsFault(traits: Traits | undefined, given: Readonly<Record<string, number>>): string | undefined {
  for (const [name, value] of Object.entries(given)) {
    const trait = traits && Object.hasOwn(traits, name) ? traits[name] : undefined;
    if (!trait) return `${name}: there is no such trait`;
    if (!(value >= trait.min && value <= trait.max)) return `${name}: not from ${trait.min} to ${trait.max}`;
  }
  return undefined;
}
