import type { Moment } from "../../../src/game/moments.ts";
import type { Telling } from "./telling.ts";

/** The picture is taken once in so long at most: more, and nobody could play. ms of real time */
export const APART = 10_000;
/** And by the same kind of thing once in so long: what comes often is no drama. ms */
export const SAME_APART = 30_000;
/** Who comes later than this, from another page or a blocked line, has missed it. ms */
export const LATE = 3000;

export interface Told {
  moment: Moment;
  telling: Telling;
}

/** What is to be seen and heard now. */
export interface Due {
  picture?: Told;
  slip?: Told;
  /** The one that is heard; the same as is seen, where one is. */
  heard: Told;
}

/**
 * Decides which moments take the picture. It goes by when they happened, in session time, so that all who are shown the same
 * moments decide the same, however their lines are.
 */
export class Schedule {
  #last = Number.NEGATIVE_INFINITY;
  readonly #lastOf = new Map<string, number>();

  /** What came together, at session time `now`, which runs `rate` times as fast as real time; undefined for nothing. */
  take(came: readonly Told[], now: number, rate: number): Due | undefined {
    const pace = Math.max(1, rate);
    const fresh = came.filter(({ moment }) => now - moment.t <= LATE * pace);
    const ranked = fresh.sort((a, b) => b.telling.rank - a.telling.rank || a.moment.t - b.moment.t);
    const [first] = ranked;
    if (!first) return undefined;
    const picture = ranked.find(({ moment: { t, kind }, telling }) => {
      const since = (t - this.#last) / pace;
      const sinceSame = (t - (this.#lastOf.get(kind) ?? Number.NEGATIVE_INFINITY)) / pace;
      return telling.size === "picture" && since >= APART && sinceSame >= SAME_APART;
    });
    if (picture) {
      const { t, kind } = picture.moment;
      this.#last = t;
      this.#lastOf.set(kind, t);
      return { picture, heard: picture };
    }
    const slip = ranked.find(({ telling }) => telling.size !== "sound");
    return { ...(slip && { slip }), heard: slip ?? first };
  }
}
