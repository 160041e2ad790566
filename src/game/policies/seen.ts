import type { Seen } from "../types.ts";

/**
 * A part's view in the channel of that kind that the seat is in (`site` for `site:2`; the first where it is in several), as
 * `V`, the part's views by kind, types it; undefined where it is in none.
 */
export function viewIn<V, K extends keyof V & string>(seen: Seen, part: string, kind: K): V[K] | undefined {
  const own = kind === "seat" ? `seat:${seen.seat}` : kind;
  const at = own in seen.channels ? own : Object.keys(seen.channels).find((one) => one.startsWith(`${kind}:`));
  return at === undefined ? undefined : (seen.channels[at]?.[part] as V[K] | undefined);
}
