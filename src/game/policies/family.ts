import type { Ms, Policy, SeatId, Seen } from "../types.ts";

export type Suspicion = (seen: Seen) => Record<SeatId, number>;

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
}

/** A mechanism's bots. The first of each list is the usual one. */
export function family(
  own: [Policy, ...Policy[]],
  attacks: [Policy, ...Policy[]],
  think?: Ms,
  suspicion?: Suspicion,
): Family {
  return {
    autopilot: own[0].id,
    liar: attacks[0].id,
    policies: new Map([...own, ...attacks].map((policy) => [policy.id, policy])),
    attacks: new Set(attacks.map((policy) => policy.id)),
    ...(think !== undefined && { think }),
    ...(suspicion && { suspicion }),
  };
}
