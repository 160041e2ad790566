import type { Scenario } from "../scenario.ts";
import type { Ms, Note, Policy, SeatId, Seen, Truth } from "../types.ts";
import type { Traits } from "./traits.ts";

export type Suspicion = (seen: Seen) => Record<SeatId, number>;

/** What of a mechanism's bots is bred, where a room's colony evolves. */
export interface Breeds {
  /** The policy that all of a colony play, and its traits in the order in which they are shown. */
  policy: string;
  traits: Traits;
  /** The trait of which it is asked whether it helps those who have more of it, where there is one. */
  asked?: string;
  /** How many live in a generation, where fewer do than usual. */
  size?: number;
  /** By a seat's diary in a round of that scenario, what its traits are: plain estimates. Those that it does not tell are as usual. */
  observe(diary: readonly Note[], truth: readonly Truth[], scenario: Scenario): Record<string, number>;
}

/** The policies that know one mechanism. */
export interface Family {
  /** Plays for a person who is away. */
  autopilot: string;
  /** Plays a bot that is a liar, unless the scenario names another attack. */
  liar: string;
  /** All by id. */
  policies: ReadonlyMap<string, Policy>;
  /** Those that play a liar's part. */
  attacks: ReadonlySet<string>;
  /** By other seat, how likely its bots hold it for a liar, 0 to 1, by what they saw: for the naming, where there is one. */
  suspicion?: Suspicion;
  /** How long its bots think, ± half, where it is not as long as usual. ms */
  think?: Ms;
  breeds?: Breeds;
}

/** A mechanism's bots. The first of each list is the usual one; `breeds`: its traits can be bred. */
export function family(
  own: [Policy, ...Policy[]],
  attacks: [Policy, ...Policy[]],
  think?: Ms,
  suspicion?: Suspicion,
  breeds?: Omit<Breeds, "policy" | "traits">,
): Family {
  const [{ id, traits }] = own;
  return {
    autopilot: own[0].id,
    liar: attacks[0].id,
    policies: new Map([...own, ...attacks].map((policy) => [policy.id, policy])),
    attacks: new Set(attacks.map((policy) => policy.id)),
    ...(think !== undefined && { think }),
    ...(suspicion && { suspicion }),
    ...(breeds && traits && { breeds: { policy: id, traits, ...breeds } }),
  };
}
