/** Two dots nearer than this on the scale from 0 to 10 would lie on each other. */
const NEAR = 0.6;
/** So many stand above each other at most; more than that cover each other again. */
const LEVELS = 3;

/** How high the dot of each claim stands, in steps from 0: one above another where they say nearly the same. */
export function dotLevels(claims: readonly number[]): number[] {
  return claims.map((claim, i) => claims.slice(0, i).filter((one) => Math.abs(one - claim) < NEAR).length % LEVELS);
}
