import * as z from "zod/mini";
import { Chance } from "../../game/kit/chance.ts";
import { addMean, bothMeans, breedKinds, type Means, meanOfRuns, noMeans } from "../models/breeding.ts";
import { runKey } from "../run.ts";
import { AGREE } from "../statistics.ts";
import { type Experiment, UsageError } from "../types.ts";

const params = z.strictObject({
  v: z.optional(z.number().check(z.minimum(0.1), z.maximum(100), z.describe("V, what is fought about is worth"))),
  c: z.optional(z.number().check(z.minimum(0.1), z.maximum(100), z.describe("C, what losing a fight costs"))),
  n: z._default(z.int().check(z.minimum(20), z.maximum(5000), z.describe("animals")), 2000),
  generations: z._default(z.int().check(z.minimum(60), z.maximum(5000), z.describe("generations of a run")), 300),
});
type Params = z.infer<typeof params>;
type Task = { v: number; c: number; n: number; generations: number };

/** The figures of science/rules.md: hawks are V/C of all. */
const TABLE = [
  { v: 2, c: 4 },
  { v: 1, c: 5 },
] as const;
/** The first generations, on the way there, are not counted; and a run begins with so many hawks. */
const AWAY = 50;
const FIRST = 0.5;
/** What a life brings besides meetings, as a share of C: enough that nobody ends below 0, whoever they meet. */
const LIFE = 0.6;
/** What a finite number of animals may be off by, of its own: the order of one animal. */
const finite = (n: number): number => 1 / n;

/** The mean share of hawks in a run: everybody meets everybody, on average. */
function hawksIn({ v, c, n, generations }: Task, key: string): number {
  const chance = new Chance(key);
  let hawks = Math.round(FIRST * n);
  let sum = 0;
  for (let g = 0; g < generations; g++) {
    const p = hawks / n;
    const life = LIFE * c;
    const hawk = life + (p * (v - c)) / 2 + (1 - p) * v;
    const dove = life + ((1 - p) * v) / 2;
    hawks = breedKinds(n, hawks, [hawk, dove], chance, g);
    if (g >= AWAY) sum += hawks / n;
  }
  return sum / (generations - AWAY);
}

export const hawkDove: Experiment<Params, Task, Means> = {
  name: "hawk-dove",
  line: "hawks fight, doves give way: how many hawks there are when neither does better",
  about: `Two hawks fight about V, and who loses pays C; a dove leaves it to a hawk; two doves share. Who earns more has more children, by
the game's own selection. Held against V/C (Maynard Smith & Price 1973). Agreement: four standard errors between runs, and one animal,
since those are whole numbers.`,
  runs: 30,
  params,
  plan({ v, c, n, generations }, runs) {
    if ((v === undefined) !== (c === undefined)) throw new UsageError("Give both v and c, or neither.");
    const cases = v !== undefined && c !== undefined ? [{ v, c }] : TABLE;
    return cases.map((one) => ({ task: { v: one.v, c: one.c, n, generations }, runs }));
  },
  play(task, key, from, to) {
    const means = noMeans();
    for (let run = from; run < to; run++) addMean(means, hawksIn(task, runKey(key, run)));
    return means;
  },
  add: bothMeans,
  rows: (_params, outcomes) =>
    outcomes.map(({ task, runs, tally }) => {
      const reference = Math.min(1, task.v / task.c);
      const { mean, error } = meanOfRuns(tally, runs);
      const halfWidth = AGREE * error + finite(task.n);
      return {
        case: `V ${task.v}, C ${task.c}: share of hawks`,
        reference,
        measured: mean,
        halfWidth,
        runs,
        ok: Math.abs(mean - reference) <= halfWidth,
        source: "Maynard Smith & Price 1973; science/rules.md",
      };
    }),
};
