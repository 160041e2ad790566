import type { Compared } from "../compared.ts";
import type { Session } from "../session-state.ts";
import type { SeatId } from "../types.ts";
import type { FamilyInput, Founding } from "./state.ts";

/** Somebody's way to another room: all that is to be known of them there. */
export type Move = Omit<Extract<FamilyInput, { type: "arrive" }>, "type" | "from">;

/** What a room still has to do in another one of its family. Done twice it counts once. */
export type Errand =
  | { kind: "found"; code: string; founding: Founding }
  | { kind: "move"; to: string; seat: SeatId; move: Move }
  | { kind: "tell"; to: string; one: Compared };

/** All that is to be done, in order: follows from the session alone, so that whoever wakes the room goes on with it. */
export function errandsOf(s: Session): Errand[] {
  const { family: f, compared } = s;
  if (!f) return [];
  const errands: Errand[] = [];
  for (const [code, { founding }] of Object.entries(f.kin))
    if (founding) errands.push({ kind: "found", code, founding });
  for (const [id, { to, n }] of Object.entries(f.going)) {
    const seat = Number(id);
    const one = s.seats[seat];
    if (!one || f.kin[to]?.founding) continue;
    const { name, score, open } = one;
    const times = s.house.slow[seat];
    const host = s.house.hosts[seat] === "named";
    // Whoever goes back has the seat there that they came from.
    const came = f.came[seat];
    const at = came?.from === to ? came.home : seat;
    const more = { ...(times !== undefined && { times }), ...(host && { host: true as const }) };
    errands.push({ kind: "move", to, seat, move: { home: seat, n, at, name, score, open, ...more } });
  }
  const last = compared?.[compared.length - 1];
  // Names are this room's own: there nobody could take them back.
  const { heads: _, ...plain } = last ?? ({} as Compared);
  for (const [to, { since, told, gone, founding }] of Object.entries(f.kin))
    if (last && !gone && !founding && last.round > (told ?? since)) errands.push({ kind: "tell", to, one: plain });
  return errands;
}
