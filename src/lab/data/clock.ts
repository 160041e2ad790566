import type { RoundClock } from "../../game/index.ts";
import type { Ms } from "../../game/types.ts";

/** Between two stored moments the clock stood still, and not only slower, where less session time than this went by. ms at rate 1 */
const FLUSH: Ms = 1000;
/** And so much more real time than that took. ms */
const STOOD = 300;

/**
 * Session time as real time, from the moments that the room has stored of a round: with each flush that had something to store, and
 * once a second at least. Between two of them time runs evenly; where the clock stood still, it did so at the earlier one.
 */
export class RealTime {
  readonly #points: RoundClock["points"];
  /** Session ms a real ms: 1, but for rehearsals and for rounds with somebody who needs longer. */
  readonly #rate: number;

  constructor(clock: RoundClock | undefined) {
    this.#points = clock?.points ?? [];
    this.#rate = rateOf(this.#points);
  }

  /** How long the clock stood still before the point of this number. Real ms. */
  #stood(at: number): number {
    const [from, to] = [this.#points[at - 1], this.#points[at]];
    if (!from || !to) return 0;
    const stood = to[0] - from[0] - (to[1] - from[1]) / this.#rate;
    return to[1] - from[1] < FLUSH * this.#rate && stood > STOOD ? stood : 0;
  }

  /** Wall time in ms since 1970, UTC, of a session time; undefined where nothing is known of it. */
  wallOf(t: Ms): number | undefined {
    const points = this.#points;
    if (points.length === 0) return undefined;
    const at = points.findIndex((point) => point[1] >= t);
    const [from, to] = at < 0 ? [points[points.length - 1], undefined] : [points[at - 1], points[at]];
    if (!to) return from && from[0] + (t - from[1]) / this.#rate;
    const even = from && to[1] > from[1] && this.#stood(at) === 0;
    if (!even) return to[0] - (to[1] - t) / this.#rate;
    return from[0] + ((t - from[1]) * (to[0] - from[0])) / (to[1] - from[1]);
  }

  /** The same as ISO 8601 in UTC, to the millisecond. */
  iso(t: Ms | undefined): string | undefined {
    const wall = t === undefined ? undefined : this.wallOf(t);
    return wall === undefined ? undefined : isoOf(wall);
  }

  /** How long the clock stood still, in real ms; undefined where nothing is known of it. */
  get paused(): number | undefined {
    if (this.#points.length < 2) return undefined;
    return Math.round(this.#points.reduce((sum, _, at) => sum + this.#stood(at), 0));
  }
}

/** The rate at which most of the session time went by. */
function rateOf(points: RoundClock["points"]): number {
  let most = { t: 0, rate: 1 };
  for (const [i, [wall, t]] of points.entries()) {
    const before = points[i - 1];
    const passed = before ? t - before[1] : 0;
    if (before && passed > most.t && wall > before[0]) most = { t: passed, rate: passed / (wall - before[0]) };
  }
  return most.rate;
}

/** A wall time as ISO 8601 in UTC. */
export const isoOf = (wall: number): string => new Date(Math.round(wall)).toISOString();
