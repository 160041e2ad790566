// The thresholds of Byzantine agreement, in whole numbers only: a third is no exact fraction of a double. Votes and totals
// are validators where each has one vote, and voting power where they differ. Everything here throws a RangeError unless
// they are integers from 0 to 2^51 (as a total or a number of validators from 1).
// Source: Pease, Shostak & Lamport 1980 (n > 3f); Tendermint (Buchman, Kwon & Milosevic 2018) for the quorum.

/** More than two thirds of all. */
export function hasQuorum(votes: number, total: number): boolean {
  check(votes, 0);
  check(total, 1);
  return 3 * votes > 2 * total;
}

/** The fewest of n votes that are a quorum: ⌊2n/3⌋ + 1. */
export function quorumOf(n: number): number {
  check(n, 1);
  return third(2 * n) + 1;
}

/** How many of n may do anything at all, or nothing, and the others still agree, and on one thing: ⌊(n − 1)/3⌋. */
export function faultsSurvived(n: number): number {
  check(n, 1);
  return third(n - 1);
}

/**
 * How many of n must vote for both of two blocks so that each gets a quorum Q, when all others vote for one of them and the
 * attackers can choose who for which: 2Q − n, the least overlap of two quorums. With the others in two even halves it takes
 * as many. (Or they unlock without justification, of which the signatures of one round are no proof; the game's liars sign
 * twice.) It is `faultsSurvived` + 1 only where n is 1 more than a multiple of 3, and more elsewhere.
 */
export function equivocatorsToFork(n: number): number {
  return 2 * quorumOf(n) - n;
}

function third(x: number): number {
  return (x - (x % 3)) / 3;
}

function check(x: number, least: number): void {
  if (!(Number.isInteger(x) && x >= least && x <= 2251799813685248)) throw new RangeError(`quorum: no count ${x}`);
}
