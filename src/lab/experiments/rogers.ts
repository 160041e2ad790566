import * as z from "zod/mini";
import { Chance, purpose } from "../../game/kit/chance.ts";
import { addMean, bothMeans, breedKinds, type Means, meanOfRuns, noMeans } from "../models/breeding.ts";
import { runKey } from "../run.ts";
import { AGREE } from "../statistics.ts";
import { type Experiment, type Row, UsageError } from "../types.ts";

const params = z.strictObject({
  c: z.optional(z.number().check(z.minimum(0), z.maximum(0.95), z.describe("c, what it costs to learn for oneself"))),
  u: z.optional(z.number().check(z.minimum(0.01), z.maximum(0.9), z.describe("u, how likely the world has changed"))),
  n: z._default(z.int().check(z.minimum(50), z.maximum(5000), z.describe("individuals")), 2000),
  generations: z._default(z.int().check(z.minimum(120), z.maximum(5000), z.describe("generations of a run")), 300),
});
type Params = z.infer<typeof params>;
type Task = { c: number; u: number; n: number; generations: number };
/** The share that copies, and what all earn on average. */
interface Tally {
  share: Means;
  pay: Means;
}

/** The figures of science/rules.md: what is right is worth b = 1. */
const TABLE = [
  { c: 0.2, u: 0.1 },
  { c: 0.5, u: 0.1 },
  { c: 0.05, u: 0.1 },
] as const;
const FIRST = 0.5;
/** The first generations, on the way there, are not counted. */
const AWAY = 100;
const finite = (n: number): number => 1 / n;

const KNOWS = purpose("lab rogers knows");

/** How often a copier is right where a share `p` copies: (1−u)(1−p) ÷ (1−(1−u)p). */
export const rightOf = (p: number, u: number): number => ((1 - u) * (1 - p)) / (1 - (1 - u) * p);

/** The share that copies where neither kind does better: q = 1 − c; none where learning costs no more than a copy is outdated. */
export function settled({ c, u }: Pick<Task, "c" | "u">): number {
  if (c <= u) return 0;
  const q = 1 - c;
  // From q = (1−u)(1−p) ÷ (1−(1−u)p).
  return (1 - u - q) / ((1 - u) * (1 - q));
}

/** A run: each copies somebody of the generation before, who is right or not, in a place that has changed since or not. */
function play({ c, u, n, generations }: Task, key: string): [share: number, pay: number] {
  const chance = new Chance(key);
  let copiers = Math.round(FIRST * n);
  // As all who learn for themselves are right, and those who copied them, where nothing has changed.
  let right = 1;
  let [shares, pays] = [0, 0];
  for (let g = 0; g < generations; g++) {
    const q = (1 - u) * right;
    let knows = n - copiers;
    for (let i = 0; i < copiers; i++) if (chance.chooses(KNOWS, q, g, i)) knows++;
    if (g >= AWAY) {
      shares += copiers / n;
      pays += (knows - c * (n - copiers)) / n;
    }
    right = knows / n;
    copiers = breedKinds(n, copiers, [q, 1 - c], chance, g);
  }
  return [shares / (generations - AWAY), pays / (generations - AWAY)];
}

/** One line: four standard errors between runs, and one individual. */
function row(what: string, reference: number, of: Means, task: Task, runs: number): Row {
  const { mean, error } = meanOfRuns(of, runs);
  const halfWidth = AGREE * error + finite(task.n);
  return {
    case: `c ${task.c}, u ${task.u}: ${what}`,
    reference,
    measured: mean,
    halfWidth,
    runs,
    ok: Math.abs(mean - reference) <= halfWidth,
    source: "Rogers 1988; science/rules.md",
  };
}

export const rogers: Experiment<Params, Task, Tally> = {
  name: "rogers",
  line: "copying is cheaper than learning, but the world changes: how many copy in the end, and who is better off",
  about: `Who learns for themselves is right, which is worth 1, and pays c; who copies somebody of the generation before pays nothing, is as
right as that was, and wrong where the place has changed since (u; each in a place of its own). Who earns more has more children, by
the game's own selection. Held against q = 1 − c and the share that follows from it: copying does not raise the mean (Rogers 1988).
Agreement: four standard errors between runs, and one individual.`,
  runs: 30,
  params,
  plan({ c, u, n, generations }, runs) {
    if ((c === undefined) !== (u === undefined)) throw new UsageError("Give both c and u, or neither.");
    const cases = c !== undefined && u !== undefined ? [{ c, u }] : TABLE;
    return cases.map((one) => ({ task: { c: one.c, u: one.u, n, generations }, runs }));
  },
  play(task, key, from, to) {
    const tally = { share: noMeans(), pay: noMeans() };
    for (let run = from; run < to; run++) {
      const [share, pay] = play(task, runKey(key, run));
      addMean(tally.share, share);
      addMean(tally.pay, pay);
    }
    return tally;
  },
  add: (a, b) => ({ share: bothMeans(a.share, b.share), pay: bothMeans(a.pay, b.pay) }),
  rows: (_params, outcomes) =>
    outcomes.flatMap(({ task, runs, tally }) => [
      row("share that copies", settled(task), tally.share, task, runs),
      row("mean of all; all learning for themselves have the same", 1 - task.c, tally.pay, task, runs),
    ]),
};
