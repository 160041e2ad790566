import type { Outcome, Score, SeatId } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import type { EcState, Facts } from "./state.ts";
import { forksOf, nullsOf } from "./view.ts";

/** An honest seat's hundred points: its blocks that became final, goods shipped, and a chain without fraud. */
const MINED = 40;
const TRADED = 30;
const SAFE = 30;
/** Points that a final fraud costs every honest seat, and besides the miner that built on it without an audit. */
const FRAUD = 15;
const BLIND = 10;
/** Points for reporting a fault, and what a reported fault costs beyond the rewards for mined blocks. */
const BOUNTY = 10;
const SLASHED = 20;
/** An attacker's points for its first final double-spend, for each further one, and for each of others. */
const LOOT = 60;
const MORE_LOOT = 20;
const OTHERS_LOOT = 5;
/** An attacker's points for as many final blocks as its wins allow; for fewer in proportion. */
const WAGES = 30;
/** What a final fraud takes off the outcome's worth, 0 to 10. */
const WORTH = 3;

/** The final chain. */
interface Chain {
  /** The epoch of its last tipset. */
  height: number;
  blocks: ReadonlySet<BlockId>;
  frauds: readonly BlockId[];
}

function chainOf(s: EcState, f: Facts): Chain {
  const last = s.final[s.final.length - 1]?.[0];
  const blocks = new Set(s.final.flat());
  const height = last === undefined ? 0 : f.world.blocks.at(last).height;
  return { height, blocks, frauds: [...blocks].filter((id) => f.world.truth.fraud(id)) };
}

/** The share of a seat's wins whose blocks became final, 0 to 1; 1 for a seat that won nothing. Small miners can get all of it. */
function minedShare(s: EcState, seat: SeatId, chain: Chain, f: Facts): number {
  const won = s.wins.slice(0, chain.height).reduce((sum, epoch) => sum + (epoch[seat] ?? 0), 0);
  if (won === 0) return 1;
  const mine = (s.mined[seat] ?? []).filter((id) => chain.blocks.has(id));
  return mine.reduce((sum, id) => sum + (f.world.blocks.at(id).meta.wins ?? 0), 0) / won;
}

/** What a seat earned by its orders, as a share of what they pay with one confirmation each, −1 to 1; 1 in a world without orders. */
function tradedShare(seat: SeatId, f: Facts): number {
  const { interval, payAfter } = f.world.orders;
  if (interval === 0) return 1;
  const most = Math.max(1, Math.floor((f.end - f.begin) / interval)) * payAfter(1);
  const { coins } = f.world.orders.earnings(seat, f.world.blocks.head(f.world.nodes.of(seat)));
  return Math.max(-1, Math.min(1, coins / Math.max(1, most)));
}

/** How many frauds a seat's final blocks have as parents that it had not audited. */
function fraudsUnaudited(s: EcState, seat: SeatId, chain: Chain): number {
  const mine = (s.mined[seat] ?? []).filter((id) => chain.blocks.has(id));
  return mine.reduce(
    (sum, id) => sum + (s.blocks[id]?.unaudited ?? []).filter((b) => chain.frauds.includes(b)).length,
    0,
  );
}

function honestPoints(s: EcState, seat: SeatId, chain: Chain, slashed: boolean, f: Facts): number {
  const mined = slashed ? 0 : MINED * minedShare(s, seat, chain, f);
  const safe = Math.max(0, SAFE - FRAUD * chain.frauds.length) - BLIND * fraudsUnaudited(s, seat, chain);
  return mined + TRADED * tradedShare(seat, f) + safe - (slashed ? SLASHED : 0);
}

function attackerPoints(s: EcState, seat: SeatId, chain: Chain, slashed: boolean, f: Facts): number {
  const own = chain.frauds.filter((id) => s.mined[seat]?.includes(id)).length;
  const loot = own === 0 ? 0 : LOOT + MORE_LOOT * (own - 1);
  const wages = slashed ? -SLASHED : WAGES * minedShare(s, seat, chain, f);
  return loot + OTHERS_LOOT * (chain.frauds.length - own) + wages;
}

/** What the round came to: blocks count where they are final, payments as the seat's own node sees them in the end. */
export function score(s: EcState, _outcome: Outcome, f: Facts): Score {
  const chain = chainOf(s, f);
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  for (const seat of f.seats) {
    const slashed = s.reports.some((report) => report.seat === seat);
    const pointsOf = f.role(seat).kind === "liar" ? attackerPoints : honestPoints;
    bonus[seat] = BOUNTY * s.reports.filter((report) => report.by === seat).length;
    const sum = pointsOf(s, seat, chain, slashed, f) + bonus[seat];
    points[seat] = Math.max(0, Math.min(100, Math.round(sum)));
  }
  const nulls = nullsOf(s);
  const made = Object.values(s.mined).flat();
  // Liveness: of the epochs with a winner that could be final by now, those that are.
  const could = s.wins.slice(0, Math.max(0, s.epoch - s.options.finality)).filter((won) => Object.keys(won).length > 0);
  const live = could.length === 0 ? 1 : Math.min(1, s.final.length / could.length);
  const settled = made.filter((id) => f.world.blocks.at(id).height <= chain.height);
  const frauds = chain.frauds.length;
  const facts = {
    epochs: s.epoch,
    blocks: made.length,
    null: nulls.length,
    orphans: settled.filter((id) => !chain.blocks.has(id)).length,
    tried: made.filter((id) => f.world.truth.fraud(id)).length,
    frauds,
    reports: s.reports.length,
    slashed: new Set(s.reports.map((report) => report.seat)).size,
    forks: forksOf(s).length,
    reorg: s.reorg,
  };
  const worth = Math.max(0, Math.round(10 * (10 * live - WORTH * frauds)) / 10);
  return { ending: frauds > 0 ? "undone" : "safe", points, bonus, worth, best: 10, facts };
}
