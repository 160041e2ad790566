import type { Round } from "../../game/round.ts";
import type { Ms, SeatId } from "../../game/types.ts";

/** Samples of seats' time, one for each seat and step. Plain JSON. */
export interface PaceTally {
  /** Samples in all. */
  seen: number;
  /** Those at which something worth deciding came up within the last WITHIN ms. */
  awake: number;
  /** The longest time without, in ms. */
  longest: Ms;
}

/** A player is never idle for longer than this. */
const WITHIN: Ms = 6000;

/**
 * Turning back is always possible on the wing and at a site one has not looked at yet, but nobody knows more than at
 * the start then: it does not count as worth deciding.
 */
const TURNS_BACK = "home";

/**
 * How a round's pace is measured: a moment is worth deciding for a seat when it could do something other than turn back
 * or wait: at the swarm and not busy, or at a site with its reading. A seat's time is awake when such a moment was at most
 * six seconds ago. Liars count like anybody; play begins with such a moment.
 */
export class Pace {
  /** The time between two looks, and thus how fine the measure is. */
  static readonly STEP: Ms = 250;
  readonly #last = new Map<SeatId, Ms>();
  readonly #tally: PaceTally = { seen: 0, awake: 0, longest: 0 };
  readonly #seats: readonly SeatId[];

  constructor(seats: readonly SeatId[]) {
    this.#seats = seats;
  }

  /** Looks at every seat at time `t`. */
  look(round: Round, t: Ms): void {
    for (const seat of this.#seats) {
      const could = round.offers(seat).some((offer) => !offer.not && offer.verb !== TURNS_BACK);
      if (could || !this.#last.has(seat)) this.#last.set(seat, t);
      const idle = t - (this.#last.get(seat) ?? t);
      this.#tally.seen++;
      if (idle <= WITHIN) this.#tally.awake++;
      this.#tally.longest = Math.max(this.#tally.longest, idle);
    }
  }

  addTo(tally: PaceTally): void {
    tally.seen += this.#tally.seen;
    tally.awake += this.#tally.awake;
    tally.longest = Math.max(tally.longest, this.#tally.longest);
  }
}
