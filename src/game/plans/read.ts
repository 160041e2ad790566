import { partsFault } from "../parts.ts";
import { plans } from "./built-in.ts";
import { type Plan, plan, type Step, type StepOf } from "./plan.ts";
import { faultOf, wholeStep } from "./whole.ts";

export type Read = { plan: Plan } | { fault: string };

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
    const made = wholeStep(one);
    if ("fault" in made) return { fault: `steps.${i}.${made.fault}` };
    steps.push(made.step);
  }
  const read = plan.safeParse({ ...candidate, steps });
  if (!read.success) return { fault: faultOf(read.error.issues[0]) };
  const wrong = planWrong(read.data);
  return wrong === undefined ? { plan: read.data } : { fault: wrong };
}
