// Not run: `npm run types` fails here as soon as a mechanism can use a port that it does not name.
import type { MechanismEffects, MechanismFacts } from "../../src/game/part.ts";
import type { ChainPorts } from "../../src/game/worlds/chain/ports.ts";

const needs = ["nodes", "network"] as const;
export function uses(
  f: MechanismFacts<ChainPorts, typeof needs>,
  fx: MechanismEffects<ChainPorts, typeof needs, never>,
): unknown[] {
  return [
    f.world.nodes.of(0),
    fx.world.network.send(0, {}),
    // @ts-expect-error The blocks were not named.
    f.world.blocks,
    // @ts-expect-error Nor to be made.
    fx.world.blocks,
  ];
}
// @ts-expect-error There is no such port.
export type Wrong = MechanismFacts<ChainPorts, ["nodes", "notes"]>;
