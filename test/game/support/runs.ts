const further = process.env.VERIFY ? 20 : 1;

/** How often a property is tried: `npm run verify` looks twenty times further. */
export const runs = (n: number): number => n * further;
/** How long a test may take in ms, in step with `runs`. */
export const patience = 30_000 * further;
