import { digest } from "../game/index.ts";
import { Bucket } from "../protocol/bucket.ts";
import type { LinkClaimed, LinkMade } from "../protocol/http.ts";
import { randomKey } from "../protocol/key.ts";
import { RATE_BURST, RATE_PER_SECOND } from "../protocol/limits.ts";
import type { You } from "../protocol/messages.ts";
import { DIALS_BURST, DIALS_PER_SECOND } from "./limits.ts";
import type { Store } from "./store.ts";
import { type Grant, isKeeper } from "./stored.ts";

/** What a room's method answers: the result, or an error's code, its field, and a sentence closer than the code's. Never a stack. */
export type Answer<T> = { ok: T } | { error: string; field?: string; message?: string };

/** A link to another device is good for so long: time to fetch a laptop, not to find the link in a chat next week. ms */
const LINK_LASTS = 600_000;
const LATER_HOST: Grant = { kind: "host", keeper: false };

/** What this token opens, or the code of why it opens nothing. */
export function granted(store: Store, token: string | undefined): Grant | string {
  return store.open() ?? store.grants.granted(digest(token ?? "")) ?? "wrong_token";
}

/** Whom these tokens make; undefined where one opens nothing. */
export function whoIs(store: Store, tokens: readonly string[]): You | undefined {
  const grants = tokens.map((token) => store.grants.granted(digest(token)));
  if (grants.length === 0) return undefined;
  const who: You = {};
  for (const grant of grants) {
    if (!grant) return undefined;
    if (grant.kind === "seat") who.seat = grant.seat;
    else if (grant.kind === "parted") who.parted = grant.to;
    else who[grant.kind] = true;
  }
  return who;
}

/** A link that carries the chair of whoever holds `grant`, or a screen, to another device. `now`: wall time in ms. */
export function makeLink(store: Store, grant: Grant, role: "host" | "screen", now: number): LinkMade {
  const secret = randomKey();
  const until = now + LINK_LASTS;
  // Only the one who made the room hands on what is the keeper's.
  const carries: Grant = role === "screen" ? { kind: "screen" } : isKeeper(grant) ? { kind: "host" } : LATER_HOST;
  store.grants.link(digest(secret), { carries, until });
  return { secret, until };
}

/** A device takes what a link carries. The same one may ask again, an answer having been lost; another is told why it gets nothing. */
export function claimLink(store: Store, secret: string, device: string, now: number): Answer<LinkClaimed> {
  const shut = store.open();
  if (shut) return { error: shut };
  const link = store.grants.linked(digest(secret));
  if (!link || link.carries.kind === "seat" || link.carries.kind === "parted") return { error: "wrong_token" };
  const by = digest(device);
  if (link.claimed !== undefined && link.claimed !== by) return { error: "link_used" };
  if (link.claimed === undefined && now > link.until) return { error: "link_over" };
  const token = randomKey();
  store.grants.claim(digest(secret), by, digest(token), link);
  return { ok: { role: link.carries.kind, token } };
}

/** How often seats open lines. In memory alone: while many do, the room is in it. */
export class Dials {
  readonly #seats = new Map<number, Bucket>();

  /** Whether a seat opens more lines than any page would. Hosts and screens never do: their keys are few. */
  tooOften({ seat, host, screen }: You, now: number): boolean {
    if (seat === undefined || host || screen) return false;
    const dials = this.#seats.get(seat) ?? new Bucket(DIALS_BURST, DIALS_PER_SECOND);
    this.#seats.set(seat, dials);
    return dials.take(now) > 0;
  }
}

/** How often the holders of keys ask by plain requests: as often as a socket may send. In memory alone, as they are few. */
export class Asks {
  readonly #owners = new Map<string, Bucket>();

  tooOften({ seat, host }: You, now: number): boolean {
    const owner = seat === undefined ? (host ? "host" : "screen") : `seat ${seat}`;
    const asks = this.#owners.get(owner) ?? new Bucket(RATE_BURST, RATE_PER_SECOND);
    this.#owners.set(owner, asks);
    return asks.take(now) > 0;
  }
}
