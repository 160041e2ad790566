import { type Scenario, type ScenarioInput, scenario } from "../../scenario.ts";

function swarmScenario(
  id: string,
  more: Partial<ScenarioInput> & { sites: number; open?: boolean; robbers?: number },
): Scenario {
  const { sites, open, robbers, ...rest } = more;
  const options = { world: { sites }, mechanism: open ? { open } : {} };
  const trials = robbers === undefined ? [] : [{ id: "liars", options: { share: robbers } }];
  return scenario.parse({ id, world: "swarm", mechanism: "bees", options, trials, ...rest });
}

export const scenarios = [
  swarmScenario("practice", { sites: 3, open: true, fill: 12, clock: 80_000, briefing: 3000, scored: false }),
  swarmScenario("meadow", { sites: 5 }),
  swarmScenario("robbers", { sites: 5, robbers: 0.17 }),
];
