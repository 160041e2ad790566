import { type Scenario, type ScenarioInput, scenario } from "../../scenario.ts";
import type { AntsOptions } from "./state.ts";

/** One is one of eight, as at the meadow of the bees, on the same sites and by the same clock, of which a round takes about half. */
const COMMON = { fill: 8, clock: 150_000, briefing: 5000 };
/** Under a stone it is dark: who else is there one feels, and does not see. */
const WORLD = { sites: 5, dark: true };

function antsScenario(id: string, more: Partial<ScenarioInput>, ants: Partial<AntsOptions> = {}): Scenario {
  const options = { world: WORLD, mechanism: ants };
  return scenario.parse({ id, world: "swarm", mechanism: "ants", options, ...COMMON, ...more });
}

export const scenarios = [
  antsScenario("ants", {}),
  // The old nest was broken open: less time, and more brood to bring in.
  antsScenario("ants-harsh", { clock: 80_000 }, { harsh: true, nestmates: 3 }),
];
