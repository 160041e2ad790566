import type { SeatId } from "../game/types.ts";
import { AWAY_AFTER, CLEARS_AFTER, IDLE_AFTER, LAPSES_AFTER, RETURN_GRACE, SCREEN_PATIENCE } from "./limits.ts";

/** Who is gone, and since when: what outlives the room's memory. Wall time in ms. */
export interface Gone {
  /** Seat, since when, and whether it never had a socket. */
  left: [SeatId, number, boolean][];
  /** Since when there is no host; and since when neither host nor screen. */
  hostless?: number;
  unhosted?: number;
}

/** Who is gone, and since when; wall time in ms. In memory, and on disk as far as `news` was kept. */
export class Attendance {
  /** Seats whose last socket went. */
  readonly #left = new Map<SeatId, number>();
  /** Of them, those that never had one. */
  readonly #new = new Set<SeatId>();
  #hostless: number | undefined;
  #unhosted: number | undefined;
  #unseen: number | undefined;
  #told = JSON.stringify({ left: [] });
  /** When somebody in a seat last did anything; and when the clock last began to run, before which nobody was idle. */
  readonly #did = new Map<SeatId, number>();
  #playing: number | undefined;

  /** After a wake these seats have no socket. `before`: what was kept. Everybody else has as long as any to come back. */
  awoke(absent: readonly SeatId[], wall: number, before: Gone = { left: [] }): void {
    this.#told = JSON.stringify(before);
    const known = new Map(before.left.map((row) => [row[0], row]));
    for (const seat of absent) {
      const [, since = wall, fresh = false] = known.get(seat) ?? [];
      if (fresh) this.#new.add(seat);
      const most = fresh ? LAPSES_AFTER : AWAY_AFTER;
      this.#left.set(seat, Math.min(wall, Math.max(since, wall - most + RETURN_GRACE)));
    }
    if (before.hostless !== undefined) this.#hostless = Math.min(wall, before.hostless);
    if (before.unhosted !== undefined) this.#unhosted = Math.min(wall, before.unhosted);
  }

  /** What to keep, where it is not what was kept last. */
  news(): Gone | undefined {
    const left = [...this.#left].map(([seat, since]): Gone["left"][0] => [seat, since, this.#new.has(seat)]);
    const [hostless, unhosted] = [this.#hostless, this.#unhosted];
    const gone: Gone = {
      left,
      ...(hostless !== undefined && { hostless }),
      ...(unhosted !== undefined && { unhosted }),
    };
    const text = JSON.stringify(gone);
    if (text === this.#told) return undefined;
    this.#told = text;
    return gone;
  }

  /** Whether a seat was taken and never had a socket. */
  isNew(seat: SeatId): boolean {
    return this.#new.has(seat);
  }

  /** Whether a seat was taken and has not been used for long enough to be cleared away. */
  unused(seat: SeatId, wall: number): boolean {
    return this.#new.has(seat) && wall - (this.#left.get(seat) ?? wall) >= CLEARS_AFTER;
  }

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

  /** Who of a host and a screen is here now. */
  hosted(host: boolean, screen: boolean, wall: number): void {
    this.#hostless = host ? undefined : (this.#hostless ?? wall);
    this.#unhosted = host || screen ? undefined : (this.#unhosted ?? wall);
  }

  /** When the people here have waited long enough for a host: `patience` without host and screen, longer while a screen is here. */
  hostGivenUp(patience: number): number {
    const never = Number.POSITIVE_INFINITY;
    return Math.min((this.#unhosted ?? never) + patience, (this.#hostless ?? never) + SCREEN_PATIENCE * patience);
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
    if (this.#hostless !== undefined) this.#hostless = wall;
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
