import type { Recorded } from "../part.ts";
import type { Ms, Option, SeatId } from "../types.ts";

/** Who saw an option first, and when. */
export interface Found {
  option: Option;
  seat: SeatId;
  t: Ms;
}

/** For each option, the first seat that was there by itself, from the diaries; options nobody found are missing. */
export function found(r: Recorded): Found[] {
  const first = new Map<Option, Found>();
  for (const seat of r.seats) {
    for (const note of r.diaries[seat] ?? []) {
      if (note.what !== "found") continue;
      const option = Number(note.site);
      const before = first.get(option);
      if (!before || note.t < before.t) first.set(option, { option, seat, t: note.t });
    }
  }
  return [...first.values()].sort((a, b) => a.t - b.t);
}
