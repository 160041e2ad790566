import * as z from "zod/mini";
import { TRIALS_MAX } from "../limits.ts";
import { type Scenario, withCard } from "../scenario.ts";
import { scenarios } from "../scenarios.ts";

/** A card that the plan plays when this share of the round has gone by. */
const card = z.strictObject({
  id: z.string(),
  at: z.number().check(z.minimum(0), z.maximum(0.95)),
  options: z.optional(z.record(z.string(), z.unknown())),
});
/** A round as people write it: see rows.ts. The schema of a whole plan refuses any other field. */
export const named = z.looseObject({
  kind: z.literal("round"),
  scenario: z.string(),
  fill: z.optional(z.int()),
  clock: z.optional(z.int()),
  mix: z.optional(z.record(z.string(), z.number())),
  cards: z.optional(z.array(card).check(z.maxLength(TRIALS_MAX))),
});

/** A setup by its name, with the cards and numbers that a plan gives it. */
function scenarioOf({ scenario: name, fill, clock, mix, cards = [] }: z.infer<typeof named>): Scenario | undefined {
  const found = Object.hasOwn(scenarios, name) ? scenarios[name] : undefined;
  if (!found) return undefined;
  const more = { ...(fill !== undefined && { fill }), ...(clock !== undefined && { clock }), ...(mix && { mix }) };
  const given = { ...found, ...more };
  return cards.reduce((all, { id, at, options }) => withCard(all, id, at, options), given);
}

/** What a schema found, its field before a colon. */
export const faultOf = (issue: z.core.$ZodIssue | undefined): string =>
  `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`;

/** A step with its whole scenario, where it named one; or the field that is wrong. */
export function wholeStep(candidate: unknown): { step: unknown } | { fault: string } {
  if (typeof candidate !== "object" || candidate === null) return { step: candidate };
  if (!("scenario" in candidate) || typeof candidate.scenario !== "string") return { step: candidate };
  const read = named.safeParse(candidate);
  if (!read.success) return { fault: faultOf(read.error.issues[0]) };
  const { fill: _f, clock: _c, mix: _m, cards: _k, ...rest } = read.data;
  const scenario = scenarioOf(read.data);
  return scenario ? { step: { ...rest, scenario } } : { fault: `scenario: there is no ${read.data.scenario}` };
}
