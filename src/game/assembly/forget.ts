import type { Session } from "../session-state.ts";
import type { SeatId } from "../types.ts";
import type { Enacted } from "./state.ts";

/** What a seat that is given up leaves behind in the room's rules: nothing that could be its person's. */
export function forgetInAssembly(s: Session, seat: SeatId): void {
  const { assembly: a, constitution: c, parting } = s;
  if (a) {
    for (const by of Object.values(a.ballots)) delete by[seat];
    for (const p of a.proposals) if (p.by !== seat) p.seconds = p.seconds.filter((one) => one !== seat);
    a.done = a.done.filter((one) => one !== seat);
    a.results = a.results.map((one) => unnamed(one, seat));
  }
  if (c) {
    c.history = c.history.map((one) => unnamed(one, seat));
    for (const one of c.standing) delete one.grown[seat];
  }
  if (parting) parting.against = parting.against.filter((one) => one !== seat);
}

function unnamed(one: Enacted, seat: SeatId): Enacted {
  if (one.by !== seat) return one;
  const { by: _, ...rest } = one;
  return rest;
}
