import * as z from "zod/mini";
import { FILL_DEFAULT, FILL_MAX, FILL_MIN, TRIALS_MAX, WAYS_MAX } from "./limits.ts";

const id = z.string().check(z.minLength(1), z.maxLength(20), z.regex(/^[a-z0-9-]+$/));
/** A part's options; its own schema checks them. */
const options = z.record(z.string().check(z.maxLength(40)), z.unknown());
/** Shares of the seats that bots play by these policies, beside one person; people more come in their place. The rest is honest. */
const mix = z.record(z.string().check(z.maxLength(20)), z.number().check(z.minimum(0), z.maximum(1)));

/** Ways to play of bots, where a colony has bred them: each a policy by its id, and what of its traits is not as usual. */
const way = z.strictObject({
  id: z.string().check(z.maxLength(20)),
  params: z.optional(z.record(z.string().check(z.maxLength(20)), z.number())),
});

/**
 * What goes wrong on purpose. Without `at` all through the round, and each trial at most once; with it as a card that the clock plays
 * when this share of it has gone by. Nobody is told of a card that is still to come.
 */
const trial = z.strictObject({ id, options, at: z.optional(z.number().check(z.minimum(0), z.maximum(0.95))) });

/** One round's setup: world, mechanism, trials, their options, and the clock. Times in ms. */
export const scenario = z.strictObject({
  id,
  world: id,
  mechanism: id,
  options: z.strictObject({ world: options, mechanism: options }),
  trials: z._default(z.array(trial).check(z.maxLength(TRIALS_MAX)), []),
  /** Seats that play, people included; bots fill up to it. */
  fill: z._default(z.int().check(z.minimum(FILL_MIN), z.maximum(FILL_MAX)), FILL_DEFAULT),
  /** How long the clock runs, and how long people read before it does. */
  clock: z._default(z.int().check(z.minimum(10_000), z.maximum(1_800_000)), 120_000),
  briefing: z._default(z.int().check(z.minimum(0), z.maximum(600_000)), 4000),
  mix: z._default(mix, {}),
  /** Bots that do not lie play these ways, in place of the mix: as many as there are, drawn, and again from the first. */
  ways: z.optional(z.array(way).check(z.minLength(1), z.maxLength(WAYS_MAX))),
  scored: z._default(z.boolean(), true),
  /** It is an earlier round once more under another rule: the number of the first of them. Only a session says so. */
  again: z.optional(z.int().check(z.minimum(1))),
});
export type Scenario = z.infer<typeof scenario>;
/** A scenario as it is written down: what has a default may be left out. */
export type ScenarioInput = z.input<typeof scenario>;

/** The trials that a round begins with; the rest are cards that are still to come. */
export const standing = ({ trials }: Pick<Scenario, "trials">): Scenario["trials"] =>
  trials.filter(({ at }) => at === undefined);

/** The scenario with a card that the clock plays at this share of it, beside what it has. */
export const withCard = (s: Scenario, id: string, at: number, given: Record<string, unknown> = {}): Scenario => ({
  ...s,
  trials: [...s.trials, { id, options: given, at }],
});

/** The scenario with a trial under these options, in place of the one it has; without it, for undefined. */
export function withTrial(s: Scenario, trial: string, given: Record<string, unknown> | undefined): Scenario {
  const trials = s.trials.filter((one) => one.id !== trial || one.at !== undefined);
  if (given) trials.push({ id: trial, options: given });
  return { ...s, trials };
}
