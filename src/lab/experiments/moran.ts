import * as z from "zod/mini";
import { moranStep } from "../../game/evolution/selection.ts";
import { Chance } from "../../game/kit/chance.ts";
import { runKey } from "../run.ts";
import { AGREE, shareError } from "../statistics.ts";
import { type Experiment, UsageError } from "../types.ts";

/** Individuals at most: with more, a mutant that neither wins nor dies soon takes minutes a run. */
const MOST = 100;

const params = z.strictObject({
  r: z.optional(
    z.number().check(z.minimum(0.1), z.maximum(10), z.describe("how many times as often the mutant has children")),
  ),
  n: z.optional(z.int().check(z.minimum(2), z.maximum(MOST), z.describe("individuals"))),
});
type Params = z.infer<typeof params>;
type Task = { r: number; n: number };

/** The figures of science/rules.md. */
const TABLE: readonly (Task & { fixes: number })[] = [
  { r: 1, n: 30, fixes: 0.03333 },
  { r: 1.1, n: 30, fixes: 0.09644 },
  { r: 2, n: 30, fixes: 0.5 },
  { r: 0.9, n: 30, fixes: 0.00492 },
];
const ROUNDING = 0.5e-5;

/** How likely one mutant takes over everybody in the end: (1 − 1/r) ÷ (1 − r⁻ᴺ), and 1/N where it is like the others (Moran 1958). */
export const fixation = ({ r, n }: Task): number => (r === 1 ? 1 / n : (1 - 1 / r) / (1 - r ** -n));

/** Whether one mutant takes over, step by step as the game's colonies do it. */
function takesOver({ r, n }: Task, key: string): boolean {
  const chance = new Chance(key);
  const weights = Array.from({ length: n }, (_, i) => (i === 0 ? r : 1));
  let mutants = 1;
  for (let step = 0; mutants > 0 && mutants < n; step++) {
    const [parent, place] = moranStep(weights, chance, step, 0);
    const mutant = (i: number): boolean => i < mutants;
    // Which of a kind dies makes no difference: the mutants are kept first.
    if (mutant(parent) && !mutant(place)) weights[mutants++] = r;
    else if (!mutant(parent) && mutant(place)) weights[--mutants] = 1;
  }
  return mutants === n;
}

export const moran: Experiment<Params, Task, number> = {
  name: "moran",
  line: "one mutant among others: how often it takes over everybody, by the game's own selection",
  about: `One of N has r times as many children as each other; in every step one child takes the place of somebody drawn
(the Moran process, as a room's colony can breed by it). Held against (1 − 1/r) ÷ (1 − r⁻ᴺ). Agreement: four standard errors.`,
  runs: 10_000,
  params,
  plan({ r, n }, runs) {
    if ((r === undefined) !== (n === undefined)) throw new UsageError("Give both r and n, or neither.");
    const tasks = r !== undefined && n !== undefined ? [{ r, n }] : TABLE.map((one) => ({ r: one.r, n: one.n }));
    return tasks.map((task) => ({ task, runs }));
  },
  play(task, key, from, to) {
    let fixed = 0;
    for (let run = from; run < to; run++) if (takesOver(task, runKey(key, run))) fixed++;
    return fixed;
  },
  add: (a, b) => a + b,
  rows: (_params, outcomes) =>
    outcomes.map(({ task, runs, tally }) => {
      const known = TABLE.find(({ r, n }) => r === task.r && n === task.n)?.fixes;
      const reference = known ?? fixation(task);
      const measured = tally / runs;
      const halfWidth = AGREE * shareError(reference, runs) + ROUNDING;
      return {
        case: `r ${task.r}, N ${task.n}`,
        reference,
        measured,
        halfWidth,
        runs,
        ok: Math.abs(measured - reference) <= halfWidth,
        source: known === undefined ? "the formula" : "Moran 1958; science/rules.md",
      };
    }),
};
