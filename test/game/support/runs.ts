import fc from "fast-check";

const further = process.env.VERIFY ? 20 : 1;

/** How often a property is tried: `npm run verify` looks twenty times further. */
export const runs = (n: number): number => n * further;
/** How long a test may take in ms, in step with `runs`. */
export const patience = 40_000 * further;

// A failure is made smaller only as long as the test has time; one that finds no end is a failure.
fc.configureGlobal({ interruptAfterTimeLimit: 0.8 * patience, markInterruptAsFailure: true });
