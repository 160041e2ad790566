import type { Offer, SeatId } from "../../types.ts";
import {
  type BeesCommand,
  type BeesState,
  beeOf,
  CLAIM_STEP,
  danceable,
  type Facts,
  leastClaim,
  refuse,
} from "./state.ts";

/** Everything a scout at the swarm could do, possible now or not. */
export function offers(s: BeesState, seat: SeatId, f: Facts): Offer[] {
  if (!f.world.scouts.atSwarm(seat)) return [];
  const list: Offer[] = [];
  const add = (c: BeesCommand, offer: Omit<Offer, "verb" | "not">): void => {
    const not = refuse(s, seat, c, f);
    list.push(not ? { verb: c.verb, ...offer, not } : { verb: c.verb, ...offer });
  };
  const others = Object.values(s.dances).filter((dance) => dance.seat !== seat);
  const first = others[0];
  if (first)
    add({ verb: "follow", dance: first.id }, { aim: { field: "dance", ids: others.map((dance) => dance.id) } });
  const sites = danceable(s, seat);
  const bee = beeOf(s, seat);
  // Each site is an offer of its own, since each may be refused for another reason.
  for (const site of sites) {
    const min = Math.min(10, leastClaim(s, seat, site));
    const amount = { field: "claim", min, max: 10, step: CLAIM_STEP };
    add({ verb: "dance", site, claim: 10 }, { aim: { field: "site", ids: [site] }, amount });
  }
  if (bee.back !== undefined) add({ verb: "quiet" }, {});
  const stoppable = others.filter(
    (dance) => refuse(s, seat, { verb: "stop", dance: dance.id }, f)?.code !== "no_rival",
  );
  const target = stoppable[0];
  if (target) {
    const cost = s.options.stopCost;
    add({ verb: "stop", dance: target.id }, { aim: { field: "dance", ids: stoppable.map((dance) => dance.id) }, cost });
  }
  return list;
}
