import { FILL_MAX, FILL_MIN, LIARS_MAX } from "../../game/limits.ts";
import type { AnyMechanism } from "../../game/mechanisms/registry.ts";
import { mechanisms } from "../../game/mechanisms/registry.ts";
import type { Scenario } from "../../game/scenario.ts";
import { liarsIn } from "../../game/trials/liars/liars.ts";
import { type AnyTrial, trials } from "../../game/trials/registry.ts";
import { worlds } from "../../game/worlds/registry.ts";
import { type Takes, takes } from "../schema.ts";
import type { Field, Value } from "./values.ts";

const field = (key: string, kind: Field["kind"], usual: Value, more: Partial<Field> = {}): Field => ({
  key,
  kind,
  min: 0,
  max: 1,
  choices: [],
  usual,
  ...more,
});

/** The play of a round may last from ten seconds to half an hour, as the game's own schema has it. ms */
const CLOCK = { min: 10_000, max: 1_800_000 };
/** Latest time of a card, as a share of the clock, as the game's own schema has it. */
export const CARD_LATEST = 0.95;

/** Options that are tables for the lab's own experiments, or a lesson's steps: nothing that a slider can say. */
const LEFT_OUT = new Set(["world.sizes", "world.powers", "mechanism.sits", "mechanism.seat", "mechanism.lessons"]);

function fieldOf(key: string, s: Takes, usual: unknown): Field[] {
  if (LEFT_OUT.has(key)) return [];
  if (s.type === "object") return fieldsIn(key, s, usual);
  const bounds = { min: s.minimum ?? 0, max: s.maximum ?? 0 };
  if (s.enum) return [field(key, "one", String(usual), { choices: s.enum.map(String) })];
  if (s.type === "boolean") return [field(key, "yes", usual as boolean)];
  if (s.type === "integer") return [field(key, "whole", usual as Value, bounds)];
  if (s.type === "number") return [field(key, "number", usual as Value, bounds)];
  const of = s.type === "array" ? s.items : undefined;
  if (of?.type !== "number" && of?.type !== "integer") return [];
  return [field(key, "list", usual as Value, { min: of.minimum ?? 0, max: of.maximum ?? 0 })];
}

function fieldsIn(prefix: string, s: Takes, usual: unknown): Field[] {
  const values = (usual ?? {}) as Record<string, unknown>;
  return Object.entries(s.properties ?? {}).flatMap(([key, one]) => fieldOf(`${prefix}.${key}`, one, values[key]));
}

/** What an options' schema takes, each with what it is set to when these are given. */
function optionFields(prefix: string, schema: { safeParse(x: unknown): unknown }, given: unknown): Field[] {
  const parsed = schema.safeParse(given) as { success: boolean; data?: unknown };
  return fieldsIn(prefix, takes(schema), parsed.success ? parsed.data : given);
}

/** The trials that a scenario can have besides its liars. */
export function trialsFor({ world, mechanism }: Pick<Scenario, "world" | "mechanism">): AnyTrial[] {
  const played = mechanisms.get(mechanism) as AnyMechanism;
  return [...trials.values()].filter(
    ({ id, worlds, card }) => id !== "liars" && worlds.includes(world) && card && (card.fits?.(played) ?? true),
  );
}

function trialFields(s: Scenario, trial: AnyTrial): Field[] {
  const own = s.trials.find(({ id }) => id === trial.id);
  const usual = own ? (own.at ?? "start") : "off";
  const key = `trial.${trial.id}`;
  const given = { ...trial.card?.given, ...own?.options };
  return [field(key, "when", usual, { max: CARD_LATEST }), ...optionFields(key, trial.options, given)];
}

function roleFields(s: Scenario): Field[] {
  const { family } = mechanisms.get(s.mechanism) as AnyMechanism;
  const liars = liarsIn(s);
  const attacks = [...family.attacks];
  const own = [...family.policies.keys()].filter((id) => !family.attacks.has(id) && id !== family.autopilot);
  return [
    field("liars", "number", liars?.share ?? 0, { max: LIARS_MAX }),
    field("known", "yes", liars?.known ?? false),
    field("attack", "one", liars?.attack ?? family.liar, { choices: attacks }),
    ...own.map((id) => field(`mix.${id}`, "number", s.mix[id] ?? 0)),
    field("idle", "number", 0),
  ];
}

/** Everything of a scenario that can be set, as the scenario has it. */
export function fieldsOf(s: Scenario): Field[] {
  const world = worlds.get(s.world);
  const mechanism = mechanisms.get(s.mechanism);
  if (!world || !mechanism) return [];
  return [
    field("fill", "whole", s.fill, { min: FILL_MIN, max: FILL_MAX }),
    field("clock", "whole", s.clock, CLOCK),
    ...roleFields(s),
    ...optionFields("world", world.options, s.options.world),
    ...optionFields("mechanism", mechanism.options, s.options.mechanism),
    ...trialsFor(s).flatMap((trial) => trialFields(s, trial)),
  ];
}
