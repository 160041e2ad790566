import { EVENTS_MAX } from "./limits.ts";
import { type AnyMechanism, mechanisms } from "./mechanisms/registry.ts";
import { paramsFault } from "./policies/traits.ts";
import { type Scenario, standing } from "./scenario.ts";
import { type AnyTrial, trials } from "./trials/registry.ts";
import type { Level, Schema } from "./types.ts";
import { type AnyWorld, worlds } from "./worlds/registry.ts";

export interface Factories {
  world: AnyWorld;
  mechanism: AnyMechanism;
  trials: AnyTrial[];
}

/** What a scenario's parts are made by; of its trials, those that it begins with. Throws if there is none such or they do not fit: a plan is checked before. */
export function factoriesOf(s: Pick<Scenario, "world" | "mechanism" | "trials">): Factories {
  const world = worlds.get(s.world);
  const mechanism = mechanisms.get(s.mechanism);
  if (!world || !mechanism || mechanism.world !== world.id)
    throw new Error(`no mechanism ${s.mechanism} in ${s.world}`);
  const used = standing(s).map(({ id }) => {
    const trial = trials.get(id);
    if (!trial?.worlds.includes(world.id)) throw new Error(`no trial ${id} in ${s.world}`);
    return trial;
  });
  return { world, mechanism, trials: used };
}

/** Options by their schema, defaults filled in. Throws for bad ones: a plan is checked before. */
export function parsed<O>(schema: Schema<O>, options: unknown): O {
  const result = schema.safeParse(options);
  if (!result.success) throw new Error(result.error.issues.map((i) => `${i.path.join(".")}: ${i.message}`).join("; "));
  return result.data;
}

/** A scenario's parts, made from its options. They hold no state, so that all rounds of one scenario may share them. */
export interface Made {
  factories: Factories;
  world: ReturnType<AnyWorld["make"]>;
  mechanism: ReturnType<AnyMechanism["make"]>;
  trials: ReturnType<AnyTrial["make"]>[];
  /** The share of liars that its trials announce. */
  liars: number;
}

/** The parts of a scenario, made anew. Throws where they do not fit: a plan is checked before. */
export function make(s: Pick<Scenario, "world" | "mechanism" | "trials" | "options">): Made {
  const factories = factoriesOf(s);
  const { world, mechanism, trials: used } = factories;
  const rows = standing(s);
  const given = used.map((trial, i) => parsed(trial.options, rows[i]?.options));
  return {
    factories,
    world: world.make(parsed(world.options, s.options.world)),
    mechanism: mechanism.make(parsed(mechanism.options, s.options.mechanism)),
    trials: used.map((trial, i) => trial.make(given[i])),
    liars: used.reduce((sum, trial, i) => sum + (trial.announces?.(given[i]) ?? 0), 0),
  };
}

/** Scenarios whose parts are kept made: what an isolate's rooms play at a time, and then some. */
const KEPT_MAX = 32;
const kept = new Map<string, Made>();

/** The parts of a scenario, as they were made for any with the same parts and options. */
export function madeFor(s: Pick<Scenario, "world" | "mechanism" | "trials" | "options">): Made {
  const key = JSON.stringify([s.world, s.mechanism, s.options, s.trials]);
  const known = kept.get(key);
  if (known) return known;
  const fresh = make(s);
  kept.set(key, fresh);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_MAX) break;
    kept.delete(oldest);
  }
  return fresh;
}

/** The trial of this id, where it can be played as a card in such a round. */
export function cardFor(id: string, s: Pick<Scenario, "world" | "mechanism">): AnyTrial | undefined {
  const trial = trials.get(id);
  const mechanism = mechanisms.get(s.mechanism);
  if (!trial?.card || !mechanism || !trial.worlds.includes(s.world)) return undefined;
  return (trial.card.fits?.(mechanism) ?? true) ? trial : undefined;
}

