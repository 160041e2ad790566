// How likely waiting was too short: what sellers are told before they play, so that waiting or shipping is no blind guess.

/**
 * Of 100 traps that were shipped after one, two and three confirmations, how many were undone in the end, by the attackers' share of
 * the power: one seat that always waits so long, the game's own bots around it, 100 rounds each, some 500 traps a figure, ± 3 of 100;
 * after four none or hardly any. Rosenfeld's formula says more for each, for its attacker never gives up and is behind every payment.
 */
const UNDONE: readonly { share: number; of: readonly [one: number, two: number, three: number] }[] = [
  { share: 0.15, of: [4, 2, 1] },
  { share: 0.25, of: [13, 5, 2] },
];
/** A share so near to one that was measured is told the same. */
const NEAR = 0.03;

/** The figures for a room with such a share of attackers; undefined where none were measured. */
export const undoneOf100 = (share: number): readonly [number, number, number] | undefined =>
  UNDONE.find((one) => Math.abs(one.share - share) <= NEAR)?.of;
