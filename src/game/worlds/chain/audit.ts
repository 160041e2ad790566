import { purpose } from "../../kit/chance.ts";
import { exp } from "../../kit/exact.ts";
import type { Facts, SeatId } from "../../types.ts";
import { type Audit, type BlockId, blockAt, type ChainFx, type ChainState, seatOf } from "./state.ts";

const FINDING = purpose("audit finding");

/**
 * The chance that a block is a fraud after these audits, 0 to 1: the posterior from even odds, each finding being
 * ±1 with Gaussian noise σ, whose log-likelihood ratio is 2x/σ².
 */
export function fraudAfter(audit: Audit, sigma: number): number {
  return Math.round(100 / (1 + exp((-2 * audit.sum) / (sigma * sigma)))) / 100;
}

/** An audit begins: until it is done the seat can do nothing else in this world. */
export function beginAudit(s: ChainState, seat: SeatId, block: BlockId, f: Facts, fx: ChainFx): void {
  const own = seatOf(s, seat);
  own.busy = f.now + s.options.audit;
  own.auditing = block;
  fx.changed("seat", seat);
  fx.at(own.busy, { kind: "audited", seat, block });
}

/** An audit is done. Its finding is drawn by seat, block and the number of the audit. */
export function endAudit(s: ChainState, seat: SeatId, block: BlockId, f: Facts, fx: ChainFx): void {
  const own = seatOf(s, seat);
  delete own.auditing;
  const before = own.audits[block] ?? { looks: 0, sum: 0 };
  const looks = before.looks + 1;
  const finding = (blockAt(s, block).fraud ? 1 : -1) + s.options.noise * f.chance.normal(FINDING, seat, block, looks);
  const after = { looks, sum: before.sum + finding };
  own.audits[block] = after;
  fx.changed("seat", seat);
  fx.note(seat, "audited", { block, fraud: fraudAfter(after, s.options.noise) });
  fx.notify({ kind: "audited", seat, block });
  fx.nudge(seat);
}