/** A card as a host is offered it: the id of its words, the trial, and the options that are not as usual. */
export interface CardOffer {
  id: string;
  trial: string;
  options?: Readonly<Record<string, string | number | boolean>>;
}

/** The cards that a host can play in such a round. Everybody may know: it hangs on nothing secret. */
export function cardsFor(s: Pick<Scenario, "world" | "mechanism">, level: Level): CardOffer[] {
  const mechanism = mechanisms.get(s.mechanism);
  return [...trials.keys()].flatMap((trial) => {
    const card = cardFor(trial, s)?.card;
    if (!card || !mechanism || (card.names && level === "discreet")) return [];
    const fit = card.hand.filter(({ fits }) => fits?.(mechanism) ?? true);
    return fit.map(({ id, options }) => ({ id, trial, ...(options && { options }) }));
  });
}

/** The options of a trial's row: a card's beside those that it usually has. */
export function cardOptions(trial: AnyTrial, { options, at }: Scenario["trials"][number]): Record<string, unknown> {
  return at === undefined ? options : { ...trial.card?.given, ...options };
}

/** What is wrong with options, naming the field after `at`; undefined if nothing is. */
function optionFault(at: string, schema: Schema<unknown>, options: unknown): string | undefined {
  const checked = schema.safeParse(options);
  return checked.success ? undefined : checked.error.issues.map((i) => `${[at, ...i.path].join(".")}: ${i.message}`)[0];
}

/** What is wrong with a scenario's parts, their options, bots and cost, naming the field; undefined if nothing is. */
export function partsFault(s: Scenario): string | undefined {
  const world = worlds.get(s.world);
  if (!world) return `world: there is no ${s.world}`;
  const mechanism = mechanisms.get(s.mechanism);
  if (mechanism?.world !== world.id) return `mechanism: there is no ${s.mechanism} in ${s.world}`;
  for (const [i, { id, at }] of s.trials.entries()) {
    if (!trials.get(id)?.worlds.includes(world.id)) return `trials.${i}.id: there is no ${id} in ${s.world}`;
    if (at !== undefined) {
      if (!cardFor(id, s)) return `trials.${i}.id: ${id} is no card for ${s.mechanism}`;
    } else if (s.trials.findIndex((other) => other.id === id && other.at === undefined) < i)
      return `trials.${i}.id: ${id} is there already`;
  }
  const wrong =
    optionFault("options.world", world.options, s.options.world) ??
    optionFault("options.mechanism", mechanism.options, s.options.mechanism) ??
    s.trials
      .map((row, i) => {
        const trial = trials.get(row.id) as AnyTrial;
        return optionFault(`trials.${i}.options`, trial.options, cardOptions(trial, row));
      })
      .find((fault) => fault !== undefined);
  if (wrong) return wrong;
  const { policies, attacks } = mechanism.family;
  const unknown = Object.keys(s.mix).find((id) => !policies.has(id));
  if (unknown !== undefined) return `mix: there is no policy ${unknown} for ${s.mechanism}`;
  for (const [i, { id, params = {} }] of (s.ways ?? []).entries()) {
    if (!policies.has(id) || attacks.has(id)) return `ways.${i}.id: there is no policy ${id} for ${s.mechanism}`;
    const wrong = paramsFault(policies.get(id)?.traits, params);
    if (wrong !== undefined) return `ways.${i}.params.${wrong}`;
  }
  for (const [i, row] of s.trials.entries()) {
    const { attack } = row.options;
    if (typeof attack === "string" && !attacks.has(attack))
      return `trials.${i}.options.attack: there is no attack ${attack} on ${s.mechanism}`;
  }
  const events =
    world.load(parsed(world.options, s.options.world), s.fill, s.clock) +
    mechanism.load(parsed(mechanism.options, s.options.mechanism), s.fill, s.clock);
  if (events > EVENTS_MAX) return `options: about ${Math.round(events)} events a second, more than ${EVENTS_MAX}`;
  return undefined;
}
