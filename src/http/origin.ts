import { createMiddleware } from "hono/factory";
import { settingsOrUsual } from "../settings/settings.ts";
import { fail } from "./answers.ts";

/**
 * Requests that come from another site's page are refused before any room hears of them, a WebSocket's upgrade included,
 * which browsers let through to any site. Programs send no Origin, and hold their tokens knowingly. A reverse proxy may ask
 * under another Host than the page's: then the instance names its pages' addresses in ALLOWED_ORIGINS.
 */
export const sameOrigin = createMiddleware<{ Bindings: Env }>(async (c, next) => {
  const origin = c.req.header("Origin");
  if (origin === undefined) return next();
  const host = c.req.header("Host") ?? new URL(c.req.url).host;
  if (hostOf(origin) === withoutUsualPort(host)) return next();
  if (settingsOrUsual(c.env).ALLOWED_ORIGINS.includes(origin)) return next();
  // An Origin is as long as a page's author wants.
  const page = origin.slice(0, 200);
  console.warn(`refused a page from ${page}: this server was asked as ${host}`);
  return fail(
    c,
    "bad_origin",
    undefined,
    `This page's address is ${page}, and the server was asked as ${host}. Whoever runs it: let the proxy pass the Host header on, or put ${page} into ALLOWED_ORIGINS.`,
  );
});

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? withoutUsualPort(new URL(origin).host) : undefined;
}

/** Proxies name the port even where it is a scheme's own; which of the two schemes the browser used they may not pass on. */
const withoutUsualPort = (host: string): string => host.toLowerCase().replace(/:(80|443)$/, "");
