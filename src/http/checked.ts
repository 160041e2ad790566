import type { Context } from "hono";
import type * as z from "zod/mini";
import type { Asked, Route } from "../protocol/routes.ts";
import { fail } from "./answers.ts";

/** What a request asks, checked by its route's schemas; or the answer that names the field that is wrong. */
export async function checked<R extends Route>(c: Context, route: R): Promise<Asked<R> | Response> {
  const asked: { body?: unknown; query?: unknown } = {};
  if (route.query) {
    const { data, error } = route.query.safeParse(c.req.query());
    if (error) return fail(c, route.wrongQuery ?? "bad_body", fieldOf(error));
    asked.query = data;
  }
  if (route.body) {
    const text = await c.req.text();
    let json: unknown;
    try {
      // An empty body counts as {}.
      json = text === "" ? {} : JSON.parse(text);
    } catch {
      return fail(c, "bad_body", "body");
    }
    const { data, error } = route.body.safeParse(json);
    if (error) return fail(c, "bad_body", fieldOf(error));
    asked.body = data;
  }
  return asked as Asked<R>;
}

function fieldOf(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  const path = issue?.code === "unrecognized_keys" ? [...issue.path, ...issue.keys.slice(0, 1)] : (issue?.path ?? []);
  return path.join(".") || "body";
}
