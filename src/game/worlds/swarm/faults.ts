import type { WorldFaults } from "../../faults.ts";
import type { Facts, Ms, SeatId } from "../../types.ts";
import { scoutChanged } from "./flight.ts";
import { plan, type Scout, type SwarmFx, type SwarmState, scoutOf } from "./state.ts";

/** Where a scout is in the terms of a notice: a site, or null for the swarm; undefined on the wing. */
const placeOf = ({ at, site }: Scout): number | null | undefined =>
  at === "site" ? site : at === "swarm" ? null : undefined;

/** Whatever a scout was to do next comes `by` ms later, and it sees that. */
function putOff(scout: Scout, seat: SeatId, by: Ms, fx: SwarmFx): void {
  if (scout.timer === undefined || !scout.next) return;
  if (scout.due !== undefined) scout.due += by;
  if (scout.leaves !== undefined) scout.leaves += by;
  const { t, kind, site } = scout.next;
  plan(scout, seat, t + by, { kind, site }, fx);
}

/** A scout lies still until then: what it was at goes on afterwards, where it was. */
function lieStill(s: SwarmState, seat: SeatId, until: Ms, f: Facts, fx: SwarmFx): void {
  const scout = scoutOf(s, seat);
  const since = Math.max(f.now, scout.still ?? 0);
  const was = scout.still;
  scout.still = until;
  putOff(scout, seat, until - since, fx);
  scoutChanged(scout, seat, fx);
  fx.at(until, { kind: "stirs", seat, site: -1 });
  const place = placeOf(scout);
  if (was === undefined && place !== undefined) fx.notify({ kind: "still", seat, site: place });
}

/** The time is up for which a scout lay still. */
export function stir(s: SwarmState, seat: SeatId, f: Facts, fx: SwarmFx): void {
  const scout = scoutOf(s, seat);
  if (scout.still === undefined || scout.still > f.now) return;
  delete scout.still;
  scoutChanged(scout, seat, fx);
  const place = placeOf(scout);
  if (place !== undefined) fx.notify({ kind: "stirs", seat, site: place });
  fx.nudge(seat);
}

/** The swarm's side of the port of faults. There is no network to cut: hanging on its branch, a swarm is one place. */
export const faults = (s: SwarmState, f: Facts, fx: SwarmFx): WorldFaults => ({
  links: {
    delay(factor, until) {
      s.winds.push({ factor, ...(until !== undefined && { until }) });
      fx.changed("all");
      if (until !== undefined) fx.at(until, { kind: "calm", seat: -1, site: -1 });
      for (const [id, scout] of Object.entries(s.scouts)) {
        const seat = Number(id);
        if (scout.at !== "wing" || scout.due === undefined) continue;
        // What is left of a flight takes as much longer as one that begins now; lying still is no flight.
        const left = scout.due - Math.max(f.now, scout.still ?? 0);
        putOff(scout, seat, Math.round(Math.max(0, left) * (factor - 1)), fx);
        scoutChanged(scout, seat, fx);
      }
    },
  },
  turned(seat, goal) {
    const scout = scoutOf(s, seat);
    if (typeof goal?.site === "number") scout.told = goal.site;
    fx.changed("seat", seat);
  },
  nodes: {
    list: () => Object.keys(s.scouts).map((id) => ({ id: Number(id), seats: [Number(id)] })),
    dark: (seat, until) => lieStill(s, seat, until, f, fx),
  },
  evidence: {
    worths: () => s.sites.map(({ quality }) => quality),
    set(option, worth) {
      const site = s.sites[option];
      s.was ??= s.sites.map(({ quality }) => quality);
      if (site) site.quality = worth;
    },
  },
});
