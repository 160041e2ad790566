import { purpose } from "../../kit/chance.ts";
import type { Facts, Ms, SeatId } from "../../types.ts";

// How seats are elected and recalled, at the meadow and at the harbour alike.

const LIST = purpose("council list");
const TIE = purpose("council tie");
const LOT = purpose("council lot");

/** So many candidates at most: more nobody can compare in a quarter of a minute. */
export const LIST_MAX = 8;
/** Bots stand only where people do not: they make up the list until it has so many more than there are places. */
const SPARE = 3;

/** An election, and what became of those who were elected. */
export interface Elected {
  /** Whom each seat votes for. Secret. */
  votes: Record<SeatId, SeatId[]>;
  /** Who was on the list, most votes first, and how many votes those were. Where they are even, the lot decides. */
  ranks: { seat: SeatId; votes: number }[];
  /** Who sits, the chair first: whoever had most votes of them. */
  council: SeatId[];
  /** Whom each seat would recall; secret. How many that is against each of the council everybody sees. */
  recalls: Record<SeatId, SeatId>;
  against: Record<SeatId, number>;
  /** Who was recalled, and who came in its place. */
  recalled?: { seat: SeatId; next?: SeatId; t: Ms };
}

type Some = Pick<Facts, "seats" | "chance">;
const inLot = (p: typeof LIST, f: Some) => (a: SeatId, b: SeatId) =>
  f.chance.uniform(p, a) - f.chance.uniform(p, b) || a - b;

/** How many of so many seats sit: an odd number. */
export const sizeFor = (wanted: number, seats: number): number =>
  Math.min(wanted, seats % 2 === 1 ? seats : Math.max(1, seats - 1));

/** More than half of the council. */
export const majorityOf = (s: Pick<Elected, "council">): number => Math.floor(s.council.length / 2) + 1;

/** How many it takes to recall somebody: more than half of the room. */
export const recallTakes = (f: Pick<Facts, "seats">): number => Math.floor(f.seats.length / 2) + 1;

/** Who can be voted for: eight at most, drawn by lot where more people stand; bots only where people do not. */
export function listOf(stands: readonly SeatId[], size: number, f: Some & Pick<Facts, "person">): SeatId[] {
  const drawn = [...stands].sort(inLot(LIST, f));
  const people = drawn.filter((seat) => f.person(seat)).slice(0, LIST_MAX);
  const bots = drawn.filter((seat) => !f.person(seat));
  const free = Math.max(0, Math.min(LIST_MAX, size + SPARE) - people.length);
  return [...people, ...bots.slice(0, free)].sort((a, b) => a - b);
}

/** Those on the list, most votes first; where votes are even, as the lot has it. */
export function ranked(list: readonly SeatId[], votes: Elected["votes"], f: Some): Elected["ranks"] {
  const ballots = Object.values(votes);
  const tie = inLot(TIE, f);
  return list
    .map((seat) => ({ seat, votes: ballots.filter((ballot) => ballot.includes(seat)).length }))
    .sort((a, b) => b.votes - a.votes || tie(a.seat, b.seat));
}

/** All seats that do not sit and were not recalled, in the order of a lot. */
export function lots(s: Elected, f: Some): SeatId[] {
  return f.seats.filter((seat) => !s.council.includes(seat) && s.recalled?.seat !== seat).sort(inLot(LOT, f));
}

/** Who comes next in votes, or else by lot; undefined where there is nobody. `may`: whether a seat can sit at all. */
export const nextIn = (s: Elected, f: Some, may: (seat: SeatId) => boolean = () => true): SeatId | undefined =>
  [...s.ranks.map(({ seat }) => seat), ...lots(s, f)].find(
    (seat) => seat !== s.recalled?.seat && !s.council.includes(seat) && may(seat),
  );

/** A seat would have this one recalled, or nobody any more. True where that makes more than half of the room. */
export function counted(s: Elected, seat: SeatId, whom: SeatId | undefined, f: Pick<Facts, "seats">): boolean {
  const before = s.recalls[seat];
  if (before !== undefined) s.against[before] = (s.against[before] ?? 1) - 1;
  delete s.recalls[seat];
  if (whom === undefined) return false;
  s.recalls[seat] = whom;
  s.against[whom] = (s.against[whom] ?? 0) + 1;
  return s.against[whom] >= recallTakes(f);
}

/** It loses its place; nobody else can be recalled any more. */
export function removed(s: Elected, seat: SeatId, now: Ms): void {
  s.recalled = { seat, t: now };
  s.council = s.council.filter((one) => one !== seat);
  s.recalls = {};
  s.against = {};
}
