import { type Scenario, type ScenarioInput, scenario } from "../../scenario.ts";
import type { SwarmOptions } from "../../worlds/swarm/options.ts";
import type { BeesOptions } from "./state.ts";

/** One is one of eight, and has time to think: a round takes about half of its clock. */
const COMMON = { fill: 8, clock: 150_000 };

function swarmScenario(
  id: string,
  more: Partial<ScenarioInput> & {
    sites: number;
    search?: Partial<SwarmOptions>;
    bees?: Partial<BeesOptions>;
    robbers?: number;
  },
): Scenario {
  const { sites, search = {}, bees = {}, robbers, ...rest } = more;
  const options = { world: { sites, ...search }, mechanism: bees };
  const trials = robbers === undefined ? [] : [{ id: "liars", options: { share: robbers } }];
  return scenario.parse({ id, world: "swarm", mechanism: "bees", options, trials, ...COMMON, ...rest });
}

/** Dances fade slowly in practice, so that there is always one to follow; and its clock is only for those who do nothing. */
const PRACTICE = { open: true, lessons: true, decay: 1000 };
/** And the first search shows a newcomer something new. */
const FOUND = { finds: 1, anew: true };

/** Two of eight; in larger swarms about one in five, for a quarter of thirty would leave most of them homeless. */
const ROBBERS = 0.19;

export const scenarios = [
  swarmScenario("practice", {
    sites: 3,
    search: FOUND,
    bees: PRACTICE,
    fill: 7,
    clock: 240_000,
    briefing: 3000,
    scored: false,
  }),
  swarmScenario("meadow", { sites: 5 }),
  swarmScenario("robbers", { sites: 5, robbers: ROBBERS, briefing: 6000 }),
];
