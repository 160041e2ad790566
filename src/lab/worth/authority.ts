import { weigh } from "../../game/mechanisms/authority/policies/watchers.ts";
import type { AuthorityState } from "../../game/mechanisms/authority/state.ts";
import type { AuthorityViews } from "../../game/mechanisms/authority/view.ts";
import type { Choice, Policy } from "../../game/types.ts";
import { composeBlock, look, offered } from "../../game/worlds/chain/seen.ts";
import { beats, gap } from "./measured.ts";
import type { WorthRows } from "./row.ts";

/** Checks every block once, then deals or keeps out. */
const checks: Policy = {
  id: "checks",
  decide(seen): Choice {
    const block = offered(seen, "deal")?.aim?.ids[0];
    if (block === undefined) return undefined;
    const { seat } = look<AuthorityViews>(seen, "authority");
    if (seat.busy !== undefined) return { wait: seat.busy - seen.now + 500 };
    const audit = seat.audits[block];
    if (!audit && offered(seen, "audit", block)) return { act: { verb: "audit", block } };
    return { act: { verb: (audit?.fraud ?? 0) > 0.3 ? "keep" : "deal", block } };
  },
};

/** Never checks: deals or keeps out by the look alone. */
const lookOnly: Policy = {
  id: "looks",
  decide(seen): Choice {
    const block = offered(seen, "deal")?.aim?.ids[0];
    return block === undefined ? undefined : weigh(seen, block, { deal: 0.29, keep: 0.29, after: 0.29 });
  },
};

const composing = (how: "careful" | "greedy" | "empty"): Policy => ({
  id: how,
  decide: (seen): Choice => composeBlock(seen, look<AuthorityViews>(seen, "authority").node, how),
});

/**
 * `sharp` is the honest bot, which deals, keeps out or checks by the look: to trust more or less by what its checks have found so far
 * was no better. One in charge, seen from a watcher's seat, and from the chair of an honest sequencer that does not crash. */
export const authorityWorth: WorthRows = {
  authority: {
    scenario: "authority",
    seat: (r) => r.seats.find((seat) => seat !== (r.parts.authority as AuthorityState).sequencer) as number,
    ways: { idle: null, blind: "lazy", checks, looks: lookOnly, sharp: "honest" },
    must: [gap("sharp", "idle", 0.2), beats("checks", "blind"), beats("sharp", "checks"), beats("sharp", "looks")],
  },
  "authority-sequencer": {
    scenario: "authority",
    changes: { liars: 0 },
    options: { world: {}, mechanism: { crash: 0 } },
    seat: (r) => (r.parts.authority as AuthorityState).sequencer,
    ways: {
      idle: null,
      careful: composing("careful"),
      "highest fees": composing("greedy"),
      nothing: composing("empty"),
    },
    must: [gap("careful", "idle", 0.2), beats("careful", "highest fees"), beats("careful", "nothing")],
  },
};
