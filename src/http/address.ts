import type { Context } from "hono";
import { settingsOrUsual } from "../settings/settings.ts";

/**
 * Where a request comes from: what the header named in ADDRESS_HEADER holds, its last entry where there are several, which is
 * the nearest proxy's. On Cloudflare that is CF-Connecting-IP, which no visitor can set. On bare workerd nobody knows unless
 * a proxy in front says so; then undefined. A whole school may be one address.
 */
export function addressOf(c: Context<{ Bindings: Env }>): string | undefined {
  const { ADDRESS_HEADER } = settingsOrUsual(c.env);
  const said = ADDRESS_HEADER === "" ? undefined : c.req.header(ADDRESS_HEADER);
  return said?.split(",").at(-1)?.trim().slice(0, 60) || undefined;
}
