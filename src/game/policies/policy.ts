import type { Choice, Luck, Policy, Seen } from "../types.ts";
import { filled, type Params, type Traits, usualOf } from "./traits.ts";

/** How a bot with traits decides: `p` has all of them, within their ranges. */
export type Deciding<T extends Traits> = (
  seen: Seen,
  memory: Record<string, number>,
  luck: Luck,
  p: Params<T>,
) => Choice;

/** A policy whose bots can differ in these traits. Whoever asks it without params gets its usual bot. */
export function policy<T extends Traits>(id: string, traits: T, decide: Deciding<T>): Policy {
  const usual = usualOf(traits);
  return {
    id,
    traits,
    decide: (seen, memory, luck, given) => decide(seen, memory, luck, given ? filled(traits, given) : usual),
  };
}
