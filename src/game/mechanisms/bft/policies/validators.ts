import { viewsAlwaysIn } from "../../../policies/seen.ts";
import type { Choice, Policy, Seen } from "../../../types.ts";
import { look, offered } from "../../../worlds/chain/seen.ts";
import type { BftViews } from "../view.ts";

/** An audit between these (chance of a fraud, 0 to 1) is repeated, while at least so much time is left to decide, in ms. */
const DOUBTFUL = { above: 0.2, below: 0.8 };
const LOOK = 5500;
/** A block is rejected above this chance of a fraud. More than ½, since a chain that stands still helps no honest seat. */
const SURE = 0.6;

/** Reports the first seat against which it has evidence. */
function report(seen: Seen): Choice {
  const seat = offered(seen, "report")?.aim?.ids[0];
  return seat === undefined ? undefined : { act: { verb: "report", seat } };
}

/** The block to decide on, while that is possible. */
const asked = (seen: Seen): number | undefined => offered(seen, "approve")?.aim?.ids[0];

/** Audits a block before it decides, twice where in doubt, and reports who signed twice. */
export const honestValidator: Policy = {
  id: "honest",
  decide(seen): Choice {
    const proof = report(seen);
    if (proof) return proof;
    const block = asked(seen);
    if (block === undefined) return undefined;
    const { seat } = look<BftViews>(seen, "bft");
    if (seat.busy !== undefined) return undefined;
    const audit = seat.audits[block];
    const doubtful = audit && audit.looks < 2 && audit.fraud > DOUBTFUL.above && audit.fraud < DOUBTFUL.below;
    const { until } = viewsAlwaysIn<BftViews>(seen, "bft")("node");
    const again = doubtful && until - seen.now > LOOK;
    if ((!audit || again) && offered(seen, "audit", block)) return { act: { verb: "audit", block } };
    return { act: { verb: (audit?.fraud ?? 0) > SURE ? "reject" : "approve", block } };
  },
};

/** Approves whatever is proposed, without an audit. */
export const lazyValidator: Policy = {
  id: "lazy",
  decide(seen): Choice {
    const block = asked(seen);
    return block === undefined ? undefined : { act: { verb: "approve", block } };
  },
};

/** Sends neither proposals nor votes, from the start. */
export const silentValidator: Policy = {
  id: "silent",
  decide: (seen) => (offered(seen, "mute") ? { act: { verb: "mute" } } : undefined),
};

/** Proposes double-spends, and approves every block: it may be another liar's. Votes as the protocol has it. */
export const doubleSpender: Policy = {
  id: "double-spender",
  decide(seen): Choice {
    const block = asked(seen);
    if (block !== undefined) return { act: { verb: "approve", block } };
    return offered(seen, "cheat") ? { act: { verb: "cheat" } } : undefined;
  },
};

/**
 * Wants a fork: splits from the start. Its two blocks spend one coin twice as a pair. A block that is a double-spend by itself
 * would only be found by audits, so it makes none.
 */
export const equivocator: Policy = {
  id: "equivocator",
  decide: (seen) => (offered(seen, "split") ? { act: { verb: "split" } } : undefined),
};
