import { finalityOf } from "../../measures/finality.ts";
import { type Sums, sumOf, told } from "../../measures/sums.ts";
import type { Outcome, Score, SeatId } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import { ancestry } from "./ancestry.ts";
import { historiesOf } from "./head.ts";
import { judgedBy, judgementPoints } from "./judging.ts";
import { BOUNTY, CAUGHT, FEE, FINE, FRAUD, LOOT, OTHERS_LOOT, ROOM, SLASHED } from "./stakes.ts";
import type { EcState, Facts } from "./state.ts";
import { forksOf, nullsOf } from "./view.ts";

/** What a final fraud takes off the outcome's worth, 0 to 10. */
const WORTH = 2;

/** What became final at any node. */
interface Chain {
  /** The epoch of its last tipset. */
  height: number;
  blocks: ReadonlySet<BlockId>;
  frauds: readonly BlockId[];
  /** Two nodes hold final what cannot both be. */
  conflict: boolean;
  /** Of the epochs with a winner that could be final by now, those that are; 0 to 1. */
  live: number;
}

function chainOf(s: EcState, f: Facts): Chain {
  const { final, rival } = historiesOf(s, f);
  const last = final[final.length - 1]?.[0];
  const blocks = new Set([...final, ...rival].flat());
  const height = last === undefined ? 0 : f.world.blocks.at(last).height;
  const could = s.wins.slice(0, Math.max(0, s.epoch - s.options.finality)).filter((won) => Object.keys(won).length > 0);
  const live = could.length === 0 ? 1 : Math.min(1, final.length / could.length);
  const frauds = [...blocks].filter((id) => f.world.truth.fraud(id));
  return { height, blocks, frauds, conflict: rival.length > 0, live };
}

/**
 * What a seat earned by the blocks that it made: the fees of those that are on the chain of its node in the end, less a fine for
 * each double-spend that somebody found out by a look, or that was left out.
 */
function proposed(s: EcState, seat: SeatId, f: Facts): number {
  const kept = new Set(ancestry(f, f.world.blocks.head(f.world.nodes.of(seat)), 0).flat());
  let sum = 0;
  for (const id of s.mined[seat] ?? []) {
    const caught = f.world.truth.fraud(id) && (s.found[id] !== undefined || !kept.has(id));
    if (caught) sum -= FINE;
    else if (kept.has(id)) sum += FEE * (s.blocks[id]?.fees ?? 0);
  }
  return sum;
}

/** What one's own judgement and one's blocks came to, in points; less what a reported fault of one's own costs. */
function ownParts(s: EcState, seat: SeatId, slashed: boolean, f: Facts): Record<string, number> {
  const { stoodFraud, againstClean, ...right } = judgedBy(s, seat, f);
  const nothing = { stoodClean: 0, againstFraud: 0, first: 0, stoodFraud: 0, againstClean: 0 };
  return {
    right: judgementPoints({ ...nothing, ...right }),
    wrong: judgementPoints({ ...nothing, stoodFraud, againstClean }),
    blocks: proposed(s, seat, f),
    slashed: slashed ? -SLASHED : 0,
  };
}

function attackerParts(s: EcState, seat: SeatId, chain: Chain, slashed: boolean, f: Facts): Record<string, number> {
  const mined = s.mined[seat] ?? [];
  const own = chain.frauds.filter((id) => mined.includes(id)).length;
  const caught = mined.filter(
    (id) => f.world.truth.fraud(id) && s.found[id] !== undefined && !chain.frauds.includes(id),
  ).length;
  return {
    loot: LOOT * own,
    others: OTHERS_LOOT * (chain.frauds.length - own),
    caught: -CAUGHT * caught,
    slashed: slashed ? -SLASHED : 0,
  };
}

/** What the round came to: the room's points and everybody's own judgement; attackers' for what they got into the final chain. */
export function score(s: EcState, _outcome: Outcome, f: Facts): Score {
  const chain = chainOf(s, f);
  const frauds = chain.frauds.length;
  // A chain that came to nothing brings nobody anything, and no double-spend takes more than it brought.
  const chainPart = chain.conflict ? 0 : ROOM * chain.live;
  const room = { chain: chainPart, frauds: -Math.min(chainPart, FRAUD * frauds) };
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  const by: Record<SeatId, number> = {};
  const parts: Sums = {};
  for (const seat of f.seats) {
    const slashed = s.reports.some((report) => report.seat === seat);
    const proofs = BOUNTY * s.reports.filter((report) => report.by === seat).length;
    const liar = f.role(seat).kind === "liar";
    const own = { proofs, ...(!liar && ownParts(s, seat, slashed, f)) };
    const all = { ...own, ...(liar ? attackerParts(s, seat, chain, slashed, f) : room) };
    points[seat] = Math.max(0, Math.min(100, Math.round(sumOf(all))));
    bonus[seat] = Math.max(0, Math.min(points[seat], Math.round(sumOf(own))));
    parts[seat] = all;
    by[seat] = liar ? sumOf(all) : sumOf(room);
  }
  const made = Object.values(s.mined).flat();
  const settled = made.filter((id) => f.world.blocks.at(id).height <= chain.height);
  const finality = finalityOf({ conflict: chain.conflict, dropped: s.reorg, live: chain.live });
  const facts = {
    epochs: s.epoch,
    blocks: made.length,
    null: nullsOf(s).length,
    orphans: settled.filter((id) => !chain.blocks.has(id)).length,
    tried: made.filter((id) => f.world.truth.fraud(id)).length,
    // Of those, the ones that the end came too early for.
    open: made.filter((id) => f.world.truth.fraud(id) && f.world.blocks.at(id).height > chain.height).length,
    frauds,
    reports: s.reports.length,
    slashed: new Set(s.reports.map((report) => report.seat)).size,
    forks: forksOf(s).length,
    reorg: s.reorg,
    conflict: chain.conflict ? 1 : 0,
  };
  const worth = chain.conflict ? 0 : Math.max(0, Math.round(10 * (10 * chain.live - WORTH * frauds)) / 10);
  // A history that all agree on may have a double-spend in it.
  const ending = frauds > 0 && finality === "agree" ? "undone" : finality;
  // What one gained and lost by frauds tells of them: nobody is told where the room is discreet.
  const of = f.level === "open" && { parts: told(parts) };
  return { ending, points, bonus, ...of, worth, best: 10, facts, stake: { of: "room", unit: "points", by } };
}
