import * as z from "zod/mini";
import { TRIALS_MAX } from "../limits.ts";
import { partsFault } from "../parts.ts";
import { type Scenario, withCard } from "../scenario.ts";
import { scenarios } from "../scenarios.ts";
import { plans } from "./built-in.ts";
import { type Plan, plan, type Step, type StepOf } from "./plan.ts";

/** A card that the plan plays when this share of the round has gone by. */
const card = z.strictObject({
  id: z.string(),
  at: z.number().check(z.minimum(0), z.maximum(0.95)),
  options: z.optional(z.record(z.string(), z.unknown())),
});
/** A round as people write it: a setup by its name, with what is to be another. Times in ms. */
const named = z.looseObject({
  kind: z.literal("round"),
  scenario: z.string(),
  fill: z.optional(z.int()),
  clock: z.optional(z.int()),
  cards: z.optional(z.array(card).check(z.maxLength(TRIALS_MAX))),
});

export type Read = { plan: Plan } | { fault: string };

/** A setup by its name, with the cards and numbers that a plan gives it. */
function scenarioOf({ scenario: name, fill, clock, cards = [] }: z.infer<typeof named>): Scenario | undefined {
  const found = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (!found) return undefined;
  const given = { ...found, ...(fill !== undefined && { fill }), ...(clock !== undefined && { clock }) };
  return cards.reduce((all, { id, at, options }) => withCard(all, id, at, options), given);
}

/** A step with its whole scenario, where it named one; or the field that is wrong. */
function whole(candidate: unknown): { step: unknown } | { fault: string } {
  if (typeof candidate !== "object" || candidate === null) return { step: candidate };
  if (!("scenario" in candidate) || typeof candidate.scenario !== "string") return { step: candidate };
  const read = named.safeParse(candidate);
  if (!read.success) return { fault: at(read.error.issues[0]) };
  const { fill: _f, clock: _c, cards: _k, ...rest } = read.data;
  const scenario = scenarioOf(read.data);
  return scenario ? { step: { ...rest, scenario } } : { fault: `scenario: there is no ${read.data.scenario}` };
}

const at = (issue: z.core.$ZodIssue | undefined): string => `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`;

/** What is wrong with a prediction's answers: two of a name, or a round that is none. */
function answersWrong({ answers }: StepOf<"predict">, steps: readonly Step[]): string | undefined {
  for (const [i, { id, by }] of answers.entries()) {
    if (answers.findIndex((other) => other.id === id) < i) return `.${i}.id: there is an answer ${id} already`;
    const none = by.findIndex((name) => !steps.some((one) => one.kind === "round" && one.id === name));
    if (none >= 0) return `.${i}.by.${none}: there is no round ${by[none]}`;
  }
  return undefined;
}

/** What is wrong with a whole plan beyond its shape: its steps' ids, its rounds' parts, what refers to what. */
export function planWrong({ steps }: Plan): string | undefined {
  const ids = new Set<string>();
  for (const [i, one] of steps.entries()) {
    if (ids.has(one.id)) return `steps.${i}.id: there is a step ${one.id} already`;
    ids.add(one.id);
    if (one.kind === "round") {
      if (one.scenario.again !== undefined) return `steps.${i}.scenario.again: a plan cannot say that`;
      const fault = partsFault(one.scenario);
      if (fault !== undefined) return `steps.${i}.scenario.${fault}`;
    }
    if (one.kind === "predict") {
      const wrong = answersWrong(one, steps);
      if (wrong !== undefined) return `steps.${i}.answers${wrong}`;
    }
    if (one.kind !== "debrief" || one.revisit === undefined) continue;
    const before = steps.slice(0, i).find(({ id }) => id === one.revisit);
    if (before?.kind !== "predict") return `steps.${i}.revisit: no prediction before it is called ${one.revisit}`;
  }
  if (!steps.some(({ kind }) => kind === "round")) return "steps: a plan has at least one round";
  return undefined;
}

/**
 * A plan from what somebody wrote: a built-in one by its id, or a whole one, whose rounds may name their setup. What is wrong
 * comes with its field before a colon. For files, links and the API; never throws.
 */
export function readPlan(candidate: unknown): Read {
  if (typeof candidate === "string") {
    const found = plans.find(({ id }) => id === candidate);
    return found ? { plan: found } : { fault: `plan: there is no ${candidate.slice(0, 24)}` };
  }
  if (typeof candidate !== "object" || candidate === null || !("steps" in candidate) || !Array.isArray(candidate.steps))
    return { fault: "steps: a plan has a list of steps" };
  const steps: unknown[] = [];
  for (const [i, one] of candidate.steps.entries()) {
    const made = whole(one);
    if ("fault" in made) return { fault: `steps.${i}.${made.fault}` };
    steps.push(made.step);
  }
  const read = plan.safeParse({ ...candidate, steps });
  if (!read.success) return { fault: at(read.error.issues[0]) };
  const wrong = planWrong(read.data);
  return wrong === undefined ? { plan: read.data } : { fault: wrong };
}
