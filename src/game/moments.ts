import type { Ms, SeatId } from "./types.ts";

/**
 * Something that a room is to feel as it happens: a quorum, a branch undone. `n` counts those of one list, from 1; `kind` and
 * the fields are the mechanism's own, and its part of the client has the sentence. What a list holds, its readers may know.
 */
export interface Moment {
  n: number;
  t: Ms;
  kind: string;
  [field: string]: number | string;
}

/** The latest moments of a round: everybody's, and each seat's own. Lists are replaced, never modified. */
export interface Felt {
  all: readonly Moment[];
  seats: Readonly<Record<SeatId, readonly Moment[]>>;
}

/** So many are kept of each list: more than ever come between two frames. */
const KEPT = 6;

/** Adds a moment to a list. */
export function withMoment(
  list: readonly Moment[],
  t: Ms,
  kind: string,
  fields: Readonly<Record<string, number>>,
): readonly Moment[] {
  const n = (list[list.length - 1]?.n ?? 0) + 1;
  return [...list.slice(1 - KEPT), { n, t, kind, ...fields }];
}
