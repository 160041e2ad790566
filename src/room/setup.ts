import * as z from "zod/mini";
import { planFault, type Scenario, scenarioFault, scenarios } from "../game/index.ts";

/** A step of a plan that names its scenario, with the number of seats where that is to be another. */
const namedStep = z.strictObject({ scenario: z.string(), fill: z.optional(z.int()) });

/** A plan's steps as a host sends them, each a whole scenario or a named one; or the field that is wrong. */
export function planOf(steps: readonly unknown[]): { plan: Scenario[] } | { field: string } {
  const plan: unknown[] = [];
  for (const [i, step] of steps.entries()) {
    if (typeof step !== "object" || step === null || !("scenario" in step)) {
      plan.push(step);
      continue;
    }
    const { data, error } = namedStep.safeParse(step);
    if (!data) return { field: ["steps", i, ...(error.issues[0]?.path ?? [])].join(".") };
    const { scenario, ...more } = data;
    if (!Object.hasOwn(scenarios, scenario)) return { field: `steps.${i}.scenario` };
    plan.push({ ...scenarios[scenario], ...more });
  }
  // What is wrong with the field is for a developer's log.
  const field = planFault(plan)?.split(":")[0]?.replace(/\.$/, "");
  return field === undefined ? { plan: plan as Scenario[] } : { field };
}

/** A named scenario with the host's number of scouts; undefined when there is none such. */
export function chosen(id: string, fill: number | undefined): Scenario | undefined {
  const named = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
  const scenario = named && (fill === undefined ? named : { ...named, fill });
  return scenario && scenarioFault(scenario) === undefined ? scenario : undefined;
}
