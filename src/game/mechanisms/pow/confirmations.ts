import { confirmationsFor } from "../../kit/races.ts";

/** The risk of a payment being undone that merchants take: Nakamoto (2008), section 11, "P < 0.1%". */
const RISK = 0.001;
/** With a larger share of attackers, more confirmations are needed than any round has blocks. */
const NEAR = 0.45;
/** Where there is no telling how many blocks come, nobody waits longer. */
const MOST = 100;

/**
 * The confirmations to wait for against so large a share of attackers: those of Nakamoto's table, and no more than half of
 * the blocks that a round has, since what is not shipped by its end earns nothing. At least one: with none, no payment is
 * in any block yet.
 */
export function confirmationsOf(attackers: number, blocks: number): number {
  const most = blocks === 0 ? MOST : Math.max(1, Math.floor(blocks / 2));
  if (attackers === 0) return 1;
  const enough = attackers < NEAR ? confirmationsFor(attackers, RISK) : undefined;
  return Math.min(most, enough ?? most);
}
