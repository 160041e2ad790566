import type { Met, SeatId, Seen } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import { tellsOf } from "../../worlds/chain/tells.ts";
import { type EcState, type Facts, nodeAt } from "./state.ts";

/** What one miner knows of another. */
export interface EcMet extends Met {
  /** How many of its blocks one has. */
  blocks: number;
  /**
   * Those of them that one has checked, or that others doubt: the chance of a fraud that one's own checks leave, 0 to 1 and ½ before
   * any, and how many others doubt it.
   */
  made: { block: BlockId; fraud: number; doubts: number }[];
  /** One has the proof that it made two blocks for one epoch, which nobody has reported. */
  twice?: true;
}

const UNKNOWN = 0.5;

/** What a seat has seen of the others: those first of whom it has blocks. */
export function met(s: EcState, seat: SeatId, f: Facts): EcMet[] {
  const n = nodeAt(s, f.world.nodes.of(seat));
  const mine = s.doubted[seat] ?? [];
  const blocks = f.world.blocks.received(f.world.nodes.of(seat), 0).map((block) => ({
    block,
    by: f.world.blocks.at(block).meta.miner,
    fraud: f.world.audits.suspicion(seat, block),
    doubts: Math.max(0, (n.doubts[block] ?? 0) - (mine.includes(block) ? 1 : 0)),
  }));
  const all = f.seats
    .filter((other) => other !== seat)
    .map((other): EcMet => {
      const theirs = blocks.filter(({ by }) => by === other);
      const made = theirs
        .filter(({ fraud, doubts }) => fraud !== UNKNOWN || doubts > 0)
        .map(({ block, fraud, doubts }) => ({ block, fraud, doubts }));
      const twice = n.evidence[other] !== undefined;
      const known = made.length > 0 || twice;
      return { seat: other, known, blocks: theirs.length, made, ...(twice && { twice: true as const }) };
    });
  return [...all.filter((one) => one.blocks > 0), ...all.filter((one) => one.blocks === 0)];
}

/** How often attackers and others put a double-spend into a block; others do so by mistake, by what they did not look at. */
const FRAUDS = { liar: 0.33, honest: 0.03 };
/** What a doubt of another multiplies the odds of a fraud by: see the bots' own, in policies/miners.ts. */
const DOUBT = 6;
/** Nobody of those who look doubts it. */
const SILENCE = 0.7;

/** How likely each other miner is an attacker, 0 to 1: by what one has found and heard of its blocks, and a proof against it. */
export function suspicion(seen: Seen): Record<SeatId, number> {
  return tellsOf<EcMet>(seen, (one) => {
    if (one.twice) return Number.POSITIVE_INFINITY;
    let odds = 1;
    for (const { fraud, doubts } of one.made) {
      let found = fraud / Math.max(0.01, 1 - fraud);
      for (let i = 0; i < doubts; i++) found *= DOUBT;
      if (doubts === 0) found *= SILENCE;
      odds *= (FRAUDS.liar * found + 1 - FRAUDS.liar) / (FRAUDS.honest * found + 1 - FRAUDS.honest);
    }
    return odds;
  });
}
