import type { Explored, Field, Value } from "../../src/lab/explore/values.ts";
import { worldOf } from "../compare/world.ts";
import { lookUp } from "../words/catalogue.ts";
import { mark, number, percent } from "../words/format.ts";
import { words } from "./words/words.ts";

/** Whose options a key is one of, as the words name them, and the option: `world.noise` at the meadow is the swarm's `noise`. */
export function partOf(key: string, { world, mechanism }: Pick<Explored, "world" | "mechanism">): [string, string] {
  const [part, ...rest] = key.split(".") as [string, ...string[]];
  const option = rest[rest.length - 1];
  if (option === undefined) return ["round", key];
  if (part === "world") return [world, option];
  // Delegates vote by the rules of two thirds, which have options of their own.
  if (part === "mechanism") return [rest.length > 1 ? "bft" : mechanism, option];
  return part === "trial" && rest.length > 1 ? [rest[0] as string, option] : [part, option];
}

const tables = (all: Readonly<Record<string, Readonly<Record<string, string>>>>, part: string, option: string) =>
  Object.hasOwn(all, part) ? lookUp(all[part] as Readonly<Record<string, string>>, option) : undefined;

export const policyName = (id: string): string => lookUp(words.policies, id) ?? id;

export function trialName(id: string, world: string): string {
  if (id === "delay") return words.trials.delay({ world: worldOf(world) });
  const named = Object.hasOwn(words.trials, id) ? words.trials[id as keyof typeof words.trials] : id;
  return typeof named === "string" ? named : id;
}

/** What a setting is called; by its key, where there is no word for it. */
export function fieldName({ key }: Pick<Field, "key">, form: Pick<Explored, "world" | "mechanism">): string {
  const [part, option] = partOf(key, form);
  if (part === "mix") return words.mix({ policy: policyName(option) });
  if (part === "trial") return trialName(option, form.world);
  return tables(words.options, part, option) ?? key;
}

export function fieldNote({ key, kind }: Field, form: Explored): string | undefined {
  const [part, option] = partOf(key, form);
  return tables(words.notes, part, option) ?? (kind === "list" ? words.listNote : undefined);
}

/** Times are whole numbers of ms that may go up to a minute at least; and what says how long it lasts. */
const TIMES = 60_000;
/** What a setting is counted in: seconds for people, of the game's ms; per cent of a share; or its own number. */
export function unitOf({ kind, max, key }: Field): "s" | "percent" | undefined {
  if (kind === "whole" && (max >= TIMES || key.endsWith(".lasts"))) return "s";
  return kind === "number" && max <= 1 ? "percent" : undefined;
}

/** How many of the unit that people read make one of the game's. */
export const scaleOf = (field: Field): number => ({ s: 0.001, percent: 100, none: 1 })[unitOf(field) ?? "none"];

/** A number as its slider and box show it, without the grit of binary fractions. */
export const shownNumber = (field: Field, value: number): number => Math.round(value * scaleOf(field) * 1e4) / 1e4;
export function keptNumber(field: Field, there: number): number {
  const value = there / scaleOf(field);
  return field.kind === "whole" ? Math.round(value) : Math.round(value * 1e6) / 1e6;
}

/** A value in words. */
export function valueText(field: Field, value: Value): string {
  if (value === undefined) return words.unset;
  if (typeof value === "boolean") return value ? words.values.yes : words.values.no;
  if (Array.isArray(value)) return value.map(number).join(mark(","));
  if (field.kind === "when" && typeof value === "number") return words.values.at({ share: percent(value) });
  if (typeof value === "number") {
    const unit = unitOf(field);
    return unit ? number(shownNumber(field, value)) + mark("") + words.units[unit] : number(value);
  }
  const text = value as string;
  if (field.key === "attack") return policyName(text);
  const { at: _, ...values } = words.values;
  return lookUp(values, text) ?? text;
}
