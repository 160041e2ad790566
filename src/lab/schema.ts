import * as z from "zod/mini";

/** What a schema takes, as far as the lab shows it: a part of JSON Schema. */
export interface Takes {
  type?: "object" | "array" | "boolean" | "integer" | "number" | "string";
  properties?: Record<string, Takes>;
  items?: Takes;
  /** What there is to choose from. */
  enum?: unknown[];
  default?: unknown;
  description?: string;
  minimum?: number;
  maximum?: number;
}

/** As much of a schema's definition as is read here: see zod's documentation for authors of libraries. */
interface Definition {
  type: string;
  innerType?: z.ZodMiniType;
  defaultValue?: unknown;
  shape?: Record<string, z.ZodMiniType>;
  element?: z.ZodMiniType;
  entries?: Record<string, unknown>;
  values?: unknown[];
  options?: z.ZodMiniType[];
  format?: string;
  checks?: readonly { _zod: { def: { check: string; value?: unknown } } }[];
}

/**
 * What a schema takes, read from the schema itself. The same as zod's `toJSONSchema` says of every schema of the game and the lab
 * (test/lab/schema.test.ts), which would be 7 KB of what a phone loads for the page /lab.
 */
export function takes(schema: unknown): Takes {
  const one = schema as z.ZodMiniType;
  const def = one._zod.def as Definition;
  const said = z.globalRegistry.get(one)?.description;
  return { ...taken(def), ...(said !== undefined && { description: said }) };
}

function taken(def: Definition): Takes {
  switch (def.type) {
    case "optional":
      return takes(def.innerType);
    case "default":
      return { ...takes(def.innerType), default: def.defaultValue };
    case "object":
      return {
        type: "object",
        properties: Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, inner]) => [key, takes(inner)])),
      };
    case "array":
      return { type: "array", items: takes(def.element) };
    case "number":
      return { type: def.format === "safeint" ? "integer" : "number", ...bounds(def) };
    case "enum":
      return { type: "string", enum: Object.values(def.entries ?? {}) };
    case "literal":
      return { enum: def.values ?? [] };
    case "union": {
      // Of literals; of anything else nothing is said.
      const choices = (def.options ?? []).map((option) => takes(option).enum);
      return choices.every((one) => one !== undefined) ? { enum: choices.flat() } : {};
    }
    case "boolean":
    case "string":
      return { type: def.type };
    default:
      return def.type === "record" ? { type: "object" } : {};
  }
}

/** The last bound of each kind that a number is held to; all of the game's and the lab's take their ends in. */
function bounds({ checks = [] }: Definition): Pick<Takes, "minimum" | "maximum"> {
  const found: Pick<Takes, "minimum" | "maximum"> = {};
  for (const { _zod } of checks) {
    const { check, value } = _zod.def;
    if (check === "greater_than") found.minimum = value as number;
    if (check === "less_than") found.maximum = value as number;
  }
  return found;
}
