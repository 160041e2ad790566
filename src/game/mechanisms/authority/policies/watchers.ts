import type { Choice, Policy, Seen } from "../../../types.ts";
import { composeBlock, look, offered } from "../../../worlds/chain/seen.ts";
import type { AuthorityViews } from "../view.ts";

/**
 * From this sure of a fraud on, by its checks from even odds, a watcher keeps out: a fraud costs three times what a clean block
 * brings, and about one block in five is one.
 */
const SURE = 0.55;
/** A check that says no more than this is done again while the fee lasts. */
const DOUBTFUL = { above: 0.4, below: 0.7 };
/** A person needs so long to read what a check found. ms */
const READ = 600;

/** The block to deal on or keep out of, while that is open. */
const asked = (seen: Seen): number | undefined => offered(seen, "deal")?.aim?.ids[0];

/** As the sequencer: composes with care. */
const sequences = (seen: Seen): Choice => composeBlock(seen, look<AuthorityViews>(seen, "authority").node, "careful");

/** Watches: checks every block, again where in doubt, then deals or keeps out. As the sequencer: honest, and careful. */
export const honestWatcher: Policy = {
  id: "honest",
  decide(seen): Choice {
    const block = asked(seen);
    if (block === undefined) return sequences(seen);
    const { seat } = look<AuthorityViews>(seen, "authority");
    if (seat.busy !== undefined) return { wait: seat.busy - seen.now + READ };
    const audit = seat.audits[block];
    const doubtful = audit && audit.looks < 2 && audit.fraud > DOUBTFUL.above && audit.fraud < DOUBTFUL.below;
    if ((!audit || doubtful) && offered(seen, "audit", block)) return { act: { verb: "audit", block } };
    return { act: { verb: (audit?.fraud ?? 0) > SURE ? "keep" : "deal", block } };
  },
};

/** Deals on whatever comes, and never checks. As the sequencer: leaves it to its node's rules. */
export const lazyWatcher: Policy = {
  id: "lazy",
  decide(seen): Choice {
    const block = asked(seen);
    return block === undefined ? undefined : { act: { verb: "deal", block } };
  },
};

/** How often a captured sequencer slips a double-spend into a block. */
const GREED = 0.4;

/** The captured sequencer: starts clean, then cheats now and again. Anybody else's seat it plays like an honest one. */
export const capturedSequencer: Policy = {
  id: "double-spender",
  decide(seen, memory, luck): Choice {
    const { rules } = look<AuthorityViews>(seen, "authority");
    if (seen.role.kind !== "liar") return honestWatcher.decide(seen, memory, luck);
    // One choice for each block, so that its luck does not depend on how often it thinks.
    if (memory.height !== rules.height) {
      memory.height = rules.height;
      const last = rules.height >= rules.blocks - 1;
      const cheats = rules.height > 0 && (luck.uniform("cheats") < GREED || (last && memory.cheated === undefined));
      if (cheats && offered(seen, "cheat")) {
        memory.cheated = 1;
        return { act: { verb: "cheat" } };
      }
    }
    return sequences(seen);
  },
};
