import { found, takenOver } from "../../measures/found.ts";
import { support } from "../../measures/support.ts";
import type { Recorded } from "../../part.ts";
import type { SeatId } from "../../types.ts";
import type { BeesState, Facts } from "./state.ts";

/** By dancer, who did so to it, from what each wrote down; everybody once. */
function byDancer({ diaries, seats }: Recorded, what: string): Record<SeatId, SeatId[]> {
  const by: Record<SeatId, SeatId[]> = {};
  for (const seat of seats) {
    for (const note of diaries[seat] ?? []) {
      if (note.what !== what) continue;
      const dancer = Number(note.seat);
      const known = by[dancer] ?? [];
      if (!known.includes(seat)) by[dancer] = [...known, seat];
    }
  }
  return by;
}

/** What everybody is shown after the round; who followed and stopped whom in open rooms only. */
export function reveal(s: BeesState, f: Facts, record: Recorded) {
  return {
    support: support(record, f.world.sites.count),
    found: found(record),
    proposed: { ...s.proposals },
    byBots: Object.entries(s.proposals).flatMap(([site, seat]) => {
      const note = record.diaries[seat]?.find((one) => one.what === "proposed" && one.site === Number(site));
      return note && note.t < takenOver(record, seat) ? [Number(site)] : [];
    }),
    ...(f.level === "open" && {
      followed: byDancer(record, "followed"),
      stopped: byDancer(record, "stopped"),
      held: [...s.holders],
    }),
  };
}
