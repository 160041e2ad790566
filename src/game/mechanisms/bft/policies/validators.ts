import { viewsAlwaysIn } from "../../../policies/seen.ts";
import type { Choice, Policy, Seen } from "../../../types.ts";
import { look, offered } from "../../../worlds/chain/seen.ts";
import type { BftViews } from "../view.ts";

/** A finding this doubtful is worth a second look, while there is time for it: until so long before the time is up, in ms. */
const DOUBTFUL = { above: 0.2, below: 0.8 };
const LOOK = 5500;
/** A block is rejected from here on: below, the doubt is the block's, for a chain that stands still helps nobody. */
const SURE = 0.6;

/** Reports whoever it can prove to have signed twice. */
function report(seen: Seen): Choice {
  const seat = offered(seen, "report")?.aim?.ids[0];
  return seat === undefined ? undefined : { act: { verb: "report", seat } };
}

/** The block to decide on, while that is possible. */
const asked = (seen: Seen): number | undefined => offered(seen, "approve")?.aim?.ids[0];

/** Checks a block before it decides, twice where in doubt, and reports who signs twice. */
export const honestValidator: Policy = {
  id: "honest",
  decide(seen): Choice {
    const proof = report(seen);
    if (proof) return proof;
    const block = asked(seen);
    if (block === undefined) return undefined;
    const { desk } = look<BftViews>(seen, "bft");
    if (desk.busy !== undefined) return undefined;
    const audit = desk.audits[block];
    const doubtful = audit && audit.looks < 2 && audit.fraud > DOUBTFUL.above && audit.fraud < DOUBTFUL.below;
    const { until } = viewsAlwaysIn<BftViews>(seen, "bft")("node");
    const again = doubtful && until - seen.now > LOOK;
    if ((!audit || again) && offered(seen, "audit", block)) return { act: { verb: "audit", block } };
    return { act: { verb: (audit?.fraud ?? 0) > SURE ? "reject" : "approve", block } };
  },
};

/** Approves what is proposed, and never looks. */
export const lazyValidator: Policy = {
  id: "lazy",
  decide(seen): Choice {
    const block = asked(seen);
    return block === undefined ? undefined : { act: { verb: "approve", block } };
  },
};

/** Says nothing, from the start: neither proposals nor votes. */
export const silentValidator: Policy = {
  id: "silent",
  decide: (seen) => (offered(seen, "mute") ? { act: { verb: "mute" } } : undefined),
};

/** Proposes double-spends, and approves whatever there is: another's may be among it. Votes as the rules have it. */
export const doubleSpender: Policy = {
  id: "double-spender",
  decide(seen): Choice {
    const block = asked(seen);
    if (block !== undefined) return { act: { verb: "approve", block } };
    return offered(seen, "cheat") ? { act: { verb: "cheat" } } : undefined;
  },
};

/**
 * Wants a fork, and splits always. Its two blocks spend one coin twice as a pair; one that is a double-spend by itself would
 * only give the checkers something to find, so it arms none.
 */
export const equivocator: Policy = {
  id: "equivocator",
  decide: (seen) => (offered(seen, "split") ? { act: { verb: "split" } } : undefined),
};
