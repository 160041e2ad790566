import type { Facts, Ms, Offer, Refusal, SeatId } from "../../types.ts";
import { auditable } from "./arrivals.ts";
import { type ChainCommand, type ChainState, headHeight, seatOf } from "./state.ts";

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: ChainState, seat: SeatId, c: ChainCommand, now: Ms): Refusal | undefined {
  const own = seatOf(s, seat);
  if (c.verb === "audit" && !auditable(s, seat).includes(c.block)) return { code: "unknown_block" };
  if (c.verb !== "audit" && own.order === undefined) return { code: "no_order" };
  if (own.busy > now) return { code: "busy", until: own.busy };
  if (c.verb === "wait" && own.waitedAt === headHeight(s, own.node)) return { code: "waiting_already" };
  return undefined;
}

/** Everything a seat could do in the chain's world. */
export function offers(s: ChainState, seat: SeatId, f: Facts): Offer[] {
  const list: Offer[] = [];
  const add = (c: ChainCommand, offer: Omit<Offer, "verb" | "not">): void => {
    const not = refuse(s, seat, c, f.now);
    list.push(not ? { verb: c.verb, ...offer, not } : { verb: c.verb, ...offer });
  };
  const ids = s.options.checks ? auditable(s, seat) : [];
  const [first] = ids;
  if (first !== undefined)
    add({ verb: "audit", block: first }, { aim: { field: "block", ids: [...ids] }, cost: s.options.audit });
  if (seatOf(s, seat).order !== undefined) {
    add({ verb: "ship" }, {});
    add({ verb: "wait" }, {});
  }
  return list;
}
