import { viewsAlwaysIn } from "../../policies/seen.ts";
import type { Choice, Luck, Policy, SeatId, Seen } from "../../types.ts";
import { offered } from "../../worlds/chain/seen.ts";
import type { ChainViews } from "../../worlds/chain/view.ts";
import * as validators from "../bft/policies/validators.ts";
import type { CouncilBftViews } from "./view.ts";

/** How often a bot stands; an attacker nearly always does. */
const STANDS = 0.8;
const ATTACKER_STANDS = 0.95;
/** A block counts against its maker from this chance of a fraud on, by one's own checks; so much more than a clean one counts for it. */
const BAD = 0.6;
const WORSE = 3;
/** An honest voter gives no vote to whom it thinks less of than this. */
const LEAST = 0;

/** What one thinks of each seat by the blocks of its node that one has checked oneself: below 0, that it slips frauds in. */
function opinion(seen: Seen): (seat: SeatId) => number {
  const chain = viewsAlwaysIn<ChainViews>(seen, "chain");
  const { blocks } = chain("node");
  const { audits } = chain("seat");
  const { nodes } = chain("all");
  const of = new Map<SeatId, number>();
  for (const [id, { by }] of Object.entries(blocks)) {
    const audit = audits[Number(id)];
    if (!audit) continue;
    const points = audit.fraud >= BAD ? -WORSE : 1 - audit.fraud;
    for (const seat of nodes[by]?.seats ?? []) of.set(seat, (of.get(seat) ?? 0) + points);
  }
  return (seat) => of.get(seat) ?? 0;
}

function stands(seen: Seen, memory: Record<string, number>, luck: Luck, chance: number): Choice {
  if (memory.stood !== undefined || !offered(seen, "stand")) return undefined;
  memory.stood = luck.uniform("stands") < chance ? 1 : 0;
  return memory.stood === 1 ? { act: { verb: "stand" } } : undefined;
}

/** Votes for those it thinks best of; of equals those that come after it in turn, so that not all vote for the same. */
function elects(seen: Seen, worth: (seat: SeatId) => number, least: number): Choice {
  const ids = offered(seen, "elect")?.aim?.ids ?? [];
  const turn = (seat: SeatId) => (seat - seen.seat + 1000) % 1000;
  const [best] = ids.filter((seat) => worth(seat) >= least).sort((a, b) => worth(b) - worth(a) || turn(a) - turn(b));
  return best === undefined ? undefined : { act: { verb: "elect", seat: best } };
}

/** Recalls the delegate of whom it thinks worst, where that one is past doubt, or where so many others doubt whom it does not know. */
function recalls(seen: Seen, worth: (seat: SeatId) => number, joins: number): Choice {
  const view = viewsAlwaysIn<CouncilBftViews>(seen, "council-bft");
  const { council = [], stage, against = {} } = view("all");
  if (stage !== "council") return undefined;
  const doubted = (seat: SeatId) => (against[seat] ?? 0) >= joins && worth(seat) <= KNOWN;
  const held = (seat: SeatId) => worth(seat) - (doubted(seat) ? WORSE : 0);
  const mine = view("seat").recalls;
  const [worst] = council.filter((seat) => seat !== seen.seat).sort((a, b) => held(a) - held(b));
  if (worst === undefined || held(worst) >= 0 || (mine !== undefined && held(mine) <= held(worst))) return undefined;
  return offered(seen, "recall", worst) ? { act: { verb: "recall", seat: worst } } : undefined;
}
/** One clean block is little to know of anybody. */
const KNOWN = 1;
/** With so many who would recall a delegate, others join them: whoever checks sooner than whoever does not. */
const JOINS = 2;
const JOINS_LATE = 3;

type Voter = (seen: Seen, memory: Record<string, number>, luck: Luck) => Choice;

const careful: Voter = (seen, memory, luck) => {
  const worth = opinion(seen);
  return stands(seen, memory, luck, STANDS) ?? elects(seen, worth, LEAST) ?? recalls(seen, worth, JOINS);
};
const careless: Voter = (seen, memory, luck) =>
  stands(seen, memory, luck, STANDS) ?? elects(seen, () => 0, 0) ?? recalls(seen, () => 0, JOINS_LATE);
const attacking: Voter = (seen, memory, luck) =>
  stands(seen, memory, luck, ATTACKER_STANDS) ?? elects(seen, () => 0, 0);

/** A validator of `bft` that also stands, votes and recalls. What there is to vote on a block comes first: it has no time. */
const also = (validator: Policy, voter: Voter): Policy => ({
  id: validator.id,
  decide(seen, memory, luck) {
    const first = validator.decide(seen, memory, luck);
    if (first && "act" in first) return first;
    return voter(seen, memory, luck) ?? first;
  },
});

export const honest = also(validators.honestValidator, careful);
export const lazy = also(validators.lazyValidator, careless);
export const doubleSpender = also(validators.doubleSpender, attacking);
export const silent = also(validators.silentValidator, attacking);
