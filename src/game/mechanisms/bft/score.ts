import { type Sums, sumOf, told } from "../../measures/sums.ts";
import type { Outcome, Score, SeatId } from "../../types.ts";
import type { BlockId, NodeId } from "../../worlds/chain/state.ts";
import {
  BAD_BLOCK,
  FORK,
  FORK_LOOT,
  FRAUD,
  HEIGHT,
  HEIGHT_GONE,
  JUDGED,
  LOOT,
  PROOF,
  REPORTED,
  STANDSTILL,
} from "./stakes.ts";
import { type BftState, expectedHeights, type Facts, seatOf, turnBegins } from "./state.ts";

/** Nodes that signed twice and against which a node that did not has evidence. */
export function proven(s: BftState): NodeId[] {
  const all = new Set(s.nodes.flatMap((n) => Object.keys(n.evidence).map(Number)));
  const held = s.nodes.filter((n) => !all.has(n.id)).flatMap((n) => Object.keys(n.evidence).map(Number));
  return [...new Set(held)].sort((a, b) => a - b);
}

/** Every block there was, with its maker. */
function proposed(s: BftState, f: Facts): { id: BlockId; by: NodeId; fees: number }[] {
  return s.proposals.map((id) => {
    const { by, meta } = f.world.blocks.at(id);
    return { id, by, fees: meta.fees ?? 0 };
  });
}

/** What the round came to, height by height, as the nodes' own finals have it. */
export function tally(s: BftState, f: Facts) {
  const heights = Object.values(s.decided);
  const frauds = heights.filter((blocks) => blocks.some(({ block }) => f.world.truth.fraud(block))).length;
  const forks = heights.filter((blocks) => blocks.length > 1).length;
  const rounds = heights.reduce((sum, [first]) => sum + (first?.round ?? 0) + 1, 0);
  const attempts = s.proposals.filter((id) => f.world.truth.fraud(id)).length;
  const pairs = Object.values(s.pairs).length / 2;
  const par = expectedHeights(s, f);
  return { heights: heights.length, rounds, frauds, attempts, pairs, forks, par, halted: 3 * heights.length < par };
}

function endingOf({ forks, frauds, halted }: ReturnType<typeof tally>): string {
  if (forks > 0) return "forked";
  if (frauds > 0) return "captured";
  return halted ? "halted" : "safe";
}

/** What every honest seat gets for a height's first final block: less, the later it is in its turn; in full without a beat. */
export function feeAt(took: number): number {
  return HEIGHT * Math.max(0, 1 - took / HEIGHT_GONE);
}

function heightFees(s: BftState, f: Facts): number {
  let sum = 0;
  for (const [height, [first]] of Object.entries(s.decided)) {
    if (!first || f.world.truth.fraud(first.block)) continue;
    const turn = s.turns[`${height}:${first.round}`];
    sum += feeAt(turn === undefined ? 0 : first.t - turnBegins(s, f, turn));
  }
  return sum;
}

/** A pair of blocks for one turn spends one coin twice, whichever of them is looked at. */
const isBad = (s: BftState, f: Facts, block: BlockId) => f.world.truth.fraud(block) || s.pairs[block] !== undefined;

/** What one's own judgement came to: points for what was right, and off for what was not; in so many cases of how many. */
interface Judged {
  points: number;
  gained: number;
  lost: number;
  right: number;
  said: number;
}

/** A seat's own judgement: what it said of others' blocks, held against what they were. */
export function judgement(s: BftState, seat: SeatId, f: Facts): Judged {
  let [gained, lost, right, said] = [0, 0, 0, 0];
  for (const [block, yes] of Object.entries(seatOf(s, seat).verdicts)) {
    if (f.world.blocks.at(Number(block)).by === f.world.nodes.of(seat)) continue;
    const bad = isBad(s, f, Number(block));
    const points = JUDGED[bad ? "fraud" : "clean"][yes ? "approved" : "rejected"];
    if (points > 0) gained += points;
    else lost -= points;
    said++;
    if (yes !== bad) right++;
  }
  return { points: gained - lost, gained, lost, right, said };
}

/** What a seat's own blocks bring: their fees where they are final, a loss where they were refused or double-spends. */
export function proposing(s: BftState, seat: SeatId, f: Facts): number {
  const final = new Set(Object.values(s.decided).flatMap((blocks) => blocks.map(({ block }) => block)));
  let points = 0;
  for (const { id, by, fees } of proposed(s, f)) {
    if (by !== f.world.nodes.of(seat) || fees === 0) continue;
    points += final.has(id) && !isBad(s, f, id) ? fees : -BAD_BLOCK;
  }
  return points;
}

const within = (x: number): number => Math.max(0, Math.min(100, Math.round(x)));

/**
 * Honest seats earn by clean heights, the sooner the more, and lose by double-spends and forks; besides, each by its own judgement
 * and its own blocks. Liars gain by what harms the chain; those who were reported, under rules
 * that punish that, by a part of it. What a liar earned by reporting another nobody takes away.
 */
export function score(s: BftState, _outcome: Outcome, f: Facts): Score {
  const all = tally(s, f);
  const clean = Math.max(0, all.heights - all.frauds);
  const still = STANDSTILL * Math.max(0, 1 - all.heights / all.par);
  const room = { heights: heightFees(s, f), frauds: -FRAUD * all.frauds, fork: all.forks > 0 ? -FORK : 0 };
  const loot = { loot: LOOT * all.frauds, forkLoot: all.forks > 0 ? FORK_LOOT : 0, still };
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  const by: Record<SeatId, number> = {};
  const parts: Sums = {};
  for (const seat of f.seats) {
    const liar = f.role(seat).kind === "liar";
    const proofs = PROOF * seatOf(s, seat).reports;
    const { gained, lost } = judgement(s, seat, f);
    const checks = -s.options.check * (seatOf(s, seat).looks ?? 0);
    const own: Record<string, number> = liar
      ? { proofs }
      : { proofs, right: gained, wrong: -lost, checks, blocks: proposing(s, seat, f) };
    const sums: Record<string, number> = { ...(liar ? loot : room), ...own };
    // Nobody but a liar is ever reported: see safety.test.ts.
    const node = f.world.nodes.of(seat);
    const kept = s.late.includes(node) ? REPORTED.after : REPORTED.before;
    const slashed = s.options.slash && s.slashed.includes(node) ? (kept - 1) * sumOf(liar ? loot : room) : 0;
    by[seat] = liar ? sumOf(sums) + slashed : sumOf(room);
    points[seat] = within(sumOf(sums) + slashed);
    bonus[seat] = Math.max(0, Math.min(Math.round(sumOf(own)), points[seat]));
    parts[seat] = { ...sums, slashed };
  }
  const worth = all.forks > 0 ? 0 : Math.max(0, Math.min(10, (10 * (clean - all.frauds)) / all.par));
  const facts = {
    heights: all.heights,
    rounds: all.rounds,
    frauds: all.frauds,
    attempts: all.attempts,
    pairs: all.pairs,
    conflict: all.forks > 0 ? 1 : 0,
    halted: all.halted ? 1 : 0,
    evidence: proven(s).length,
    slashed: s.slashed.length,
  };
  // What one gained and lost by frauds tells of them: nobody is told where the room is discreet.
  const of = f.level === "open" && { parts: told(parts) };
  return {
    ending: endingOf(all),
    points,
    bonus,
    ...of,
    worth,
    best: 10,
    facts,
    stake: { of: "room", unit: "points", by },
  };
}
