import type { Outcome, Score, SeatId } from "../../types.ts";
import type { AuthorityState, Facts } from "./state.ts";

/** Points of a watcher for each block, clean or a fraud: if it dealt on it, and if it kept out. */
const DEALT = { clean: 10, fraud: -10 };
const KEPT_OUT = { clean: 3, fraud: 6 };
/** A captured sequencer's points for a double-spend on which all watchers deal (for fewer in proportion), and for an honest block. */
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
  for (const { block, trusted } of s.dealings) {
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
  const clean = s.dealings.length - frauds;
  sums[s.sequencer] = captured ? loot + WAGE * clean : 10 * clean;
  const scale = 10 / s.blocks;
  const points: Score["points"] = {};
  const bonus: Score["bonus"] = {};
  for (const seat of f.seats) {
    points[seat] = Math.max(0, Math.min(100, Math.round((sums[seat] ?? 0) * scale)));
    bonus[seat] = 0;
  }
  const worth = s.dealings.length === 0 ? 0 : (10 * clean) / s.dealings.length;
  const facts = { blocks: s.dealings.length, frauds, captured: captured ? 1 : 0, loot: Math.round(loot * scale) };
  return { ending: frauds > 0 ? "captured" : "safe", points, bonus, worth, best: 10, facts, names: true };
}
