import { advance, apply, type Input, isRunning, nextDue, rateOf, type Session } from "../game/index.ts";
import type { Ms, Refusal } from "../game/types.ts";
import { Clock, type ClockPoint } from "./clock.ts";
import type { Crowd } from "./crowd.ts";
import type { Ledger } from "./ledger.ts";
import { PAUSE_AFTER } from "./limits.ts";
import type { Wish } from "./wishes.ts";

/** Runs a session by wall time, and does to it what is asked. Wall time in ms. */
export class Runner {
  readonly session: Session;
  readonly #ledger: Ledger;
  readonly #crowd: Crowd;
  readonly #clock: Clock;
  /** When the room last ran, in wall time and in session time. */
  #ran: number;
  #t: Ms;
  /** Something has happened that nobody has been shown yet. */
  dirty = false;
  /** When the latest flush was. */
  flushed = Number.NEGATIVE_INFINITY;

  constructor(session: Session, ledger: Ledger, crowd: Crowd, last: ClockPoint) {
    this.session = session;
    this.#ledger = ledger;
    this.#crowd = crowd;
    this.#clock = new Clock(last, rateOf(session));
    this.#ran = last.wall;
    this.#t = last.t;
  }

  get ran(): number {
    return this.#ran;
  }

  get t(): Ms {
    return this.#t;
  }

  get rate(): number {
    return this.#clock.rate;
  }

  /** How long the clock has stood still by now, in ms of people's time at the room's pace. */
  get stood(): Ms {
    return this.rate === 0 ? Math.max(0, Math.round((this.#ran - this.#clock.since) * this.session.pace)) : 0;
  }

  /** See Clock. */
  wallOf(t: Ms): number {
    return this.#clock.wallOf(t);
  }

  /** A round is on, or an assembly, and its clock runs. */
  get running(): boolean {
    return isRunning(this.session);
  }

  /** Runs the session up to `wall`; a long gap while the clock runs is a pause instead. */
  run(wall: number): Ms {
    const gap = wall - this.#ran;
    this.#ran = wall;
    if (gap < 0) this.#setBack(wall);
    else if (this.running && gap > PAUSE_AFTER) {
      this.#clock.resume(wall, this.#t);
      this.#ledger.paused(gap);
      this.#crowd.attendance.slept(wall);
    }
    const t = Math.max(this.#clock.at(wall), this.session.now);
    this.#t = t;
    const due = nextDue(this.session);
    if (due !== undefined && due <= t) {
      advance(this.session, t);
      this.dirty = true;
      this.#setRate(wall, t);
    }
    return t;
  }

  /** The clock runs as fast as the session says. */
  #setRate(wall: number, t: Ms): void {
    const rate = rateOf(this.session);
    if (rate !== this.#clock.rate) this.#clock.resume(wall, t, rate);
  }

  /** The machine's clock was set back: session time goes on from where it is, and nothing waits for the old time. */
  #setBack(wall: number): void {
    this.#clock.resume(wall, this.#t);
    this.flushed = Math.min(this.flushed, wall);
    this.#ledger.setBack(wall);
    this.#crowd.attendance.setBack(wall);
  }

  apply(wish: Wish, t: Ms): Refusal | undefined {
    const input = { t, ...wish } as Input;
    const refusal = apply(this.session, input);
    if (refusal) return refusal;
    this.#ledger.add(input);
    this.dirty = true;
    this.#setRate(this.#ran, t);
    return undefined;
  }
}
