import { createMiddleware } from "hono/factory";

/** Answers of the API are data: nothing in them may be run, framed or guessed at, should somebody open one as a page. */
const POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Headers of every answer, errors too. A 101 is left alone: it goes back as the room made it. */
export const safeHeaders = createMiddleware(async (c, next) => {
  await next();
  if (c.res.status === 101) return;
  c.header("X-Content-Type-Options", "nosniff");
  c.header("Content-Security-Policy", POLICY);
  c.header("Referrer-Policy", "no-referrer");
  // A build's script is kept for good.
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
});
