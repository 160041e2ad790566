import type { Outcome, Score, SeatId } from "../../types.ts";
import type { AuthorityState, Facts } from "./state.ts";

/** Points a block for a watcher: dealing with a chain that is clean, or not; keeping out of one that is, or was not. */
const DEALT = { clean: 10, fraud: -10 };
const KEPT_OUT = { clean: 3, fraud: 6 };
/** What a captured sequencer takes with a double-spend from a room that all trusts it, and what an honest block is worth to it. */
const LOOT = 40;
const WAGE = 4;

/**
 * Every block is final when it is made. Who trusts the sequencer deals on its chain and loses by a fraud; who does not
 * misses the good blocks. An honest sequencer gets ten points a clean block, a captured one takes from those who trust.
 */
export function score(s: AuthorityState, _outcome: Outcome, f: Facts): Score {
  const watchers = f.seats.filter((seat) => seat !== s.sequencer);
  const sums: Record<SeatId, number> = Object.fromEntries(f.seats.map((seat) => [seat, 0]));
  let frauds = 0;
  let loot = 0;
  for (const { block, trusted } of s.stood) {
    const what = f.world.truth.fraud(block) ? "fraud" : "clean";
    if (what === "fraud") {
      frauds++;
      const share = watchers.filter((seat) => trusted.includes(seat)).length / Math.max(1, watchers.length);
      loot += LOOT * share;
    }
    for (const seat of watchers) {
      const points = trusted.includes(seat) ? DEALT[what] : KEPT_OUT[what];
      sums[seat] = (sums[seat] ?? 0) + points;
    }
  }
  const captured = f.role(s.sequencer).kind === "liar";
  const clean = s.stood.length - frauds;
  sums[s.sequencer] = captured ? loot + WAGE * clean : 10 * clean;
  const scale = 10 / s.blocks;
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  for (const seat of f.seats) {
    points[seat] = Math.max(0, Math.min(100, Math.round((sums[seat] ?? 0) * scale)));
    bonus[seat] = 0;
  }
  const worth = s.stood.length === 0 ? 0 : (10 * clean) / s.stood.length;
  const facts = { blocks: s.stood.length, frauds, captured: captured ? 1 : 0, loot: Math.round(loot * scale) };
  return { ending: frauds > 0 ? "captured" : "safe", points, bonus, worth, best: 10, facts, names: true };
}
