import { purpose } from "../../kit/chance.ts";
import { exp } from "../../kit/exact.ts";
import type { Facts, SeatId } from "../../types.ts";
import {
  type Audit,
  type BlockId,
  blockAt,
  type ChainFx,
  type ChainState,
  type NodeId,
  nodeAt,
  seatOf,
} from "./state.ts";

const FINDING = purpose("audit finding");

const GLANCE = purpose("look of a block");

/** The posterior of a fraud, 0 to 1, in whole per cent: from this prior, after findings that add up to `sum`, each ±1 with Gaussian noise σ, whose log-likelihood ratio is 2x/σ². */
function posterior(prior: number, sum: number, sigma: number): number {
  const odds = (prior / Math.max(1e-6, 1 - prior)) * exp((2 * sum) / (sigma * sigma));
  return Math.round((100 * odds) / (1 + odds)) / 100;
}

/** The chance that a block is a fraud after these audits, 0 to 1; from how it looked before, or from even odds. */
export function fraudAfter(audit: Audit, sigma: number, before = 0.5): number {
  return posterior(before, audit.sum, sigma);
}

/** How likely a block is a fraud by how it looked to a seat's node; ½ where nothing shows unchecked. */
export const looksTo = (s: ChainState, seat: SeatId, block: BlockId): number =>
  nodeAt(s, seatOf(s, seat).node).looks?.[block] ?? 0.5;

/** A node has just got a block: how it looks to it. The share of double-spends among what waits is the prior; the maker knows better. */
export function glance(s: ChainState, node: NodeId, block: BlockId, f: Facts): void {
  const { glance: sigma, doubles } = s.options;
  const { by, fraud } = blockAt(s, block);
  if (sigma === undefined || by === node) return;
  const seen = (fraud ? 1 : -1) + sigma * f.chance.normal(GLANCE, node, block);
  const at = nodeAt(s, node);
  at.looks ??= {};
  // Nobody is ever quite sure by a look.
  at.looks[block] = Math.min(0.99, Math.max(0.01, posterior(doubles, seen, sigma)));
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
  fx.note(seat, "audited", { block, fraud: fraudAfter(after, s.options.noise, looksTo(s, seat, block)) });
  fx.notify({ kind: "audited", seat, block });
  fx.nudge(seat);
}
