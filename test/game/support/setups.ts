import { type Scenario, scenarios } from "../../../src/game/index.ts";
import { mechanisms } from "../../../src/game/mechanisms/registry.ts";

/** The mechanisms that the tests of every mechanism run over: all there are; in test/coin's checkout, that one. */
export const tested = [...mechanisms.values()];

/** The scenarios that play them. */
export const testedScenarios: readonly Scenario[] = Object.values(scenarios).filter((one) =>
  tested.some(({ id }) => id === one.mechanism),
);

/** For each of them the first that counts. */
export const eachMechanism: readonly Scenario[] = tested.map(({ id }) => {
  const found = testedScenarios.find((one) => one.mechanism === id && one.scored);
  if (!found) throw new Error(`no scenario plays ${id}`);
  return found;
});
