// The weight of Expected Consensus (Filecoin), in whole numbers as its nodes compute it.

/** A block wins so often an epoch on average; what wins weigh beside power is 1 over twice that. */
export const EXPECTED = 5;

/**
 * The bit length of a power, less 1: log2 rounded down. The power is in any unit, as long as it is everywhere the same.
 * A number is taken for exactly what it holds: above 2^53 that need not be what was written down, so give a bigint where
 * it may lie just below a power of two.
 * @throws RangeError unless the power is a whole number of at least 1.
 */
export function log2b(power: bigint | number): number {
  if (typeof power === "number" && !Number.isInteger(power)) throw new RangeError(`ec-weight: no power ${power}`);
  const whole = BigInt(power);
  if (whole < 1n) throw new RangeError(`ec-weight: no power ${power}`);
  return whole.toString(2).length - 1;
}

/**
 * What a tipset weighs more than its parents: 256 log2b(P) + 256 log2b(P) ΣWinCount / 10, with the network's power P as
 * the parents left it and `wins` the sum of WinCount over the tipset's blocks. The second term is rounded down, as
 * integer division is there. An epoch without a tipset (a null round) weighs nothing: it takes no step.
 *
 * Source: Filecoin specification, "Chain selection"; Lotus' weight computation rounds at the same place.
 * @throws RangeError unless `wins` is an integer from 1 to a million (a tipset has a block, a block a win), and as log2b.
 */
export function weightStep(power: bigint | number, wins: number): number {
  if (!(Number.isInteger(wins) && wins >= 1 && wins <= 1_000_000)) throw new RangeError(`ec-weight: no ${wins} wins`);
  const byPower = 256 * log2b(power);
  const tenths = byPower * wins;
  return byPower + (tenths - (tenths % (2 * EXPECTED))) / (2 * EXPECTED);
}
