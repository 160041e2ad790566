import type { Ms } from "../game/types.ts";

/** Session time at a moment of wall time. Both in ms. */
export interface ClockPoint {
  wall: number;
  t: Ms;
}

/** Session time from wall time. It never runs backwards, and can be stopped for a pause. */
export class Clock {
  #point: ClockPoint;

  constructor(point: ClockPoint) {
    this.#point = point;
  }

  /** Session time at `wall`. Wall clocks jump back sometimes: then session time stands still. */
  at(wall: number): Ms {
    const passed = Math.max(0, Math.round(wall - this.#point.wall));
    return this.#point.t + passed;
  }

  /** When session time `t` will be, in wall time. */
  wallOf(t: Ms): number {
    return this.#point.wall + (t - this.#point.t);
  }

  /** Goes on at `wall` from session time `t`. */
  resume(wall: number, t: Ms): void {
    this.#point = { wall, t };
  }
}
