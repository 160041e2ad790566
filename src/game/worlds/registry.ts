import type { World } from "../types.ts";
import { chain } from "./chain/chain.ts";
import { swarm } from "./swarm/swarm.ts";

// Erased types: the round hands each part only its own state, commands and events back.
export type AnyWorld = World<unknown, unknown, unknown, unknown, unknown, unknown, unknown>;

const list: readonly AnyWorld[] = [swarm as unknown as AnyWorld, chain as unknown as AnyWorld];

/** Every world by id. A new one is a row above. */
export const worlds: ReadonlyMap<string, AnyWorld> = new Map(list.map((world) => [world.id, world]));
