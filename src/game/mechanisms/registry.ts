import type { Mechanism } from "../types.ts";
import { authority } from "./authority/authority.ts";
import { bees } from "./bees/bees.ts";
import { bft } from "./bft/bft.ts";
import { ec } from "./ec/ec.ts";
import { pow } from "./pow/pow.ts";

// Erased types: the round hands each part only its own state, commands and events back.
export type AnyMechanism = Mechanism<unknown, unknown, unknown, unknown, unknown, unknown, unknown>;

const list: readonly AnyMechanism[] = [
  bees as unknown as AnyMechanism,
  authority as unknown as AnyMechanism,
  pow as unknown as AnyMechanism,
  bft as unknown as AnyMechanism,
  ec as unknown as AnyMechanism,
];

/** Every mechanism by id. A new one is a row above. */
export const mechanisms: ReadonlyMap<string, AnyMechanism> = new Map(
  list.map((mechanism) => [mechanism.id, mechanism]),
);
