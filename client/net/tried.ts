import type { By } from "./line-types.ts";

/** After so many sockets in a row that brought nothing, while the room could be asked by plain requests, the line is made of those. */
export const SILENT_TRIES = 3;

/** What became of the dials so far, and what the next one is made by. */
export class Tried {
  /** Sockets in a row that brought nothing, and whether a request got through meanwhile. */
  #failed = 0;
  #reached = false;

  failed(): void {
    this.#failed++;
  }

  reached(): void {
    this.#reached = true;
  }

  /** Sockets have all their tries again. */
  forget(): void {
    this.#failed = 0;
    this.#reached = false;
  }

  /** The next dial is by requests. */
  withoutSockets(): void {
    this.#failed = SILENT_TRIES;
    this.#reached = true;
  }

  /** By what the next dial is. */
  next(): By {
    if (!(this.#failed >= SILENT_TRIES && this.#reached)) return "socket";
    // Should they bring nothing either, sockets have their turn again.
    this.forget();
    return "requests";
  }
}
