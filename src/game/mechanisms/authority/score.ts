import { type Sums, sumOf, told } from "../../measures/sums.ts";
import type { Outcome, Score, SeatId } from "../../types.ts";
import { BAD_BLOCK, DEAL, KEPT_OUT, LOOT, LOST, left, PLAIN, WAGE } from "./stakes.ts";
import type { AuthorityState, Facts } from "./state.ts";

/** What a watcher's points are the sum of. */
const KINDS = ["deals", "frauds", "kept", "missed"] as const;

/**
 * Every block is final when it is made. Who deals on it earns its fees, less the later, or loses three times as much; who keeps
 * out is right or wrong for less; who says nothing gets nothing. What the sequencer earns comes from those who deal.
 */
export function score(s: AuthorityState, _outcome: Outcome, f: Facts): Score {
  const watchers = f.seats.filter((seat) => seat !== s.sequencer);
  const parts: Sums = {};
  for (const seat of f.seats) parts[seat] = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  const captured = f.role(s.sequencer).kind === "liar";
  let [frauds, wage, bad, loot, dealt] = [0, 0, 0, 0, 0];
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
      const kind = stand.deals ? (fraud ? "frauds" : "deals") : fraud ? "kept" : "missed";
      const own = parts[seat] as Record<string, number>;
      own[kind] = (own[kind] ?? 0) + got;
    }
    const share = dealers / Math.max(1, watchers.length);
    dealt += dealers;
    if (fraud) loot += LOOT * fees * share;
    if (fraud) bad -= BAD_BLOCK;
    else wage += WAGE * fees * share;
  }
  const clean = s.made.length - frauds;
  parts[s.sequencer] = captured ? { loot, wage: WAGE * clean } : { wage, bad };
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  const by: Record<SeatId, number> = {};
  for (const seat of f.seats) {
    by[seat] = sumOf(parts[seat]);
    points[seat] = Math.max(0, Math.min(100, Math.round(by[seat])));
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
  // What one gained and lost by frauds tells that there were some, and so of the sequencer.
  return {
    ending,
    points,
    bonus,
    ...(f.level === "open" && { parts: told(parts) }),
    worth,
    best: 10,
    facts,
    names: true,
    stake: { of: "own", unit: "points", by },
  };
}
