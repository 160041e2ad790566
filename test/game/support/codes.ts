import { mechanisms } from "../../../src/game/mechanisms/registry.ts";
import { trials } from "../../../src/game/trials/registry.ts";
import { worlds } from "../../../src/game/worlds/registry.ts";
import { errors } from "../../../src/protocol/errors.ts";

/** Every code that something can be refused with: the room's and the session's, and those of each part of a round. */
export const knownCodes: ReadonlySet<string> = new Set([
  ...Object.keys(errors),
  ...[...worlds.values(), ...mechanisms.values(), ...trials.values()].flatMap((one) => [...one.refusals]),
]);
