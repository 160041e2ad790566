import { capturedSequencer, honestWatcher, lazyWatcher } from "../mechanisms/authority/policies/watchers.ts";
import { copycat } from "../mechanisms/bees/policies/copycat.ts";
import { honest, independent } from "../mechanisms/bees/policies/honest.ts";
import { robber } from "../mechanisms/bees/policies/robber.ts";
import { sharp } from "../mechanisms/bees/policies/sharp.ts";
import * as bft from "../mechanisms/bft/policies/validators.ts";
import * as ec from "../mechanisms/ec/policies/miners.ts";
import * as miners from "../mechanisms/pow/policies/attackers.ts";
import { hastyMerchant, hoarder, honestMerchant, lazyMerchant } from "../mechanisms/pow/policies/merchants.ts";
import type { Policy } from "../types.ts";

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
}

/** The first of each list is the usual one. */
function family(own: [Policy, ...Policy[]], attacks: [Policy, ...Policy[]]): Family {
  return {
    autopilot: own[0].id,
    liar: attacks[0].id,
    policies: new Map([...own, ...attacks].map((policy) => [policy.id, policy])),
    attacks: new Set(attacks.map((policy) => policy.id)),
  };
}

/** By mechanism. A new policy is a word in its mechanism's row, a new mechanism a row. */
const families: Readonly<Record<string, Family>> = {
  bees: family([honest, independent, copycat, sharp], [robber]),
  ec: family([ec.honestMiner, ec.lazyMiner], [ec.equivocator, ec.doubleSpender, ec.silentMiner]),
  authority: family([honestWatcher, lazyWatcher], [capturedSequencer]),
  pow: family([honestMerchant, lazyMerchant, hastyMerchant, hoarder], [miners.doubleSpender, miners.selfishMiner]),
  bft: family([bft.honestValidator, bft.lazyValidator], [bft.equivocator, bft.silentValidator, bft.doubleSpender]),
};

/** The policies for a mechanism. @throws Error where there are none: a mechanism without bots is not finished. */
export function policiesFor(mechanism: string): Family {
  const found = Object.hasOwn(families, mechanism) ? families[mechanism] : undefined;
  if (!found) throw new Error(`no policies for ${mechanism}`);
  return found;
}

/** The ids of all policies there are, each once, and those among them that attack. */
export const policyIds: readonly string[] = [
  ...new Set(Object.values(families).flatMap((one) => [...one.policies.keys()])),
];
export const attackIds: ReadonlySet<string> = new Set(Object.values(families).flatMap((one) => [...one.attacks]));
