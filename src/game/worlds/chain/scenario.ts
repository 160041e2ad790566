import { type Scenario, type ScenarioInput, scenario } from "../../scenario.ts";

/** A chain's stake takes longer to read than a swarm's. ms */
const BRIEFING = 8000;

/** A setup at the harbour: `rules` are the mechanism's options, `net` the world's, `attackers` the share of liars. */
export function harbour(
  id: string,
  mechanism: string,
  more: Partial<ScenarioInput> & { rules?: Record<string, unknown>; net?: Record<string, unknown>; attackers?: number },
): Scenario {
  const { rules = {}, net = {}, attackers, ...rest } = more;
  const options = { world: net, mechanism: rules };
  const trials = attackers === undefined ? [] : [{ id: "liars", options: { share: attackers } }];
  return scenario.parse({ id, world: "chain", mechanism, options, trials, briefing: BRIEFING, ...rest });
}
