import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Ms } from "../../src/game/types.ts";

/** Session time at a moment of real time, how fast it runs from there (session ms a real ms), and where it stops. */
interface Point {
  real: number;
  t: Ms;
  rate: number;
  end: Ms;
}

/** A source's clock: session time now, reckoned from the latest moment at which it was known. */
export class SessionClock {
  readonly #real: () => number;
  readonly #point = signal<Point>({ real: 0, t: 0, rate: 0, end: 0 });
  /** Changes whenever the clock is set: what shows the time is to be shown anew then. */
  readonly set: ReadonlySignal<unknown> = this.#point;
  /** How fast it runs: 0 while it stands, 1 as usual. */
  readonly rate = computed(() => this.#point.value.rate);

  /** `real` is real time in ms, from any beginning. */
  constructor(real: () => number) {
    this.#real = real;
  }

  /** It is `t` now, and goes on at `rate`, at most to `end`. */
  at(t: Ms, rate: number, end: Ms = Number.POSITIVE_INFINITY): void {
    this.#point.value = { real: this.#real(), t, rate, end };
  }

  /** Session time now, in ms. Does not subscribe whoever reads it: it changes all the time. */
  now(): Ms {
    const { real, t, rate, end } = this.#point.peek();
    return Math.min(end, t + rate * (this.#real() - real));
  }
}
