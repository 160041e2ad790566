import { type Scenario, type ScenarioInput, scenario } from "../../scenario.ts";

/** The briefing takes longer to read than the swarm's. ms */
const BRIEFING = 8000;

/** A scenario of this world: `rules` are the mechanism's options, `net` the world's, `attackers` the share of liars, or the trial's options. */
export function chainScenario(
  id: string,
  mechanism: string,
  more: Partial<ScenarioInput> & {
    rules?: Record<string, unknown>;
    net?: Record<string, unknown>;
    attackers?: number | { share: number; known?: boolean; attack?: string };
  },
): Scenario {
  const { rules = {}, net = {}, attackers, ...rest } = more;
  const options = { world: net, mechanism: rules };
  const trials =
    attackers === undefined
      ? []
      : [{ id: "liars", options: typeof attackers === "number" ? { share: attackers } : attackers }];
  return scenario.parse({ id, world: "chain", mechanism, options, trials, briefing: BRIEFING, ...rest });
}
