import type { Recorded } from "../part.ts";
import type { Ms, Option, SeatId } from "../types.ts";

/** Who saw an option first, and when. */
export interface Found {
  option: Option;
  seat: SeatId;
  t: Ms;
  /** A bot sat there then: the seat's person came later. */
  bot?: true;
}

/** When a seat's person took it over from a bot; before everything where nobody did. */
export function takenOver(r: Recorded, seat: SeatId): Ms {
  const notes = (r.diaries[seat] ?? []).filter(({ what }) => what === "taken_over");
  return notes[notes.length - 1]?.t ?? Number.NEGATIVE_INFINITY;
}

/** Being there: by a search, or on a way that was known from the beginning. Who follows a dance is never the first. */
const THERE: readonly string[] = ["found", "arrived"];

/** For each option, the first seat that was there, from the diaries; options that nobody went to are missing. */
export function found(r: Recorded): Found[] {
  const first = new Map<Option, Found>();
  for (const seat of r.seats) {
    for (const note of r.diaries[seat] ?? []) {
      if (!THERE.includes(note.what)) continue;
      const option = Number(note.site);
      const before = first.get(option);
      const bot = note.t < takenOver(r, seat);
      if (!before || note.t < before.t) first.set(option, { option, seat, t: note.t, ...(bot && { bot }) });
    }
  }
  return [...first.values()].sort((a, b) => a.t - b.t);
}
