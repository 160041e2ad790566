import { createMiddleware } from "hono/factory";
import { fail } from "./answers.ts";

/**
 * Requests that come from another site's page are refused before any room hears of them, a WebSocket's upgrade included,
 * which browsers let through to any site. Programs send no Origin, and hold their tokens knowingly.
 */
export const sameOrigin = createMiddleware(async (c, next) => {
  const origin = c.req.header("Origin");
  if (origin !== undefined && hostOf(origin) !== (c.req.header("Host") ?? new URL(c.req.url).host))
    return fail(c, "bad_origin");
  return next();
});

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
