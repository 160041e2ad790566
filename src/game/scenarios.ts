import { mechanisms } from "./mechanisms/registry.ts";
import type { Scenario } from "./scenario.ts";

/** The setups a room can pick by name. They lie with the mechanisms that they play. */
export const scenarios: Readonly<Record<string, Scenario>> = Object.fromEntries(
  [...mechanisms.values()].flatMap((one) => one.scenarios.map((scenario) => [scenario.id, scenario])),
);
export const DEFAULT_SCENARIO = "meadow";
