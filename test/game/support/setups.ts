import { type Scenario, scenarios } from "../../../src/game/index.ts";
import { mechanisms } from "../../../src/game/mechanisms/registry.ts";

/** For each mechanism the first scenario of the registry that plays it: what the tests of every mechanism run over. */
export const eachMechanism: readonly Scenario[] = [...mechanisms.keys()].map((id) => {
  const found = Object.values(scenarios).find((one) => one.mechanism === id && one.scored);
  if (!found) throw new Error(`no scenario plays ${id}`);
  return found;
});
