import type { Seen } from "../types.ts";
import { type Shown, viewReader } from "../view-reader.ts";

/** What is shown in the channel of a kind that the bot's seat is in (`site` for `site:2`; the first where it is in several). */
function shownIn({ channels, seat }: Seen, kind: string): Shown | undefined {
  const own = kind === "seat" ? `seat:${seat}` : kind;
  const at = own in channels ? own : Object.keys(channels).find((one) => one.startsWith(`${kind}:`));
  return at === undefined ? undefined : channels[at];
}

/** Reads one part's views, whose types by kind of channel are `V`, out of what a bot is given: undefined where there is none. */
export function viewsIn<V>(seen: Seen, part: string) {
  return viewReader<V>(part, (kind) => shownIn(seen, kind));
}

/** The same for views that a seat in play always has: its own, everybody's. @throws Error where there is none: a bug. */
export function viewsAlwaysIn<V>(seen: Seen, part: string) {
  const view = viewsIn<V>(seen, part);
  return <K extends keyof V & string>(kind: K): NonNullable<V[K]> => {
    const found = view(kind);
    if (found === undefined || found === null) throw new Error(`seat ${seen.seat} sees nothing of ${part} in ${kind}`);
    return found;
  };
}
