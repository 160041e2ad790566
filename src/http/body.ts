import type { Context } from "hono";
import type { z } from "zod/mini";
import { fail } from "./answers.ts";

/** The request's JSON by its schema; or the 400 that names the field. An empty body counts as {}. */
export async function body<T>(c: Context, schema: z.ZodMiniType<T>): Promise<T | Response> {
  const text = await c.req.text();
  let json: unknown;
  try {
    json = text === "" ? {} : JSON.parse(text);
  } catch {
    return fail(c, "bad_body", "body");
  }
  const checked = schema.safeParse(json);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const path = issue?.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
  return fail(c, "bad_body", path.join(".") || "body");
}
