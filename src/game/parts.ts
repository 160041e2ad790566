import { type AnyMechanism, mechanisms } from "./mechanisms/registry.ts";
import type { Scenario } from "./scenario.ts";
import type { Schema } from "./types.ts";
import { type AnyWorld, worlds } from "./worlds/registry.ts";

/** A scenario's world and mechanism. Throws if there is none such or they do not fit: a plan is checked before. */
export function partsOf(s: Scenario): { world: AnyWorld; mechanism: AnyMechanism } {
  const world = worlds.get(s.world);
  const mechanism = mechanisms.get(s.mechanism);
  if (!world || !mechanism || mechanism.world !== world.id)
    throw new Error(`no mechanism ${s.mechanism} in ${s.world}`);
  return { world, mechanism };
}

/** Options by their schema, defaults filled in. Throws for bad ones: a plan is checked before. */
export function parsed<O>(schema: Schema<O>, options: unknown): O {
  const result = schema.safeParse(options);
  if (!result.success) throw new Error(result.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("; "));
  return result.data;
}
