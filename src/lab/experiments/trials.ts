import * as z from "zod/mini";
import {
  addTrials,
  type CutTally,
  type CutTask,
  cutRun,
  playTrials,
  type TrialTally,
  type TrialTask,
} from "../models/trials.ts";
import { costs, cutRows, trialRows } from "../models/trials-rows.ts";
import { AT, PARTS, type Part, tasks } from "../models/trials-tasks.ts";
import { runKey } from "../run.ts";
import { trialsPlot } from "../svg/trials.ts";
import { type Experiment, type Outcome, UsageError } from "../types.ts";

export type Task = TrialTask | CutTask;
export type Tally = TrialTally | CutTally;
type Came = Outcome<Task, Tally>;

const params = z.strictObject({
  only: z.optional(z.union([z.string(), z.array(z.string())]).check(z.describe(`parts alone: ${PARTS.join(", ")}`))),
});
type Params = z.infer<typeof params>;

function wanted({ only }: Params): Part[] {
  const parts = only === undefined ? [...PARTS] : [only].flat();
  for (const part of parts)
    if (!PARTS.some((one) => one === part))
      throw new UsageError(`only cannot be ${part}. The parts are: ${PARTS.join(", ")}.`);
  return parts as Part[];
}

const isTrial = (o: Came): o is Outcome<TrialTask, TrialTally> => o.task.kind !== "cut";

/** What each trial does to each mechanism, and what an attack costs. Untuned: what comes out is reported. */
export const trials: Experiment<Params, Task, Tally> = {
  name: "trials",
  line: "who decides, and what breaks it: every card under every mechanism, attacks, and cuts against the theory",
  about: `Bots only, at the sizes that are played, nobody lying unless it is said; each round is held against the same one, with the same luck, without
the card. Cards are played at ${AT} of the clock as a host plays them. Good: the best home, by its worth at the end; a chain of which nothing
final was undone or is held twice. Survived: a home worth at least half of that without; a good chain with at least half of the final blocks. Flipped: worth less than half, the
worst home, or a double-spend or undone block where there was none; an attack costs the fewest liars, or seats in one hand, or points for bribes
by two who begin, that flip half of the rounds. Cuts: the game's own mechanisms against science/power.md; four standard errors.
Nothing but the cuts is held against anything.`,
  runs: 200,
  params,
  plan: (p, runs) => wanted(p).flatMap((part) => tasks(part).map((task) => ({ task, runs }))),
  play(task, key, from, to) {
    if (task.kind !== "cut") return playTrials(task, key, from, to);
    const sum = { first: 0, second: 0, third: 0 };
    for (let run = from; run < to; run++) {
      const one = cutRun(task, runKey(key, run));
      for (const name of ["first", "second", "third"] as const) sum[name] += one[name];
    }
    return sum;
  },
  add(a, b) {
    if ("good" in a && "good" in b) return addTrials(a, b);
    const [x, y] = [a as CutTally, b as CutTally];
    return { first: x.first + y.first, second: x.second + y.second, third: x.third + y.third };
  },
  rows(_params, outcomes) {
    const rows = outcomes.flatMap((o) => (isTrial(o) ? trialRows(o) : cutRows(o as Outcome<CutTask, CutTally>)));
    return [...rows, ...costs(outcomes.filter(isTrial))];
  },
  plot: (_params, outcomes) => trialsPlot(outcomes.filter(isTrial)),
};
