import type { Ballot } from "../../what-if.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import { type BftState, powerIn, totalPower } from "./state.ts";

/**
 * The first of the two votes on every block, as it was cast: whoever signed for it in a round, and all that had a vote then. A block
 * that was proposed again counts as in the round in which most were for it; who signed two counts for both.
 */
export function ballots(s: BftState): Ballot[] {
  const best = new Map<BlockId, Ballot>();
  for (const [key, nodes] of Object.entries(s.backers)) {
    const [height = 0, round = 0, option = 0] = key.split(":").map(Number);
    const turn = s.turns[`${height}:${round}`] ?? -1;
    const yes = nodes.reduce((sum, node) => sum + powerIn(s, node, turn), 0);
    if (yes > (best.get(option)?.yes ?? -1)) best.set(option, { option, yes, of: totalPower(s, turn) });
  }
  return s.proposals.map((option) => best.get(option) ?? { option, yes: 0, of: totalPower(s, -1) });
}
