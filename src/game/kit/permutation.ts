import type { Chance } from "./chance.ts";
import type { Purpose } from "./purpose.ts";

/** Rounds of the Feistel network. Eight are those of NIST's FF3-1 (SP 800-38G rev. 1), which encrypts such short numbers. */
const ROUNDS = 8;
/** Bits of each half at most: a half is a counter of a draw, and the two together must stay a 32-bit number. */
const HALF_MAX = 15;

/**
 * A keyed permutation of the whole numbers from 0 to 4^half − 1: where `x` goes. No two numbers go to the same place, and
 * without the key a number's place tells nothing of the number, nor of which others were looked up. `a` picks one of
 * several permutations under one purpose.
 *
 * It is a Feistel network, whose round function is a keyed draw: Luby & Rackoff (1988), "How to construct pseudorandom
 * permutations from pseudorandom functions". Takes eight draws.
 * @throws RangeError unless half is an integer from 1 to 15 and x one of those numbers.
 */
export function permuted(chance: Chance, p: Purpose, half: number, x: number, a = 0): number {
  const size = 1 << half;
  if (!(Number.isInteger(half) && half >= 1 && half <= HALF_MAX))
    throw new RangeError(`permutation: no half of ${half}`);
  if (!(Number.isInteger(x) && x >= 0 && x < size * size)) throw new RangeError(`permutation: ${x} of ${size * size}`);
  let [left, right] = [x >>> half, x & (size - 1)];
  for (let round = 0; round < ROUNDS; round++) [left, right] = [right, left ^ chance.int(p, size, a, round, right)];
  return left * size + right;
}
