import type { Outcome, Score, SeatId } from "../../types.ts";
import type { NodeId } from "../../worlds/chain/state.ts";
import { type BftState, expectedHeights, type Facts, seatOf } from "./state.ts";

/** Points of an honest seat for as many clean heights as the clock allows; for fewer in proportion. */
const CHAIN = 80;
/** Points that a final double-spend, and a fork, cost every honest seat. */
const FRAUD = 25;
const FORK = 60;
/** Points for each correct verdict, and for all of them at most; for each liar that a seat was the first to report. */
const RIGHT = 2;
const RIGHT_MOST = 14;
const PROOF = 6;
/** An attacker's points for a final double-spend, for a fork, and for a chain that stood still; for less in proportion. */
const LOOT = 35;
const FORK_LOOT = 70;
const STANDSTILL = 60;

/** Nodes that signed twice and against which a node that did not has evidence. */
export function proven(s: BftState): NodeId[] {
  const all = new Set(s.nodes.flatMap((n) => Object.keys(n.evidence).map(Number)));
  const held = s.nodes.filter((n) => !all.has(n.id)).flatMap((n) => Object.keys(n.evidence).map(Number));
  return [...new Set(held)].sort((a, b) => a - b);
}

/** What the round came to, height by height. */
export function tally(s: BftState, f: Facts) {
  const heights = Object.values(s.decided);
  const frauds = heights.filter((blocks) => blocks.some(({ block }) => f.world.truth.fraud(block))).length;
  const forks = heights.filter((blocks) => blocks.length > 1).length;
  const rounds = heights.reduce((sum, [first]) => sum + (first?.round ?? 0) + 1, 0);
  const par = expectedHeights(s, f);
  return { heights: heights.length, rounds, frauds, forks, par, halted: 3 * heights.length < par };
}

function endingOf({ forks, frauds, halted }: ReturnType<typeof tally>): string {
  if (forks > 0) return "forked";
  if (frauds > 0) return "captured";
  return halted ? "halted" : "safe";
}

const within = (x: number, most = 100): number => Math.max(0, Math.min(most, Math.round(x)));

/** How many of a seat's verdicts were correct: clean blocks approved, double-spends rejected. */
function correctVerdicts(s: BftState, seat: SeatId, f: Facts): number {
  return Object.entries(seatOf(s, seat).verdicts).filter(([block, yes]) => yes !== f.world.truth.fraud(Number(block)))
    .length;
}

/** Honest seats earn by clean heights and lose by double-spends and forks; liars the other way round, unless they are slashed. */
export function score(s: BftState, _outcome: Outcome, f: Facts): Score {
  const all = tally(s, f);
  const clean = Math.max(0, all.heights - all.frauds);
  const share = Math.min(1, clean / all.par);
  const room = CHAIN * share - FRAUD * all.frauds - (all.forks > 0 ? FORK : 0);
  const still = STANDSTILL * Math.max(0, 1 - all.heights / all.par);
  const loot = LOOT * all.frauds + (all.forks > 0 ? FORK_LOOT : 0) + still;
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  for (const seat of f.seats) {
    const liar = f.role(seat).kind === "liar";
    const paid = PROOF * seatOf(s, seat).reports;
    bonus[seat] = paid + (liar ? 0 : Math.min(RIGHT_MOST, RIGHT * correctVerdicts(s, seat, f)));
    // A reported liar is slashed, and its share of the loot with it.
    const slashed = s.slashed.includes(f.world.nodes.of(seat));
    points[seat] = slashed ? 0 : within((liar ? loot : Math.max(0, room)) + bonus[seat]);
    bonus[seat] = Math.min(bonus[seat], points[seat]);
  }
  const worth = all.forks > 0 ? 0 : Math.max(0, Math.min(10, (10 * (clean - all.frauds)) / all.par));
  const facts = {
    heights: all.heights,
    rounds: all.rounds,
    frauds: all.frauds,
    conflict: all.forks > 0 ? 1 : 0,
    halted: all.halted ? 1 : 0,
    evidence: proven(s).length,
    slashed: s.slashed.length,
  };
  return { ending: endingOf(all), points, bonus, worth, best: 10, facts };
}
