import type { MechanismFactory, WorldPorts } from "../part.ts";
import type { Family } from "../policies/family.ts";
import { ants } from "./ants/ants.ts";
import { authority } from "./authority/authority.ts";
import { ballot } from "./ballot/ballot.ts";
import { bees } from "./bees/bees.ts";
import { bft } from "./bft/bft.ts";
import { council } from "./council/council.ts";
import { councilBft } from "./council-bft/council-bft.ts";
import { ec } from "./ec/ec.ts";
import { pow } from "./pow/pow.ts";
import { queen } from "./queen/queen.ts";

/** A mechanism whose types are left open: the round hands each part only its own state, commands and events back. */
export type AnyMechanism = MechanismFactory<
  string,
  unknown,
  unknown,
  unknown,
  unknown,
  WorldPorts,
  readonly string[],
  unknown
>;

const list: readonly AnyMechanism[] = [bees, ants, authority, pow, bft, ec, queen, council, ballot, councilBft];

/** Every mechanism by id. A new one is a row above. */
export const mechanisms: ReadonlyMap<string, AnyMechanism> = new Map(list.map((one) => [one.id, one]));

/** A mechanism's bots. @throws Error for a mechanism there is not. */
export function policiesFor(mechanism: string): Family {
  const found = mechanisms.get(mechanism);
  if (!found) throw new Error(`there is no mechanism ${mechanism}`);
  return found.family;
}

/** The ids of all policies there are, each once, and those among them that attack. */
export const policyIds: readonly string[] = [...new Set(list.flatMap((one) => [...one.family.policies.keys()]))];
export const attackIds: ReadonlySet<string> = new Set(list.flatMap((one) => [...one.family.attacks]));
