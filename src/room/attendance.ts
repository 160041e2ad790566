import type { SeatId } from "../game/types.ts";
import { AWAY_AFTER, IDLE_AFTER, LAPSES_AFTER } from "./limits.ts";

/** Who is gone, and since when; in memory alone: after a wake everybody has as long again to come back. Wall time in ms. */
export class Attendance {
  /** Seats whose last socket went. */
  readonly #left = new Map<SeatId, number>();
  /** Of them, those that never had one. */
  readonly #new = new Set<SeatId>();
  #unhosted: number | undefined;
  #unseen: number | undefined;
  /** When somebody in a seat last did anything; and when the clock last began to run, before which nobody was idle. */
  readonly #did = new Map<SeatId, number>();
  #playing: number | undefined;

  came(seat: SeatId): void {
    this.#left.delete(seat);
    this.#new.delete(seat);
  }

  went(seat: SeatId, wall: number): void {
    this.#left.set(seat, wall);
  }

  /** A seat was taken whose person is still to connect. */
  took(seat: SeatId, wall: number): void {
    this.#left.set(seat, wall);
    this.#new.add(seat);
  }

  /** The seats that have been gone long enough to be away, or, never having connected, to be given up. Each is told once. */
  due(wall: number): { away: SeatId[]; lapsed: SeatId[] } {
    const away: SeatId[] = [];
    const lapsed: SeatId[] = [];
    for (const [seat, since] of this.#left) {
      const fresh = this.#new.has(seat);
      if (wall - since < (fresh ? LAPSES_AFTER : AWAY_AFTER)) continue;
      this.#left.delete(seat);
      this.#new.delete(seat);
      (fresh ? lapsed : away).push(seat);
    }
    return { away, lapsed };
  }

  /** Somebody in a seat did something. */
  did(seat: SeatId, wall: number): void {
    this.#did.set(seat, wall);
  }

  /** Those of these seats who have done nothing for long, while a round's clock runs. */
  idle(seats: readonly SeatId[], running: boolean, wall: number): SeatId[] {
    if (!running) this.#playing = undefined;
    else this.#playing ??= wall;
    const since = this.#playing ?? wall;
    return seats.filter((seat) => wall - Math.max(since, this.#did.get(seat) ?? since) >= IDLE_AFTER);
  }

  /** Whether a host or a screen is here now. */
  hosted(yes: boolean, wall: number): void {
    if (yes) this.#unhosted = undefined;
    else this.#unhosted ??= wall;
  }

  /** Since when no host and no screen has been here. */
  get unhosted(): number | undefined {
    return this.#unhosted;
  }

  /** Whether anybody at all is here to see: a person, a host, a screen. */
  seen(yes: boolean, wall: number): void {
    if (yes) this.#unseen = undefined;
    else this.#unseen ??= wall;
  }

  /** Since when nobody has been here. */
  get unseen(): number | undefined {
    return this.#unseen;
  }

  /** The room itself was gone until `wall`: nobody could come back to it meanwhile. */
  slept(wall: number): void {
    if (this.#unseen !== undefined) this.#unseen = wall;
  }

  /** The machine's clock was set back to `wall`: nobody has been gone since later than now. */
  setBack(wall: number): void {
    for (const seat of this.#left.keys()) this.#left.set(seat, wall);
    if (this.#unhosted !== undefined) this.#unhosted = wall;
    this.slept(wall);
    this.#playing = undefined;
    this.#did.clear();
  }

  /** When `due` has something to say next. */
  nextAt(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const [seat, since] of this.#left)
      next = Math.min(next, since + (this.#new.has(seat) ? LAPSES_AFTER : AWAY_AFTER));
    return next;
  }
}
