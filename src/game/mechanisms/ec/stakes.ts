/** What things are worth in a round's points: for the score, and for whoever tells people of it. */

/** An honest seat's points for a chain that goes on, and what each final double-spend takes off: everybody's, whoever let it in. */
export const ROOM = 50;
export const FRAUD = 8;

/**
 * For a verdict on a block, and for the first doubt of a double-spend that rests on a look of one's own. Where a tenth of the
 * blocks are double-spends, vouching for all of them brings nothing: .4 × .9 − 4 × .09.
 */
export const VERDICT = { stoodClean: 0.4, againstClean: -1.6, stoodFraud: -4, againstFraud: 5, first: 3 };

/** For each coin of fees in a block of one's own that is kept, and what a double-spend in it costs once it is found out. */
export const FEE = 0.5;
export const FINE = 4;

/** For reporting who made two blocks, and what that costs whoever did. */
export const BOUNTY = 10;
export const SLASHED = 20;

/** An attacker's points for each of its double-spends that is final, and for each of others': whoever attacks nothing has little. */
export const LOOT = 30;
export const OTHERS_LOOT = 3;
/** What a double-spend costs its attacker that somebody found by a look, and that came to nothing: when to spend is a question. */
export const CAUGHT = 10;
