import type { Channel, Ms, Offer } from "./types.ts";

/** What was last read of a channel; of a seat's own also what it can do and which channels it is in. */
export interface CachedViews {
  /** Something may have changed since. */
  stale: boolean;
  /** How often everything had changed when it was read. */
  generation: number;
  view?: Record<string, object> | undefined;
  /** The view before that, which may be the same still. */
  before?: Record<string, object> | undefined;
  channels?: readonly Channel[] | undefined;
  offers?: Offer[] | undefined;
  /** What its reader made of it. */
  derived?: object | undefined;
}

/** Channels without a number. */
const ALONE = -1;

/**
 * What has been read of a round, as long as nothing in it changes. No part of the state: a copy of a round begins with
 * nothing, and must be shown the same.
 */
export class ViewCache {
  readonly #channels = new Map<Channel, CachedViews>();
  /** The same by kind and number. */
  readonly #byKind = new Map<string, Map<number, CachedViews>>();
  #generation = 0;
  /** The latest time at which anything was read. */
  #latest: Ms = Number.NEGATIVE_INFINITY;

  /** A channel, by kind and number, may show something else from now on; without any, all of them. */
  changed(kind?: string, id = ALONE): void {
    if (kind === undefined) {
      this.#generation++;
      return;
    }
    const cached = this.#byKind.get(kind)?.get(id);
    if (cached) cached.stale = true;
  }

  /** What is still true of a channel at `now`. `settled`: nothing is due; until then nothing that is read is kept. */
  at(channel: Channel, now: Ms, settled: boolean): CachedViews {
    const cached = this.#channels.get(channel) ?? this.#open(channel);
    // Someone who looks at an earlier time sees something of that time.
    const sure = settled && now >= this.#latest;
    if (sure) this.#latest = now;
    if (sure && !cached.stale && cached.generation === this.#generation) return cached;
    cached.stale = !sure;
    cached.generation = this.#generation;
    cached.before = cached.view ?? cached.before;
    cached.view = undefined;
    cached.channels = undefined;
    cached.offers = undefined;
    cached.derived = undefined;
    return cached;
  }

  #open(channel: Channel): CachedViews {
    const cached: CachedViews = {
      stale: true,
      generation: this.#generation,
      view: undefined,
      before: undefined,
      channels: undefined,
      offers: undefined,
      derived: undefined,
    };
    this.#channels.set(channel, cached);
    const [kind = "", id] = channel.split(":");
    const ids = this.#byKind.get(kind) ?? new Map<number, CachedViews>();
    this.#byKind.set(kind, ids.set(id === undefined ? ALONE : Number(id), cached));
    return cached;
  }
}
