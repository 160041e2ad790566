import type { Offer, SeatId } from "../../types.ts";
import { type AntsCommand, type AntsState, antOf, type Facts, readSites, refuse } from "./state.ts";

/** How long it takes to a site from where a seat is, ms: `times` a flight, from another site by way of the old nest. */
function cost(from: number | undefined, site: number, times: number, f: Facts): number {
  const back = from === undefined ? 0 : f.world.sites.way(from).flight;
  return Math.round(times * (back + f.world.sites.way(site).flight));
}

/** Everything an ant could do beside what any scout can, possible now or not. */
export function offers(s: AntsState, seat: SeatId, f: Facts): Offer[] {
  const home = f.world.scouts.atSwarm(seat);
  const here = home ? undefined : f.world.scouts.siteOf(seat);
  if (!home && here === undefined) return [];
  const list: Offer[] = [];
  const add = (c: AntsCommand, offer: Omit<Offer, "verb" | "not">): void => {
    const not = refuse(s, seat, c, f);
    list.push(not ? { verb: c.verb, ...offer, not } : { verb: c.verb, ...offer });
  };
  // Each site is an offer of its own: each may be refused for another reason, and has another way.
  for (const site of readSites(seat, f)) {
    const aim = { field: "site", ids: [site] };
    if (home) add({ verb: "lead", site }, { aim, cost: cost(undefined, site, s.options.tandem, f) });
    if (site !== here) add({ verb: "carry", site }, { aim, cost: cost(here, site, 1, f) });
  }
  if (!home) return list;
  const calls = Object.values(s.calls).filter((call) => call.seat !== seat);
  for (const call of calls)
    add(
      { verb: "follow", call: call.id },
      { aim: { field: "call", ids: [call.id] }, cost: cost(undefined, call.site, s.options.tandem, f) },
    );
  if (antOf(s, seat).call !== undefined) add({ verb: "quit" }, {});
  return list;
}
