import type { Ms } from "../game/types.ts";

/** Session time at a moment of wall time. Both in ms. */
export interface ClockPoint {
  wall: number;
  t: Ms;
}

/** Session time from wall time. It never runs backwards, runs at a rate (0 to 10), and can be set on from anywhere. */
export class Clock {
  #point: ClockPoint;
  #rate: number;

  constructor(point: ClockPoint, rate = 1) {
    this.#point = point;
    this.#rate = rate;
  }

  get rate(): number {
    return this.#rate;
  }

  /** Since when it runs as it does, in wall time. */
  get since(): number {
    return this.#point.wall;
  }

  /** Session time at `wall`. Wall clocks jump back sometimes: then session time stands still. */
  at(wall: number): Ms {
    const passed = Math.max(0, wall - this.#point.wall);
    return this.#point.t + Math.round(passed * this.#rate);
  }

  /** When session time `t` will be, in wall time; never, while the clock stands still. */
  wallOf(t: Ms): number {
    return this.#rate === 0 ? Number.POSITIVE_INFINITY : this.#point.wall + (t - this.#point.t) / this.#rate;
  }

  /** Goes on at `wall` from session time `t`, at another rate if one is given. */
  resume(wall: number, t: Ms, rate = this.#rate): void {
    this.#point = { wall, t };
    this.#rate = rate;
  }
}
