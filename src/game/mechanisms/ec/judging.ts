import type { SeatId } from "../../types.ts";
import type { BlockId } from "../../worlds/chain/state.ts";
import { VERDICT } from "./stakes.ts";
import { type EcState, type Facts, freshBlocks, type Verdicts } from "./state.ts";

/**
 * The next blocks are made, and with them a seat's verdict on each fresh block of others falls: who makes a block stands by
 * what it builds on and against what it leaves out; who does not, by what it vouches for and against what it doubts. No word
 * is no verdict. Where an epoch passes empty the same blocks are judged again, and the last verdict counts.
 */
export function judge(s: EcState, seat: SeatId, parents: readonly BlockId[] | undefined, f: Facts): void {
  const verdicts: Verdicts = s.verdicts[seat] ?? {};
  for (const id of freshBlocks(s, f.world.nodes.of(seat), f)) {
    if (id === 0 || f.world.blocks.at(id).meta.miner === seat) continue;
    const stands = parents ? parents.includes(id) : (s.vouched[seat]?.includes(id) ?? false);
    const against = s.excluded[seat]?.includes(id) ?? false;
    if (stands || against) verdicts[id] = stands ? 1 : 0;
    else delete verdicts[id];
  }
  if (Object.keys(verdicts).length > 0) s.verdicts[seat] = verdicts;
}

/** What a seat's own judgement came to. */
export interface Judged {
  /** How many clean blocks and frauds it stood by, and against; each as often as it counts, see `weighs`. */
  stoodClean: number;
  againstClean: number;
  stoodFraud: number;
  againstFraud: number;
  /** Frauds that it was the first to doubt after a look of its own. */
  first: number;
}

export function judgedBy(s: EcState, seat: SeatId, f: Facts): Judged {
  const sum: Judged = { stoodClean: 0, againstClean: 0, stoodFraud: 0, againstFraud: 0, first: 0 };
  for (const [id, stood] of Object.entries(s.verdicts[seat] ?? {})) {
    const counts = s.options.weighs ? (f.world.blocks.at(Number(id)).meta.wins ?? 1) : 1;
    if (f.world.truth.fraud(Number(id))) sum[stood ? "stoodFraud" : "againstFraud"] += counts;
    else sum[stood ? "stoodClean" : "againstClean"] += counts;
  }
  for (const [id, first] of Object.entries(s.found)) if (first === seat && f.world.truth.fraud(Number(id))) sum.first++;
  return sum;
}

/** The points of one's own judgement, below 0 for a bad one. */
export function judgementPoints(judged: Judged): number {
  return (Object.keys(VERDICT) as (keyof Judged)[]).reduce((sum, what) => sum + VERDICT[what] * judged[what], 0);
}
