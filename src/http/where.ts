import type { Context } from "hono";
import type { Where } from "../protocol/http.ts";
import { settingsOrUsual } from "../settings/settings.ts";

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;

/** What to open instead of `localhost`. Only a browser on this machine is told: elsewhere it is nobody's business. */
export function where(c: Context<{ Bindings: Env }>): Response {
  const host = c.req.header("Host") ?? new URL(c.req.url).host;
  const addresses = LOOPBACK.test(host) ? [...settingsOrUsual(c.env).LAN_ADDRESSES] : [];
  return c.json({ addresses } satisfies Where);
}
