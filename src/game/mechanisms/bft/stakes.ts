// What things are worth in a round's points, and how often blocks are bad: for the score and for bots, and for whoever tells people
// of it.

/** Points of every honest seat for a clean height, if it is final at once, and in how many ms they would fall to nothing. */
export const HEIGHT = 6;
export const HEIGHT_GONE = 18_000;
/** What a final double-spend, and a fork, cost every honest seat. */
export const FRAUD = 8;
export const FORK = 40;
/**
 * One's own judgement of another's block, by what it was and what one said. Said of every block alike it comes to about nothing:
 * about two blocks in seven are frauds.
 */
export const JUDGED = { clean: { approved: 1.5, rejected: -6 }, fraud: { approved: -4, rejected: 4.5 } };
/** What a proposer pays whose block is refused, or final and a double-spend; one that is kept pays its fees. */
export const BAD_BLOCK = 4;
/** Points for each liar that a seat was the first to report. */
export const PROOF = 6;
/** An attacker's points for a final double-spend, for a fork, and for a chain that stood still; for less in proportion. */
export const LOOT = 20;
export const FORK_LOOT = 70;
export const STANDSTILL = 60;

/**
 * What share of that an attacker keeps who was reported: less where that was before a fork. It keeps some, so that there is something
 * left to hope for, and to weigh against PROOF, which a reported attacker is paid too if it reports another: whistleblowers
 * are paid in other chains as well.
 */
export const REPORTED = { before: 1 / 3, after: 1 / 2 };

/** How often attackers and others put a double-spend into a block; others do so by mistake, by what they did not look at. */
export const FRAUDS = { liar: 0.78, honest: 0.05 };
