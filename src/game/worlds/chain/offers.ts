import type { Facts, Ms, Offer, Refusal, SeatId } from "../../types.ts";
import { auditable } from "./arrivals.ts";
import { type ChainCommand, type ChainState, type NodeId, nodeAt, seatOf } from "./state.ts";
import { BLOCK_HOLDS } from "./transfers.ts";

/** Why this command is not possible now, if so. `act` and `offers` both ask here, so that they cannot disagree. */
export function refuse(s: ChainState, seat: SeatId, c: ChainCommand, now: Ms): Refusal | undefined {
  const own = seatOf(s, seat);
  if (c.verb !== "audit") return refuseChoice(s, own.node, c);
  if (!auditable(s, seat).includes(c.block)) return { code: "unknown_block" };
  return own.busy > now ? { code: "busy", until: own.busy } : undefined;
}

/** Choosing takes no time: one can while one's node is busy with a check. */
function refuseChoice(s: ChainState, node: NodeId, c: ChainCommand): Refusal | undefined {
  const { composing } = nodeAt(s, node);
  if (!composing) return { code: "not_your_block" };
  const { chosen, waiting } = composing;
  if (c.verb === "clear") return chosen?.length === 0 ? { code: "empty_already" } : undefined;
  if (c.verb !== "take" && c.verb !== "drop") return undefined;
  if (!waiting.some(({ id }) => id === c.transfer)) return { code: "unknown_transfer" };
  const taken = chosen?.includes(c.transfer) ?? false;
  if (c.verb === "drop") return taken ? undefined : { code: "not_taken" };
  if (taken) return { code: "taken_already" };
  return (chosen?.length ?? 0) >= BLOCK_HOLDS ? { code: "block_full" } : undefined;
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
  const { composing } = nodeAt(s, seatOf(s, seat).node);
  if (composing) {
    const taken = composing.chosen ?? [];
    const open = composing.waiting.map(({ id }) => id).filter((id) => !taken.includes(id));
    const [take] = open;
    const [drop] = taken;
    if (take !== undefined) add({ verb: "take", transfer: take }, { aim: { field: "transfer", ids: open } });
    if (drop !== undefined) add({ verb: "drop", transfer: drop }, { aim: { field: "transfer", ids: [...taken] } });
    add({ verb: "clear" }, {});
  }
  return list;
}
