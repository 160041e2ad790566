import fc from "fast-check";

/** `npm run verify` looks twenty times further; RUNS=0.2, in test/coin's checkout, a fifth as far. */
const further = process.env.VERIFY ? 20 : Number(process.env.RUNS ?? 1);

/** How often a property is tried. */
export const runs = (n: number): number => Math.ceil(n * further);
/**
 * How long a test may take in ms, in step with `runs`. Alone on two cores none needs a tenth of it; it is there for
 * machines that are busy with something else, and for loops that do not end.
 */
export const patience = 90_000 * Math.max(1, further);

/** Of the runs that a property was to have, the share that must have been done if its time ran out. */
const ENOUGH = 1 / 3;

/**
 * Says how a property did. It fails where it was found wrong; and where its time ran out before a third of its runs, for
 * then it has hardly been tried. Later than that the machine is merely busy: what was tried holds.
 */
export function judged<T>(run: fc.RunDetails<T>): void {
  if (run.failed) throw new Error(fc.defaultReportMessage(run), { cause: run.errorInstance });
  if (!run.interrupted) return;
  const wanted = run.runConfiguration.numRuns ?? 100;
  const told = `out of time after ${run.numRuns} of ${wanted} runs`;
  if (run.numRuns < ENOUGH * wanted) throw new Error(`${told}, which held: too few to tell`);
  console.warn(`${told}, which held: this machine is busy`);
}

/**
 * `npm test` tries the same cases each time, so that a change fails by what it changed; `npm run verify` draws others, and twenty
 * times as many. SEED=random does so here.
 */
const SEED = 20_261_127;
const seed = process.env.VERIFY || process.env.SEED === "random" ? {} : { seed: Number(process.env.SEED ?? SEED) };

fc.configureGlobal({
  ...seed,
  // A failure is made smaller only as long as there is time; half of the test's is left for what else it does.
  interruptAfterTimeLimit: patience / 2,
  markInterruptAsFailure: false,
  reporter: judged,
});
