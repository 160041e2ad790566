/**
 * How long a dial is waited for, in ms: longer with each that got no answer, so that a line whose opening takes 15 s (three
 * crossings of a satellite, a crowded school) gets in at the third, half a minute after the page came. Not long from the
 * start: a phone that changes networks is served best by dialling again soon.
 */
export const PATIENCE = [5000, 8000, 16_000, 30_000] as const;
/** Less patience with a line that has a reason to be dead: the phone slept, or changed its network. ms */
export const DOUBTFUL = 1500;
/** A dial without an answer for so long is told to people as a slow line. ms */
export const SLOW_AFTER = 4000;
/** A line that took so long to open gets at least twice that for an answer: the next one may take longer. */
const MARGIN = 2;

/** A first wait before dialling again, and the longest, in ms; each has some chance in it, so that a class does not knock as one. */
const AGAIN_FIRST = 250;
const AGAIN_MOST = 1600;
/** After so many tries in vain, half a minute of them at least, the server is not just starting again: then the wait is this long. ms */
const AGAIN_MANY = 20;
const AGAIN_SELDOM = 10_000;
/** How long to wait before the next dial, in ms, after so many in vain. `chance` is uniform in [0, 1). */
export function againAfter(tries: number, chance: number): number {
  const most = tries < AGAIN_MANY ? Math.min(AGAIN_MOST, AGAIN_FIRST * 2 ** tries) : AGAIN_SELDOM;
  return most * (0.5 + 0.5 * chance);
}

/** How patient one is with a line, from what it has shown so far. */
export class Patience {
  #level = 0;
  #took = 0;

  /** For a dial, or an answer to a ping. ms */
  get ms(): number {
    return PATIENCE[this.#level] ?? PATIENCE[0];
  }

  /** For an answer to a ping, where there is a reason for doubt. ms */
  get doubtful(): number {
    return Math.max(DOUBTFUL, Math.min(this.#took, this.ms));
  }

  /** A dial got no answer in its time. */
  grow(): void {
    this.#level = Math.min(PATIENCE.length - 1, this.#level + 1);
  }

  /** A line stood `took` ms after it was dialled. */
  stood(took: number): void {
    this.#took = took;
    const enough = PATIENCE.findIndex((ms) => ms >= MARGIN * took);
    this.#level = enough < 0 ? PATIENCE.length - 1 : enough;
  }

  /** Another room, perhaps over another network. */
  forget(): void {
    this.#level = 0;
    this.#took = 0;
  }
}
