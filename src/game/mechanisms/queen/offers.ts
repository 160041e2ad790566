import type { Offer, SeatId } from "../../types.ts";
import {
  CLAIM_STEP,
  type Facts,
  line,
  type QueenCommand,
  type QueenState,
  refuse,
  reporterOf,
  sitesHeard,
} from "./state.ts";

/** Everything a seat could do under a queen, possible now or not. */
export function offers(s: QueenState, seat: SeatId, f: Facts): Offer[] {
  const offer = (c: QueenCommand, more: Omit<Offer, "verb" | "not"> = {}): Offer => {
    const not = refuse(s, seat, c, f);
    return not ? { verb: c.verb, ...more, not } : { verb: c.verb, ...more };
  };
  if (seat === s.queen) {
    const list: Offer[] = [];
    const waiting = line(s);
    const [next] = waiting;
    // A person's: to a bot, or an autopilot, it makes no difference.
    const cost = s.options.listens;
    if (next !== undefined)
      list.push(offer({ verb: "hear", seat: next }, { aim: { field: "seat", ids: waiting }, cost }));
    const sites = sitesHeard(s);
    const [first] = sites;
    if (first !== undefined) list.push(offer({ verb: "decide", site: first }, { aim: { field: "site", ids: sites } }));
    return list;
  }
  const list = [offer({ verb: "trust" }), offer({ verb: "doubt" })];
  const { back } = reporterOf(s, seat);
  if (back !== undefined && f.world.scouts.atSwarm(seat)) {
    const amount = { field: "claim", min: 0, max: 10, step: CLAIM_STEP };
    list.push(offer({ verb: "report", site: back, claim: 10 }, { aim: { field: "site", ids: [back] }, amount }));
    list.push(offer({ verb: "quiet" }));
  }
  const ways = f.world.scouts.diversions(seat);
  const [way] = ways;
  if (way !== undefined) list.push(offer({ verb: "veer", site: way }, { aim: { field: "site", ids: ways } }));
  return list;
}
