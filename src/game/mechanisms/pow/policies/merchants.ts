import type { Choice, Ms, Policy, Seen } from "../../../types.ts";
import { look, type NodeSees, offered } from "../../../worlds/chain/seen.ts";
import type { PowViews } from "../view.ts";

export type PowSees = NodeSees<PowViews>;

/** With a greater chance than this of a fraud on its chain, by its own audits, a merchant waits for twice the confirmations. */
const SURE = 0.9;
/** What can still be shipped is shipped this long before the end. */
const LATE: Ms = 2500;

/** The newest block of one's node that one could audit and has not. */
function newest(seen: Seen, sees: PowSees): number | undefined {
  const ids = offered(seen, "audit")?.aim?.ids ?? [];
  const fresh = ids.filter((id) => sees.seat.audits[id] === undefined);
  const at = (id: number) => sees.node.blocks[id]?.height ?? 0;
  return fresh.sort((a, b) => at(b) - at(a) || a - b)[0];
}

/** Ships an order once its payment has `z` confirmations, and at the last moment what is in a block at all. */
function shipAfter(seen: Seen, sees: PowSees, z: number): Choice {
  const { order, orders } = sees.seat;
  const open = order === undefined ? undefined : orders[order];
  if (!open || !offered(seen, "ship")) return undefined;
  const last = seen.end - LATE;
  if (open.z >= z || (seen.now >= last && open.z > 0)) return { act: { verb: "ship" } };
  return seen.now < last ? { wait: last - seen.now } : undefined;
}

/** Mines by the rule, and ships after the confirmations of Nakamoto's table for the announced share of attackers. */
export const honestMerchant: Policy = {
  id: "honest",
  decide(seen): Choice {
    const sees: PowSees = look<PowViews>(seen, "pow");
    const { seat, rules } = sees;
    if (seat.busy !== undefined) return undefined;
    const { usual } = rules;
    const alarmed = Object.entries(seat.audits).some(
      ([id, audit]) => audit.fraud > SURE && Number(id) in sees.node.blocks,
    );
    const next = shipAfter(seen, sees, alarmed ? 2 * usual : usual);
    if (next && "act" in next) return next;
    // While it waits for more than the next block there is time for a look.
    const block =
      seat.order !== undefined && (seat.orders[seat.order]?.z ?? 0) + 1 < usual ? newest(seen, sees) : undefined;
    return block === undefined || seen.now >= seen.end - LATE ? next : { act: { verb: "audit", block } };
  },
};

/** Ships at the first confirmation, and never audits. */
export const lazyMerchant: Policy = {
  id: "lazy",
  decide: (seen) => shipAfter(seen, look<PowViews>(seen, "pow"), 1),
};

/** Ships at once. */
export const hastyMerchant: Policy = {
  id: "hasty",
  decide: (seen) => (offered(seen, "ship") ? { act: { verb: "ship" } } : undefined),
};

/** Never ships: there might always be one more block. */
export const hoarder: Policy = {
  id: "hoarder",
  decide: (seen) => (offered(seen, "wait") ? { act: { verb: "wait" } } : undefined),
};
