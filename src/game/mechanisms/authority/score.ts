import type { Ms, Outcome, Score, SeatId } from "../../types.ts";
import type { AuthorityState, Facts } from "./state.ts";

/** A deal on a clean block brings its fees so many times; on a fraud it loses three times as much. */
const DEAL = 2;
const LOST = 3;
/** What a deal is worth falls evenly, to nothing after so long. ms */
const GONE: Ms = 10_000;
/** Keeping out of a fraud brings its fees once; keeping out of a clean block costs half of them. */
const KEPT_OUT = { fraud: 1, clean: -0.5 };
/** The fees of a block in a world without transfers, where all are alike. */
const PLAIN = 5;
/** An honest sequencer earns a block's fees so many times if every watcher deals on it, for fewer in proportion; a fraud of its own costs this. */
const WAGE = 1.5;
const BAD_BLOCK = 8;
/** A captured one takes what the dealers lose: so many times the fees, if every watcher deals. */
const LOOT = 6;

/** What of a deal's worth is left so long after the block was made, 0 to 1. */
export function left(after: Ms): number {
  return Math.max(0, 1 - after / GONE);
}

/**
 * Every block is final when it is made. Who deals on it earns its fees, less the later, or loses three times as much; who keeps
 * out is right or wrong for less; who says nothing gets nothing. What the sequencer earns comes from those who deal.
 */
export function score(s: AuthorityState, _outcome: Outcome, f: Facts): Score {
  const watchers = f.seats.filter((seat) => seat !== s.sequencer);
  const sums: Record<SeatId, number> = Object.fromEntries(f.seats.map((seat) => [seat, 0]));
  const captured = f.role(s.sequencer).kind === "liar";
  let [frauds, wage, loot, dealt] = [0, 0, 0, 0];
  for (const block of s.made) {
    const { t, meta } = f.world.blocks.at(block);
    const fees = meta.fees ?? PLAIN;
    const fraud = f.world.truth.fraud(block);
    if (fraud) frauds++;
    let dealers = 0;
    for (const seat of watchers) {
      const stand = s.stands[seat]?.[block];
      if (!stand) continue;
      const deal = DEAL * fees * left(stand.t - t);
      if (stand.deals) dealers++;
      const got = stand.deals ? (fraud ? -LOST * deal : deal) : KEPT_OUT[fraud ? "fraud" : "clean"] * fees;
      sums[seat] = (sums[seat] ?? 0) + got;
    }
    const share = dealers / Math.max(1, watchers.length);
    dealt += dealers;
    if (fraud) loot += LOOT * fees * share;
    wage += fraud ? -BAD_BLOCK : WAGE * fees * share;
  }
  const clean = s.made.length - frauds;
  sums[s.sequencer] = captured ? loot + WAGE * clean : wage;
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  for (const seat of f.seats) {
    points[seat] = Math.max(0, Math.min(100, Math.round(sums[seat] ?? 0)));
    bonus[seat] = 0;
  }
  const worth = (10 * clean) / s.blocks;
  const crashed = s.stopped ? 1 : 0;
  const facts = {
    blocks: s.made.length,
    of: s.blocks,
    frauds,
    captured: captured ? 1 : 0,
    crashed,
    dealt,
    loot: Math.round(loot),
  };
  const ending = crashed ? "crashed" : frauds > 0 && captured ? "captured" : frauds > 0 ? "mistaken" : "safe";
  return { ending, points, bonus, worth, best: 10, facts, names: true, stake: { of: "own", unit: "points", by: sums } };
}
