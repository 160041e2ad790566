// What can be set and to what, as texts: the page reads this without the game, which only its workers load.
import type { Setup } from "../models/play.ts";
import { VALUE_MAX } from "./limits.ts";

/** What a setting is set to; nothing where an option may be left out and is. */
export type Value = number | boolean | string | readonly number[] | undefined;

/**
 * One thing that can be set. Keys are those of a link: `fill`, `clock`, `liars`, `idle`, `mix.POLICY`, `world.OPTION`,
 * `mechanism.OPTION`, `trial.ID` and `trial.ID.OPTION`. `when` is "off", "start" or a share of the clock.
 */
export interface Field {
  key: string;
  kind: "whole" | "number" | "yes" | "one" | "list" | "when";
  min: number;
  max: number;
  /** Of kind `one`: what there is to choose from. */
  choices: readonly string[];
  /** As the scenario has it. */
  usual: Value;
}

/** A scenario and what is set otherwise than it has it, by the field's key, as texts: what a link says. */
export interface Settings {
  scenario: string;
  changes: Readonly<Record<string, string>>;
}

/** Why settings cannot be played; each code has a sentence in the lab's words. */
export type Fault =
  | { code: "no_scenario"; value: string }
  | { code: "no_setting"; key: string }
  | { code: "too_many" }
  | { code: "bad_value"; key: string; value: string; field: Field }
  | { code: "too_many_shares"; sum: number }
  | { code: "too_heavy"; most: number }
  | { code: "unfit"; detail: string };

/** What can be set and what it is set to, by key; and the round that is played so. */
export interface Explored {
  world: string;
  mechanism: string;
  fields: readonly Field[];
  values: Readonly<Record<string, Value>>;
  setup: Setup;
}

const inside = (x: number, { min, max }: Field): boolean => Number.isFinite(x) && x >= min && x <= max;
const numberIn = (text: string): number => (text.trim() === "" ? Number.NaN : Number(text));

/** What a text says for a field; undefined where it is nothing that the field takes. */
export function readValue(field: Field, text: string): Value {
  if (text.length > VALUE_MAX) return undefined;
  switch (field.kind) {
    case "yes":
      return text === "yes" ? true : text === "no" ? false : undefined;
    case "one":
      return field.choices.includes(text) ? text : undefined;
    case "when":
      if (text === "off" || text === "start") return text;
      return inside(numberIn(text), field) ? numberIn(text) : undefined;
    case "list": {
      const list = text.split(",").map(numberIn);
      return list.every((x) => inside(x, field)) ? list : undefined;
    }
    default: {
      const x = numberIn(text);
      return inside(x, field) && (field.kind === "number" || Number.isInteger(x)) ? x : undefined;
    }
  }
}

/** A value as a link says it. */
export const writeValue = (value: Value): string =>
  typeof value === "boolean" ? (value ? "yes" : "no") : Array.isArray(value) ? value.join(",") : String(value);
