import type { WorldFactory, WorldPorts } from "../part.ts";
import { chain } from "./chain/chain.ts";
import { swarm } from "./swarm/swarm.ts";

/** A world whose types are left open: the round hands each part only its own state, commands and events back. */
export type AnyWorld = WorldFactory<unknown, unknown, unknown, unknown, WorldPorts, unknown>;

const list: readonly AnyWorld[] = [swarm, chain];

/** Every world by id. A new one is a row above. */
export const worlds: ReadonlyMap<string, AnyWorld> = new Map(list.map((one) => [one.id, one]));
