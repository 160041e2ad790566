import type { Facts, Ms, SeatId } from "../../types.ts";
import { factorAt } from "../slow.ts";
import { plan, type Scout, type SwarmFx, type SwarmState, scoutOf } from "./state.ts";

/** The flight back from a search that found nothing. */
export const VAIN_FLIGHT: Ms = 1000;

/** A scout goes elsewhere, or what it can do changes: it sees that, and so do those who are at its site. */
export function scoutChanged({ at, site }: Scout, seat: SeatId, fx: SwarmFx): void {
  fx.changed("seat", seat);
  fx.changed("screen");
  if (at === "site") fx.changed("site", site);
}

/** A scout flies to a site, or home for null, and arrives at `due`, or later in wind; `lost`: it loses its way and turns back there. */
export function takeOff(
  s: SwarmState,
  seat: SeatId,
  why: Scout["why"],
  to: number | null,
  due: Ms,
  lost: boolean,
  f: Facts,
  fx: SwarmFx,
): void {
  const scout = scoutOf(s, seat);
  const arrives = f.now + Math.round((due - f.now) * factorAt(s.winds, f.now));
  const from = scout.at === "site" ? scout.site : null;
  const was = scout.at;
  if (was === "swarm") s.flown++;
  scoutChanged(scout, seat, fx);
  scout.at = "wing";
  scout.why = why;
  scout.site = to ?? from ?? -1;
  scout.since = f.now;
  scout.due = arrives;
  plan(scout, seat, arrives, { kind: lost ? "lost" : to === null ? "landed" : "reached", site: to ?? -1 }, fx);
  delete scout.leaves;
  if (was === "wing") fx.notify({ kind: "turned", seat, site: null });
  else fx.notify({ kind: "left", seat, site: was === "site" ? from : null });
}

export function flyHome(s: SwarmState, seat: SeatId, f: Facts, fx: SwarmFx): void {
  const scout = scoutOf(s, seat);
  // To turn back takes as long as it has been gone.
  const back = scout.at === "wing" ? f.now - scout.since : (s.sites[scout.site]?.flight ?? VAIN_FLIGHT);
  takeOff(s, seat, "home", null, f.now + Math.max(200, back), false, f, fx);
}

/** Turns to another site on the wing. It is as far from the swarm as it has been gone, or as what is left of its way home. */
export function turnTo(s: SwarmState, seat: SeatId, site: number, f: Facts, fx: SwarmFx): void {
  const scout = scoutOf(s, seat);
  const away = scout.why === "home" ? (scout.due ?? f.now) - f.now : f.now - scout.since;
  takeOff(s, seat, "return", site, f.now + away + (s.sites[site]?.flight ?? 0), false, f, fx);
  // Whoever turns back at once still has that way home.
  scout.since = f.now - away;
}
