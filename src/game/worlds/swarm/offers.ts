import type { Ms, Offer, SeatId } from "../../types.ts";
import { knownSites, refuse, type SwarmCommand, type SwarmState, scoutOf } from "./state.ts";

/** Everything a scout could do in the swarm's world, with what it costs and why it is not possible now. */
export function offers(s: SwarmState, seat: SeatId, now: Ms): Offer[] {
  const scout = scoutOf(s, seat);
  if (scout.grounded) return [];
  const known = knownSites(scout);
  const list: Offer[] = [];
  const add = (c: SwarmCommand, offer: Omit<Offer, "verb" | "not">): void => {
    const not = refuse(s, seat, c, now);
    list.push(not ? { verb: c.verb, ...offer, not } : { verb: c.verb, ...offer });
  };
  add({ verb: "explore" }, { cost: s.options.search });
  // Those it has given up are refused for another reason than the rest.
  for (const ids of [
    known.filter((site) => !scout.gaveUp.includes(site)),
    known.filter((site) => scout.gaveUp.includes(site)),
  ]) {
    const first = ids[0];
    if (first !== undefined) add({ verb: "return", site: first }, { aim: { field: "site", ids } });
  }
  add({ verb: "stay" }, { cost: s.options.stay });
  const flight = scout.at === "wing" ? now - scout.since : (s.sites[scout.site]?.flight ?? 0);
  add({ verb: "home" }, scout.at === "site" ? { cost: flight } : {});
  return list;
}
