import { type Scenario, scenarioFault, scenarios } from "../game/index.ts";

/** A step of a plan as a host sends it: a whole scenario, or a named one, with the number of seats where that is given. */
export function stepOf(step: unknown): unknown {
  if (typeof step !== "object" || step === null || !("scenario" in step)) return step;
  const { scenario, fill } = step as { scenario: unknown; fill?: unknown };
  if (typeof scenario !== "string") return scenario;
  const named = Object.hasOwn(scenarios, scenario) ? scenarios[scenario] : undefined;
  return named && fill !== undefined ? { ...named, fill } : named;
}

/** A named scenario with the host's number of scouts; undefined when there is none such. */
export function chosen(id: string, fill: number | undefined): Scenario | undefined {
  const named = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
  const scenario = named && (fill === undefined ? named : { ...named, fill });
  return scenario && scenarioFault(scenario) === undefined ? scenario : undefined;
}
