import type { Context, Hono } from "hono";
import type { BlankSchema } from "hono/types";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type ErrorCode, errors, knownCode } from "../protocol/errors.ts";
import type { ErrorBody } from "../protocol/http.ts";

/** An error's answer: its status, code and sentence, or a closer one; never a stack. */
export function fail(c: Context, code: ErrorCode, field?: string, closer?: string): Response {
  const [status, usual] = errors[code];
  const message = closer ?? usual;
  const body: ErrorBody = field === undefined ? { error: code, message } : { error: code, message, field };
  return c.json(body, status as ContentfulStatusCode);
}

/** An address did too much; it may come back when `ms` have passed. */
export function slowDown(c: Context, ms: number): Response {
  c.header("Retry-After", String(Math.ceil(ms / 1000)));
  return fail(c, "too_fast");
}

/** Who asks a room too often may come again after so long, in ms: buckets there fill at one to ten a second. */
const ROOM_PAUSE = 1000;

/** What a room answered, as HTTP. */
export function answer<T extends object>(
  c: Context,
  a: { ok: T } | { error: string; field?: string; message?: string },
  status: 200 | 201,
): Response {
  if ("error" in a && a.error === "too_fast") return slowDown(c, ROOM_PAUSE);
  return "ok" in a ? c.json(a.ok, status) : fail(c, knownCode(a.error), a.field, a.message);
}

/** Whatever is thrown is logged here and told outside only as "something went wrong". */
export function guardErrors(app: Hono<{ Bindings: Env }, BlankSchema, string>): void {
  app.onError((fault, c) => {
    console.error("request failed", c.req.method, c.req.routePath, fault);
    return fail(c, "overloaded" in fault && fault.overloaded ? "busy_here" : "broken");
  });
}
