import type { Offer, SeatId } from "../../types.ts";
import { refuse } from "./refuse.ts";
import { CLAIM_STEP, type CouncilCommand, type CouncilState, type Facts, scoutOf, sitesKnown, sits } from "./state.ts";

const amount = { field: "claim", min: 0, max: 10, step: CLAIM_STEP };

/** Everything a seat could do under the council, possible now or not. */
export function offers(s: CouncilState, seat: SeatId, f: Facts): Offer[] {
  const list: Offer[] = [];
  const add = (c: CouncilCommand, more: Omit<Offer, "verb" | "not"> = {}): void => {
    const not = refuse(s, seat, c, f);
    list.push(not ? { verb: c.verb, ...more, not } : { verb: c.verb, ...more });
  };
  /** One offer for all these seats that the same verb can mean. */
  const seats = (verb: "elect" | "unelect" | "recall", ids: SeatId[]): void => {
    const [first] = ids;
    if (first !== undefined) add({ verb, seat: first }, { aim: { field: "seat", ids } });
  };
  if (s.stage === "scouting") add({ verb: scoutOf(s, seat).stands ? "withdraw" : "stand" });
  if (s.stage === "election") {
    const votes = s.votes[seat] ?? [];
    const others = Object.keys(s.platform)
      .map(Number)
      .filter((one) => one !== seat);
    seats(
      "elect",
      others.filter((one) => !votes.includes(one)),
    );
    seats("unelect", [...votes]);
  }
  if (s.stage === "council" && !s.recalled) {
    seats(
      "recall",
      s.council.filter((one) => one !== seat && one !== s.recalls[seat]),
    );
    if (s.recalls[seat] !== undefined) add({ verb: "unrecall" });
  }
  if (sits(s, seat)) {
    // Each site is an offer of its own: one that was said or voted for already is refused.
    for (const site of sitesKnown(s, seat, f)) {
      add({ verb: "say", site, claim: 10 }, { aim: { field: "site", ids: [site] }, amount });
      add({ verb: "back", site }, { aim: { field: "site", ids: [site] } });
    }
    return list;
  }
  const { back } = scoutOf(s, seat);
  if (back !== undefined && f.world.scouts.atSwarm(seat)) {
    const [first] = s.council;
    if (first === undefined)
      add({ verb: "tell", site: back, claim: 10 }, { aim: { field: "site", ids: [back] }, amount });
    else add({ verb: "report", seat: first, claim: 10 }, { aim: { field: "seat", ids: [...s.council] }, amount });
    add({ verb: "quiet" });
  }
  const ways = f.world.scouts.diversions(seat);
  const [way] = ways;
  if (way !== undefined) add({ verb: "veer", site: way }, { aim: { field: "site", ids: ways } });
  return list;
}
