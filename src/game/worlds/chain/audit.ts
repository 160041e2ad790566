import { purpose } from "../../kit/chance.ts";
import { exp } from "../../kit/exact.ts";
import type { Facts, SeatId } from "../../types.ts";
import { type Audit, type BlockId, blockAt, type ChainFx, type ChainState, deskOf } from "./state.ts";

const FINDING = purpose("audit finding");

/**
 * How sure one can be that a block is a fraud after these looks, 0 to 1: the posterior from even odds, each look being
 * ±1 with Gaussian noise σ, whose log-likelihood ratio is 2x/σ².
 */
export function fraudAfter(audit: Audit, sigma: number): number {
  return Math.round(100 / (1 + exp((-2 * audit.sum) / (sigma * sigma)))) / 100;
}

/** An audit begins: nothing else until it is done. */
export function beginAudit(s: ChainState, seat: SeatId, block: BlockId, f: Facts, fx: ChainFx): void {
  const desk = deskOf(s, seat);
  desk.busy = f.now + s.options.audit;
  desk.auditing = block;
  fx.changed("seat", seat);
  fx.at(desk.busy, { kind: "audited", seat, block });
}

/** Its finding, drawn once for each look of each seat at each block. */
export function endAudit(s: ChainState, seat: SeatId, block: BlockId, f: Facts, fx: ChainFx): void {
  const desk = deskOf(s, seat);
  delete desk.auditing;
  const before = desk.audits[block] ?? { looks: 0, sum: 0 };
  const looks = before.looks + 1;
  const finding = (blockAt(s, block).fraud ? 1 : -1) + s.options.noise * f.chance.normal(FINDING, seat, block, looks);
  const after = { looks, sum: before.sum + finding };
  desk.audits[block] = after;
  fx.changed("seat", seat);
  fx.note(seat, "audited", { block, fraud: fraudAfter(after, s.options.noise) });
  fx.tell({ kind: "audited", seat, block });
  fx.nudge(seat);
}
