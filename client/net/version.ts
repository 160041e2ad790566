import type { Keeper } from "./keeper.ts";

const place = (version: string): string => `leaderless.reloaded.${version}`;

interface Means {
  /** The version of this page; empty where it was built without one. */
  own(): string;
  /** What outlives a reload, and not the tab. */
  keeper: Keeper;
  /** Whether this page's keys to a room outlive a reload: they may be in memory alone. */
  outlives(room: string): boolean;
  /** Loads the page anew. */
  reload(): void;
}

/**
 * What a page does when a room wants another version of it: it loads itself anew, once for each version that was wanted, so
 * that a page which comes back as it was never does so in a circle, but goes on as well as it can.
 */
export class PageVersion {
  readonly #means: Means;

  constructor(means: Means) {
    this.#means = means;
  }

  /** `room` wants this version. Whether the page is about to be loaded anew. */
  update(wanted: string, room: string): boolean {
    const { keeper } = this.#means;
    const own = this.#means.own();
    if (own === "" || !wanted || wanted === own || keeper.get(place(wanted)) !== undefined) return false;
    // Where the one try cannot be remembered there would be no end to them.
    if (!this.#means.outlives(room) || !keeper.put(place(wanted), "once")) return false;
    this.#means.reload();
    return true;
  }
}
