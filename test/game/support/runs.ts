import fc from "fast-check";

/** `npm run verify` looks twenty times further; RUNS=0.2, in test/coin's checkout, a fifth as far. */
const further = process.env.VERIFY ? 20 : Number(process.env.RUNS ?? 1);

/** How often a property is tried. */
export const runs = (n: number): number => Math.ceil(n * further);
/** How long a test may take in ms, in step with `runs`. */
export const patience = 40_000 * Math.max(1, further);

// A failure is made smaller only as long as the test has time; one that finds no end is a failure.
fc.configureGlobal({ interruptAfterTimeLimit: 0.8 * patience, markInterruptAsFailure: true });
