import { type Plan, plan } from "./plan.ts";
import { rows } from "./rows.ts";
import { wholeStep } from "./whole.ts";

/** The plans of rows.ts, with whole scenarios. @throws Error for a row that is none: a test reads them all. */
export const plans: readonly Plan[] = rows.map((row) => {
  const steps = row.steps.map((one) => {
    const made = wholeStep(one);
    if ("fault" in made) throw new Error(`${row.id}: ${made.fault}`);
    return made.step;
  });
  return plan.parse({ ...row, steps });
});
