import { Bucket } from "../protocol/bucket.ts";
import { MISSES_WINDOW, ROOMS_WINDOW, SEATS_BURST, SEATS_PER_SECOND } from "../protocol/limits.ts";

/** Addresses that are counted at once, at most; then all is forgotten. 50,000 take 10 MB. */
const ADDRESSES_MAX = 50_000;

/**
 * Counts what addresses did in a window of time. In memory, so each of Cloudflare's instances of the Worker counts for itself
 * and a restart forgets: a limit may be exceeded a few times over. To count exactly would cost a request each time.
 */
export class Rates {
  readonly #window: number;
  readonly #counts = new Map<string, { n: number; until: number }>();

  /** The window in ms. It begins with the first thing that an address does. */
  constructor(window: number) {
    this.#window = window;
  }

  count(address: string, now = Date.now()): number {
    const row = this.#counts.get(address);
    return row && now < row.until ? row.n : 0;
  }

  /** One more; how many they are with it. */
  add(address: string, now = Date.now()): number {
    const n = this.count(address, now) + 1;
    const until = n === 1 ? now + this.#window : (this.#counts.get(address)?.until ?? now);
    if (this.#counts.size >= ADDRESSES_MAX) this.#counts.clear();
    this.#counts.set(address, { n, until });
    return n;
  }

  /** How long the window still lasts, in ms. */
  left(address: string, now = Date.now()): number {
    return Math.max(0, (this.#counts.get(address)?.until ?? now) - now);
  }
}

export const misses = new Rates(MISSES_WINDOW);
/** From here on each miss waits. */
export const MISSES_FREE = 20;
/** ms */
export const MISS_PAUSE = 1000;

export const roomsMade = new Rates(ROOMS_WINDOW);

/** Longer than this nobody is kept waiting without an answer: pages give up a request after a few seconds. ms */
export const SEATS_PATIENCE = 3000;
const seats = new Map<string, Bucket>();

/** How long who comes from this address has to wait for a seat in this room, in ms. Over SEATS_PATIENCE: come again then. */
export function seatWait(code: string, address: string | undefined, now = Date.now()): number {
  const key = `${code} ${address ?? ""}`;
  const bucket = seats.get(key) ?? new Bucket(SEATS_BURST, SEATS_PER_SECOND, SEATS_PATIENCE);
  if (seats.size >= ADDRESSES_MAX) for (const [old, one] of seats) if (one.idle(now)) seats.delete(old);
  if (seats.size < ADDRESSES_MAX) seats.set(key, bucket);
  return bucket.take(now);
}
