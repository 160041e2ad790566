import type { Choice, Policy, Seen } from "../../../types.ts";
import { composeBlock, look, offered } from "../../../worlds/chain/seen.ts";
import type { AuthorityViews } from "../view.ts";

/**
 * How likely a block is a fraud, by its look and one's checks, decides: up to `deal` one deals on it unchecked, from `keep` on one
 * keeps out unchecked, and in between a check is worth the fee that it costs. After a check one keeps out from `after` on: a fraud
 * costs three times what a clean block brings, and to keep out of a clean one half its fees.
 */
const ODDS = { deal: 0.1, keep: 0.75, after: 0.27 };
/** A check that leaves it between these is done again while the fee lasts. */
const DOUBTFUL = { above: 0.2, below: 0.5 };
/** A person needs so long to read what a check found. ms */
const READ = 600;

/** The block to deal on or keep out of, while that is open. */
const asked = (seen: Seen): number | undefined => offered(seen, "deal")?.aim?.ids[0];

/** As the sequencer: composes with care. */
const sequences = (seen: Seen): Choice => composeBlock(seen, look<AuthorityViews>(seen, "authority").node, "careful");

/** Deals, keeps out, or checks first, by these odds. */
export function weigh(seen: Seen, block: number, odds: typeof ODDS): Choice {
  const { seat, node } = look<AuthorityViews>(seen, "authority");
  if (seat.busy !== undefined) return { wait: seat.busy - seen.now + READ };
  const audit = seat.audits[block];
  const fraud = audit?.fraud ?? node.blocks[block]?.looks ?? 0.5;
  const open = audit
    ? audit.looks < 2 && fraud > DOUBTFUL.above && fraud < DOUBTFUL.below
    : fraud > odds.deal && fraud < odds.keep;
  if (open && offered(seen, "audit", block)) return { act: { verb: "audit", block } };
  return { act: { verb: fraud > odds.after ? "keep" : "deal", block } };
}

/** Watches: deals on what looks clean, keeps out of what looks bad, checks the rest. As the sequencer: honest, and careful. */
export const honestWatcher: Policy = {
  id: "honest",
  decide(seen): Choice {
    const block = asked(seen);
    return block === undefined ? sequences(seen) : weigh(seen, block, ODDS);
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

/** How often a captured sequencer slips a double-spend into a block, for each coin of the best fee that waits: it takes by the fees. */
const GREED = 0.1;

/** The captured sequencer: starts clean, then cheats now and again, rather where the fees are high. Anybody else's seat it plays like an honest one. */
export const capturedSequencer: Policy = {
  id: "double-spender",
  decide(seen, memory, luck): Choice {
    const { rules, node } = look<AuthorityViews>(seen, "authority");
    if (seen.role.kind !== "liar") return honestWatcher.decide(seen, memory, luck);
    // One choice for each block, so that its luck does not depend on how often it thinks.
    if (memory.height !== rules.height) {
      memory.height = rules.height;
      const last = rules.height >= rules.blocks - 1;
      const best = Math.max(0, ...(node.composing?.waiting ?? []).map(({ fee }) => fee));
      const cheats =
        rules.height > 0 && (luck.uniform("cheats") < GREED * best || (last && memory.cheated === undefined));
      if (cheats && offered(seen, "cheat")) {
        memory.cheated = 1;
        return { act: { verb: "cheat" } };
      }
    }
    return sequences(seen);
  },
};
