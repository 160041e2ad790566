import type { Channel, Ms, Offer } from "./types.ts";

/** What was last read of a channel; of a seat's own also what it can do and which channels it is in. */
export interface Look {
  /** Something may have changed since. */
  stale: boolean;
  /** How often everything had changed when it was read. */
  age: number;
  view?: Record<string, object> | undefined;
  /** The view before that, which may be the same still. */
  last?: Record<string, object> | undefined;
  channels?: readonly Channel[] | undefined;
  offers?: Offer[] | undefined;
  /** What its reader made of it. */
  made?: object | undefined;
}

/** Channels without a number. */
const ALONE = -1;

/**
 * What has been read of a round, as long as nothing in it changes. No part of the state: a copy of a round begins with
 * nothing, and must be shown the same.
 */
export class Looks {
  readonly #looks = new Map<Channel, Look>();
  /** The same by kind and number. */
  readonly #kinds = new Map<string, Map<number, Look>>();
  #age = 0;
  /** The latest time at which anything was read. */
  #latest: Ms = Number.NEGATIVE_INFINITY;

  /** A channel, by kind and number, may show something else from now on; without any, all of them. */
  changed(kind?: string, id = ALONE): void {
    if (kind === undefined) {
      this.#age++;
      return;
    }
    const look = this.#kinds.get(kind)?.get(id);
    if (look) look.stale = true;
  }

  /** What is still true of a channel at `now`. `settled`: nothing is due; until then nothing that is read is kept. */
  at(channel: Channel, now: Ms, settled: boolean): Look {
    const look = this.#looks.get(channel) ?? this.#open(channel);
    // Someone who looks at an earlier time sees something of that time.
    const sure = settled && now >= this.#latest;
    if (sure) this.#latest = now;
    if (sure && !look.stale && look.age === this.#age) return look;
    look.stale = !sure;
    look.age = this.#age;
    look.last = look.view ?? look.last;
    look.view = undefined;
    look.channels = undefined;
    look.offers = undefined;
    look.made = undefined;
    return look;
  }

  #open(channel: Channel): Look {
    const look: Look = {
      stale: true,
      age: this.#age,
      view: undefined,
      last: undefined,
      channels: undefined,
      offers: undefined,
      made: undefined,
    };
    this.#looks.set(channel, look);
    const [kind = "", id] = channel.split(":");
    const ids = this.#kinds.get(kind) ?? new Map<number, Look>();
    this.#kinds.set(kind, ids.set(id === undefined ? ALONE : Number(id), look));
    return look;
  }
}
