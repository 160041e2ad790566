import { type Takes, takes } from "./schema.ts";
import { type ParamIssue, type ParamSchema, UsageError } from "./types.ts";

/** One parameter as the listing shows it. */
export interface ParamLine {
  key: string;
  range: string;
  /** What it means, with its unit. */
  text: string;
}

const LIST = "list, comma between";

function rangeOf(s: Takes): string {
  if (s.enum) return s.enum.join("|");
  if (s.type === "array") return `${LIST}: ${s.items ? rangeOf(s.items) : "anything"}`;
  if (s.type !== "number" && s.type !== "integer") return s.type === "boolean" ? "true|false" : (s.type ?? "anything");
  const kind = s.type === "integer" ? "whole number" : "number";
  // Safe integers' own bounds say nothing.
  const bound = (x: number | undefined) =>
    x === undefined || Math.abs(x) === Number.MAX_SAFE_INTEGER ? "…" : String(x);
  return `${kind} ${bound(s.minimum)} to ${bound(s.maximum)}`;
}

/** What a schema takes, from the schema itself. Nested records (a scenario's options) are listed by their owner. */
export function paramLines(schema: unknown, prefix = ""): ParamLine[] {
  const lines: ParamLine[] = [];
  for (const [key, s] of Object.entries(takes(schema).properties ?? {})) {
    if (s.type === "object") continue;
    const fallback = s.default === undefined ? "" : `, default ${JSON.stringify(s.default)}`;
    lines.push({ key: prefix + key, range: rangeOf(s) + fallback, text: s.description ?? "" });
  }
  return lines;
}

/** A value as it is written on a command line. */
function read(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  if (text.includes(",")) return text.split(",").map((part) => read(part));
  return text.trim() !== "" && !Number.isNaN(Number(text)) ? Number(text) : text;
}

/** The lines of a listing: key, range, meaning, in columns. */
export function listing(lines: readonly ParamLine[]): string {
  const wide = Math.max(0, ...lines.map((line) => line.key.length));
  const wider = Math.max(0, ...lines.map((line) => line.range.length));
  return lines.map((l) => `  ${l.key.padEnd(wide)}  ${l.range.padEnd(wider)}  ${l.text}`.trimEnd()).join("\n");
}

function complaint(issue: ParamIssue, values: Record<string, unknown>, lines: readonly ParamLine[]): string {
  if (issue.code === "unrecognized_keys") return `there is no parameter ${issue.keys?.join(", ")}`;
  const key = String(issue.path[0]);
  const line = lines.find((l) => l.key === key);
  const got = Array.isArray(values[key]) ? values[key].join(",") : String(values[key]);
  return line ? `${key} cannot be ${got}: it is a ${line.range}` : `${key}: ${issue.message}`;
}

/**
 * Parameters from `key=value` texts, checked. A key with a dot (`world.noise`, `mechanism.quorum`) goes into `options`,
 * as a scenario has them. @throws UsageError naming what is wrong and listing what there is.
 */
export function parseParams<P>(schema: ParamSchema<P>, pairs: readonly string[]): P {
  const values: Record<string, unknown> = {};
  const options: Record<string, Record<string, unknown>> = {};
  const lines = paramLines(schema);
  const fail = (what: string): never => {
    const there = lines.length > 0 ? `The parameters are:\n${listing(lines)}` : "It takes no parameters.";
    throw new UsageError(`${what}.\n${there}`);
  };
  const isList = (key: string) => lines.some((line) => line.key === key && line.range.startsWith(LIST));
  const takesOptions = "options" in ((schema as { shape?: object }).shape ?? {});
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at < 1) fail(`"${pair}" is not key=value`);
    const key = pair.slice(0, at);
    const value = read(pair.slice(at + 1));
    const [part, knob] = key.split(/\.(.*)/s);
    if (takesOptions && knob && (part === "world" || part === "mechanism"))
      options[part] = { ...options[part], [knob]: value };
    else if (key === "options") fail("there is no parameter options");
    // A list of one has no comma to be known by.
    else values[key] = isList(key) && !Array.isArray(value) ? [value] : value;
  }
  if (takesOptions) values.options = options;
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  return fail(result.error.issues.map((issue) => complaint(issue, values, lines)).join("; "));
}
