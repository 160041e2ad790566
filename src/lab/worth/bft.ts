import { honestValidator } from "../../game/mechanisms/bft/policies/validators.ts";
import type { BftViews } from "../../game/mechanisms/bft/view.ts";
import { viewsAlwaysIn } from "../../game/policies/seen.ts";
import type { Choice, Policy, Seen } from "../../game/types.ts";
import { composeBlock, look, offered } from "../../game/worlds/chain/seen.ts";
import { beats, gap } from "./measured.ts";
import type { WorthRows } from "./row.ts";

const asked = (seen: Seen): number | undefined => offered(seen, "approve")?.aim?.ids[0];

const propose = (seen: Seen, how: "careful" | "greedy" | "empty"): Choice =>
  composeBlock(seen, look<BftViews>(seen, "bft").node, how);

/** Approves at once whatever comes, composes with care. */
const blind: Policy = {
  id: "blind",
  decide(seen): Choice {
    const block = asked(seen);
    return block === undefined ? propose(seen, "careful") : { act: { verb: "approve", block } };
  },
};

/** Checks every block once and says what it found, and refuses what it has seen two of; composes in one way or another. */
function checking(id: string, how: "careful" | "greedy" | "empty"): Policy {
  return {
    id,
    decide(seen): Choice {
      const block = asked(seen);
      const { seat } = look<BftViews>(seen, "bft");
      const own = propose(seen, how);
      if (block === undefined) return own;
      const { twin } = viewsAlwaysIn<BftViews>(seen, "bft")("node");
      if (twin !== undefined) return { act: { verb: "reject", block } };
      if (seat.busy !== undefined) return own ?? { wait: seat.busy - seen.now + 500 };
      const audit = seat.audits[block];
      if (!audit && offered(seen, "audit", block)) return { act: { verb: "audit", block } };
      return { act: { verb: (audit?.fraud ?? 0) > 0.5 ? "reject" : "approve", block } };
    },
  };
}

/** The game's honest bot, that lies in wait for proofs and leaves them to nobody. */
const watchful: Policy = {
  id: "watchful",
  decide(seen, memory, luck): Choice {
    const seat = offered(seen, "report")?.aim?.ids[0];
    if (seat !== undefined) return { act: { verb: "report", seat } };
    return honestValidator.decide(seen, memory, luck);
  },
};

/** From so sure a finding on it trusts whoever proposed a block. */
const TRUSTED = 0.08;
/** What a seat's own looks say of others' earlier blocks: the likeliest of them to be a fraud, 0 to 1; undefined for nobody it knows. */
function recordOf(seen: Seen, block: number): number | undefined {
  const { node, seat } = look<BftViews>(seen, "bft");
  const by = node.blocks[block]?.by;
  const others = Object.entries(seat.audits).filter(
    ([id]) => Number(id) !== block && node.blocks[Number(id)]?.by === by,
  );
  return others.length === 0 ? undefined : Math.max(...others.map(([, { fraud }]) => fraud));
}

/** Checks but those whom it found honest before: for them it approves at once. */
const trusts: Policy = {
  id: "trusts",
  decide(seen, memory, luck): Choice {
    const block = asked(seen);
    const record = block === undefined ? undefined : recordOf(seen, block);
    const known = record !== undefined && record < TRUSTED;
    if (block === undefined || !known || look<BftViews>(seen, "bft").seat.busy !== undefined)
      return watchful.decide(seen, memory, luck);
    return { act: { verb: "approve", block } };
  },
};

const ways = {
  idle: null,
  blind,
  checks: checking("checks", "careful"),
  "checks, takes the highest fees": checking("greedy", "greedy"),
  "checks, proposes nothing": checking("empty", "empty"),
  sharp: watchful,
};
const must = [
  gap("sharp", "idle", 0.2),
  beats("checks", "blind"),
  beats("checks", "checks, takes the highest fees"),
  beats("checks", "checks, proposes nothing"),
];

/** Both setups of validators, at their usual seven. */
export const bftWorth: WorthRows = {
  // Each check costs a little there: whom one has seen honest need not be checked again.
  bft: {
    scenario: "bft",
    ways: { ...ways, honest: watchful, sharp: trusts },
    must: [...must, beats("sharp", "checks"), beats("sharp", "honest")],
  },
  "bft-liars": { scenario: "bft-liars", ways, must },
};
