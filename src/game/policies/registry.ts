import type { Policy } from "../types.ts";
import { copycat } from "./copycat.ts";
import { honest, independent } from "./honest.ts";
import { robber } from "./robber.ts";
import { sharp } from "./sharp.ts";

const list: readonly Policy[] = [honest, independent, copycat, sharp, robber];

/** Every policy by id. A new one is a row above. */
export const policies: ReadonlyMap<string, Policy> = new Map(list.map((policy) => [policy.id, policy]));

/** Plays for a seat whose person is away. */
export const AUTOPILOT = "honest";
/** Plays for a bot with a liar's role. */
export const LIAR_POLICY = "robber";
