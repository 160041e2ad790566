import { confirmationsFor } from "../../kit/races.ts";

/** The risk that a payment is undone which merchants accept: Nakamoto 2008, section 11, "P < 0.1%". */
const RISK = 0.001;
/** With a larger share of attackers, more confirmations would be needed than any round has blocks. */
const NEAR = 0.45;
/** The most confirmations to wait for where the number of blocks is not fixed. */
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
