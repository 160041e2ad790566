import { type Scenario, scenarioFault, scenarios } from "../game/index.ts";

/** A named scenario with the host's number of scouts; undefined when there is none such. */
export function chosen(id: string, fill: number | undefined): Scenario | undefined {
  const named = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
  const scenario = named && (fill === undefined ? named : { ...named, fill });
  return scenario && scenarioFault(scenario) === undefined ? scenario : undefined;
}
