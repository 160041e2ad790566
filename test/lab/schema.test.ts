import { expect, test } from "vitest";
import * as z from "zod/mini";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { trials } from "../../src/game/trials/registry.ts";
import { worlds } from "../../src/game/worlds/registry.ts";
import { experiments } from "../../src/lab/registry.ts";
import { type Takes, takes } from "../../src/lab/schema.ts";

type Json = Takes & { anyOf?: Json[]; const?: unknown };

/** What zod's own says, as far as the lab reads it. */
function said(json: Json): Takes {
  const literals = json.anyOf?.map((one) => one.const).filter((one) => one !== undefined);
  const choices =
    json.enum ??
    (literals && literals.length > 0 ? literals : undefined) ??
    ("const" in json ? [json.const] : undefined);
  const kept: Takes = {};
  // Of a choice its kind does not matter; zod says it only sometimes.
  if (json.type && !choices) kept.type = json.type;
  if (choices) kept.enum = choices;
  // Safe integers' own bounds say nothing.
  for (const key of ["default", "description", "minimum", "maximum"] as const)
    if (json[key] !== undefined && Math.abs(Number(json[key])) !== Number.MAX_SAFE_INTEGER)
      Object.assign(kept, { [key]: json[key] });
  if (json.items) kept.items = said(json.items);
  if (json.properties)
    kept.properties = Object.fromEntries(Object.entries(json.properties).map(([key, one]) => [key, said(one)]));
  return kept;
}

const parts = [...worlds.values(), ...mechanisms.values(), ...trials.values()];
const schemas: [string, unknown][] = [
  ...parts.map(({ id, options }): [string, unknown] => [id, options]),
  ...[...experiments.values()].map(({ name, params }): [string, unknown] => [name, params]),
];

test.each(schemas)("what %s takes is read as zod itself would say it", (_, schema) => {
  const json = z.toJSONSchema(schema as z.ZodMiniType, { io: "input", unrepresentable: "any" }) as Json;
  expect(said(takes(schema) as Json)).toEqual(said(json));
});
