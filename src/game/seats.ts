import { forgetSeat } from "./house.ts";
import { beginLesson } from "./lesson.ts";
import { FILL_MAX, FILL_MIN, SEATS_MAX, TOGETHER_MAX } from "./limits.ts";
import { policiesFor } from "./mechanisms/registry.ts";
import { botName, isOffered } from "./names.ts";
import { folded, freeAmong, lettersMost, sharedName } from "./naming.ts";
import { Round } from "./round.ts";
import { breeding, type Session, scenarioOf } from "./session-state.ts";
import { liarsIn } from "./trials/liars/liars.ts";
import type { Ms, Refusal, SeatId } from "./types.ts";

/** The name as it will be shown, or undefined if it cannot be one. A taken name gets a number. `together`: who else shares the seat. */
export function freeName(
  s: Session,
  wanted: string,
  self?: SeatId,
  together: readonly string[] = [],
): string | undefined {
  const name = sharedName([wanted, ...together]);
  if (name === undefined) return undefined;
  const taken = new Set(s.seats.filter((_, i) => i !== self).map((seat) => folded(seat.name)));
  return freeAmong(name, taken, lettersMost(1 + together.length));
}

/**
 * The seat a newcomer gets: a bot's, which it takes over. In a round with liars, and at its reveal, a seat of its own: which
 * bots are left to be taken over would tell who they are. In a room without another place, whatever seat comes, its role with it.
 */
export function seatFor(s: Session): SeatId {
  const shown = s.phase === "lobby" ? undefined : s.round;
  const playing = s.phase === "round" ? s.round : undefined;
  const all = s.seats.flatMap((seat, i) => (seat.kind === "bot" ? [i] : []));
  // Where bots play among themselves nobody takes over one of them, unless there is no other place.
  if (breeding(s) && s.seats.length < SEATS_MAX) return all.find((i) => !playing?.seats.includes(i)) ?? s.seats.length;
  const lies = shown !== undefined && liarsIn(shown.scenario) !== undefined;
  if (lies && s.seats.length < SEATS_MAX) return s.seats.length;
  // A seat that is kept for somebody is given away last.
  const free = all.filter((i) => !s.seats[i]?.kept);
  const bots = free.length > 0 || s.seats.length < SEATS_MAX ? free : all;
  return bots.find((i) => !playing || playing.seats.includes(i)) ?? bots[0] ?? s.seats.length;
}

/** Somebody comes in; `together`: who else shares the seat. */
export function sit(s: Session, wanted: string, t: Ms, together: readonly string[] = []): Refusal | undefined {
  if (s.house.locked) return { code: "locked" };
  if (s.house.names === "offered" && ![wanted, ...together].every(isOffered)) return { code: "offered_only" };
  const at = seatFor(s);
  if (at >= SEATS_MAX) return { code: "room_full" };
  const name = freeName(s, wanted, at, together);
  if (!name) return { code: "bad_name" };
  return come(s, at, { name, score: 0, open: 0 }, t);
}

/** Somebody comes into seat `at`, and plays at once where a round is on. */
export function come(
  s: Session,
  at: SeatId,
  who: { name: string; score: number; open: number },
  t: Ms,
): Refusal | undefined {
  if (at >= SEATS_MAX) return { code: "room_full" };
  if (s.lesson) beginLesson(s.lesson, t);
  s.seats[at] = { ...who, kind: "person", away: false };
  // Nobody else's way is theirs.
  if (s.family) for (const ways of [s.family.parted, s.family.came, s.family.stuck]) delete ways[at];
  if (s.phase !== "round" || !s.round || s.round.phase === "over" || breeding(s)) return undefined;
  const round = Round.of(s.round, t);
  if (s.round.seats.includes(at)) {
    round.mind(at, undefined);
    round.note(at, "taken_over");
    // Who comes while the room says whom it suspects has seen nothing, and plays the next round.
  } else if (s.round.phase !== "naming") round.enter(at);
  return undefined;
}

/** A name that somebody has in another room, as it can be here. */
export function arrivedName(s: Session, name: string, at: SeatId): string {
  const taken = new Set(s.seats.filter((_, i) => i !== at).map((seat) => folded(seat.name)));
  return freeAmong(name, taken, lettersMost(TOGETHER_MAX));
}

/** A seat's person goes: a bot has it. What is theirs in the house goes with them. */
export function vacate(s: Session, seat: SeatId, t: Ms): void {
  s.seats[seat] = {
    name: freeName(s, botName(seat)) as string,
    kind: "bot",
    away: false,
    score: 0,
    open: 0,
  };
  forgetSeat(s.house, seat);
  const running = s.phase === "round" ? s.round : undefined;
  const round = running?.seats.includes(seat) ? Round.of(running, t) : undefined;
  round?.mind(seat, policiesFor(scenarioOf(s).mechanism).autopilot, true);
}

/** The room's seats before anybody is in: for a rehearsal, which shows everything as it will be. */
export const fillWithBots = (s: Session): void => void gather(s);

/** How many seats would play a round of this setup now: see `gather`. */
export function playersOf({ seats, house }: Pick<Session, "seats" | "house">, fill: number): number {
  const people = seats.filter(({ kind }) => kind === "person").length;
  return people + Math.max(0, house.bots ?? Math.min(FILL_MAX, fill) - people, FILL_MIN - people);
}

/** The seats that play the next round: all people, and as many bots as the host or the scenario wants, made where missing. */
export function gather(s: Session): SeatId[] {
  const people = s.seats.flatMap((seat, i) => (seat.kind === "person" ? [i] : []));
  const filled = Math.min(FILL_MAX, scenarioOf(s).fill) - people.length;
  // Fewer than a few seats are no round.
  const wanted = Math.max(0, s.house.bots ?? filled, FILL_MIN - people.length);
  return [...people, ...botSeats(s, wanted)].sort((a, b) => a - b);
}

/** So many bots' seats, or as many as there are places for, made where missing. */
export function botSeats(s: Session, wanted: number): SeatId[] {
  const bots = s.seats.flatMap((seat, i) => (seat.kind === "bot" ? [i] : []));
  for (let n = bots.length; n < wanted && s.seats.length < SEATS_MAX; n++) {
    const name = freeName(s, botName(n)) as string;
    bots.push(s.seats.push({ name, kind: "bot", away: false, score: 0, open: 0 }) - 1);
  }
  return bots.slice(0, wanted);
}
