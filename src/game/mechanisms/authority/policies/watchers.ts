import type { Choice, Policy } from "../../../types.ts";
import { inOrder, look, offered, suspicion, unaudited } from "../../../worlds/chain/seen.ts";
import type { AuthorityViews } from "../view.ts";

/** A watcher keeps out when it is surer of a fraud than this, and comes back below. */
const SURE = 0.8;
/** A block this doubtful is worth a second look. */
const DOUBTFUL = 0.4;

/** Watches: audits every block it can, twice where in doubt, and says what it found. As the sequencer: honest. */
export const honestWatcher: Policy = {
  id: "honest",
  decide(seen): Choice {
    const sees = look<AuthorityViews>(seen, "authority");
    const { seat } = sees;
    if (offered(seen, "seal") && sees.own.chosen === undefined) return { act: { verb: "seal" } };
    if (seat.busy !== undefined) return undefined;
    const ids = inOrder(sees);
    const fear = suspicion(seat, ids);
    const stand = fear > SURE ? "distrust" : "trust";
    if ((sees.own.trusts ?? true) !== (stand === "trust") && offered(seen, stand)) return { act: { verb: stand } };
    const doubtful = ids.find((id) => {
      const audit = seat.audits[id];
      return audit !== undefined && audit.looks < 3 && audit.fraud > DOUBTFUL && audit.fraud < 0.97;
    });
    const block = doubtful ?? unaudited(sees);
    return block !== undefined && offered(seen, "audit", block) ? { act: { verb: "audit", block } } : undefined;
  },
};

/** Trusts the sequencer, and never audits. As the sequencer: honest. */
export const lazyWatcher: Policy = {
  id: "lazy",
  decide(seen): Choice {
    const { own } = look<AuthorityViews>(seen, "authority");
    if (offered(seen, "seal") && own.chosen === undefined) return { act: { verb: "seal" } };
    return own.trusts === undefined && offered(seen, "trust") ? { act: { verb: "trust" } } : undefined;
  },
};

/** How often a captured sequencer slips a double-spend into a block. */
const GREED = 0.4;

/** The captured sequencer: starts clean, then cheats now and again. Anybody else's seat it plays like an honest one. */
export const capturedSequencer: Policy = {
  id: "double-spender",
  decide(seen, memory, luck): Choice {
    const { rules, own } = look<AuthorityViews>(seen, "authority");
    if (seen.role.kind !== "liar") return honestWatcher.decide(seen, memory, luck);
    if (own.chosen !== undefined) return undefined;
    const last = rules.height >= rules.blocks - 1;
    const cheats = rules.height > 0 && (luck.uniform("cheats") < GREED || (last && memory.cheated === undefined));
    const verb = cheats ? "cheat" : "seal";
    if (!offered(seen, verb)) return undefined;
    if (cheats) memory.cheated = 1;
    return { act: { verb } };
  },
};
