import { honestWatcher } from "../../game/mechanisms/authority/policies/watchers.ts";
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
    return { act: { verb: (audit?.fraud ?? 0) > 0.5 ? "keep" : "deal", block } };
  },
};

/** From how many blocks on that looked clean a sequencer is taken for honest, and how sure a look must be to take it for captured. */
const TRUSTED = 5;
const CAUGHT = 0.85;

/** Checks until so many blocks looked clean, then deals at once; after one that looks like a fraud it checks everything again. */
const sharp: Policy = {
  id: "sharp",
  decide(seen, memory, luck): Choice {
    const block = offered(seen, "deal")?.aim?.ids[0];
    const { seat } = look<AuthorityViews>(seen, "authority");
    const looks = Object.values(seat.audits);
    const caught = looks.some(({ fraud }) => fraud > CAUGHT);
    if (block !== undefined && !caught && looks.length >= TRUSTED && seat.busy === undefined && !seat.audits[block])
      return { act: { verb: "deal", block } };
    return honestWatcher.decide(seen, memory, luck);
  },
};

const composing = (how: "careful" | "greedy" | "empty"): Policy => ({
  id: how,
  decide: (seen): Choice => composeBlock(seen, look<AuthorityViews>(seen, "authority").node, how),
});

/** One in charge, seen from a watcher's seat, and from the chair of an honest sequencer that does not crash. */
export const authorityWorth: WorthRows = {
  authority: {
    scenario: "authority",
    seat: (r) => r.seats.find((seat) => seat !== (r.parts.authority as AuthorityState).sequencer) as number,
    ways: { idle: null, blind: "lazy", checks, sharp },
    must: [gap("sharp", "idle", 0.2), beats("checks", "blind")],
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
