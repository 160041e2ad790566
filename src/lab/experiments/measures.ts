import * as z from "zod/mini";
import { entropy, gini, nakamoto } from "../../game/measures/power.ts";
import { mechanisms } from "../../game/mechanisms/registry.ts";
import type { Scenario } from "../../game/scenario.ts";
import { scenarios } from "../../game/scenarios.ts";
import { liarsIn, withLiars } from "../../game/trials/liars/liars.ts";
import { partition } from "../../game/trials/partition/partition.ts";
import { CASES, caseRows, tableRows } from "../measures/cases.ts";
import { attacksOn, forced, parted, survives, usual } from "../measures/play.ts";
import { rowsOf } from "../measures/rows.ts";
import type { Counts, Task } from "../measures/task.ts";
import type { Setup } from "../models/play.ts";
import { runKey } from "../run.ts";
import { type Experiment, type Job, UsageError } from "../types.ts";

const params = z.strictObject({
  scenario: z.optional(
    z.string().check(z.describe("one setup; else each mechanism's first that counts, and all that liars are in")),
  ),
  fill: z.optional(z.int().check(z.minimum(5), z.maximum(60), z.describe("seats, in place of the setup's own"))),
});
type Params = z.infer<typeof params>;

/** Shares of the nodes on the one side of a cut. */
const CUTS: readonly number[] = [0.5, 0.625, 0.75];
/** So many numbers of units at most, evenly, from one up: with few units each. */
const GRID = 12;

/** From 1 to `most`, at most GRID of them. */
export const gridTo = (most: number): number[] =>
  most <= GRID
    ? Array.from({ length: Math.max(0, most) }, (_, i) => i + 1)
    : [...new Set(Array.from({ length: GRID }, (_, i) => Math.round(((i + 1) * most) / GRID)))];

/** The setups to measure: of each mechanism the first that counts, and of those where somebody may lie all, for what liars can force. */
function chosen({ scenario, fill }: Params): { scenario: Scenario; first: boolean }[] {
  if (scenario !== undefined && !scenarios[scenario])
    throw new UsageError(`there is no scenario ${scenario}. There are: ${Object.keys(scenarios).join(", ")}.`);
  const all = [...mechanisms.values()].flatMap((one) => one.scenarios.filter(({ scored }) => scored));
  const wanted = scenario === undefined ? all : [scenarios[scenario] as Scenario];
  const firsts = new Set([...mechanisms.values()].map((one) => one.scenarios.find(({ scored }) => scored)?.id));
  return wanted.map((one) => ({
    scenario: { ...one, briefing: 0, ...(fill !== undefined && { fill }) },
    first: scenario !== undefined || firsts.has(one.id),
  }));
}

const setupOf = (scenario: Scenario): Setup => ({ scenario, idle: 0 });

function jobsOf({ scenario, first }: ReturnType<typeof chosen>[number], runs: number): Job<Task>[] {
  const { id, fill, world, mechanism } = scenario;
  const calm = setupOf(withLiars(scenario, 0));
  const jobs: Job<Task>[] = [];
  const add = (task: Task) => jobs.push({ task, runs });
  if (first) for (const aimed of [false, true]) add({ axis: "crash", name: id, setup: calm, aimed });
  if (first && partition.worlds.includes(world))
    for (const share of CUTS) add({ axis: "cut", name: id, setup: calm, share });
  // Where nobody waits with a double-spend of their own, whatever is bad is the liars'.
  const options = {
    ...scenario.options,
    world: { ...scenario.options.world, ...(world === "chain" && { doubles: 0 }) },
  };
  for (const attack of first || liarsIn(scenario) ? attacksOn(mechanism) : []) {
    const lying = setupOf(withLiars({ ...scenario, options }, 0.5, { attack }));
    add({ axis: "force", name: id, setup: lying, attack, owners: gridTo(Math.floor(0.9 * fill)) });
  }
  return jobs;
}

const inc = (counts: Counts, what: string, by = 1): void => {
  counts[what] = (counts[what] ?? 0) + by;
};

/** What one draw of a task comes to. */
function draw(task: Task, key: string, counts: Counts): void {
  if (task.axis === "crash") {
    const before = usual(task.setup, key);
    const shares = Object.values(before.carried);
    if (!task.aimed && shares.length > 0) {
      inc(counts, "carried");
      inc(counts, "gini", gini(shares));
      inc(counts, "entropy", entropy(shares));
      inc(counts, "half", nakamoto(shares, 1 / 2));
      inc(counts, "third", nakamoto(shares, 1 / 3));
    }
    for (const units of gridTo(before.units.length - 1)) {
      const came = survives(task.setup, key, before, { units, aimed: task.aimed });
      if (!came) continue;
      inc(counts, `of ${units}`);
      if (came.same) inc(counts, `same ${units}`);
      if (came.grows) inc(counts, `grows ${units}`);
    }
    counts.units = before.units.length;
  } else if (task.axis === "cut") {
    const came = parted(task.setup, key, task.share);
    if (!came) return;
    inc(counts, "of");
    inc(counts, came.ending);
    inc(counts, "sides", came.sides);
    inc(counts, "dropped", came.dropped);
  } else {
    for (const owners of task.owners) {
      const came = forced(task.setup, key, owners);
      if (!came) continue;
      inc(counts, `of ${came.owners}`);
      inc(counts, `${came.what} ${came.owners}`);
    }
  }
}

function add(a: Counts, b: Counts): Counts {
  const all = { ...a };
  for (const [what, by] of Object.entries(b))
    if (what === "units") all.units = by;
    else inc(all, what, by);
  return all;
}

/** How central each rule is, in the measures of the debrief. Untuned. */
export const measures: Experiment<Params, Task, Counts> = {
  name: "measures",
  line: "how central each rule is: what it bears (crash), who can force it (liars), what a cut does to it",
  about: `By the definitions of science/power.md and DESIGN.md, "The debrief", 4, on a grid of numbers of units, each with draws of its own
keys; untuned. Architectural: the most scouts or nodes (drawn, or aimed: those first that carried most of this very round's
decisions) that can crash for the whole round with the same decision, or more than half of the chain's usual growth among the
rest, in at least half of the draws; fewer included. A crashed scout lies still; a crashed node is dark, as under the
trial crash but to the end. Political: the fewest owners, the most powerful first and knowing each other, whose attack, the best of
those that the mechanism's bots have, ends in the worst home or in a bad or conflicting block in half of the draws; and who stop it.
Logical: the network cut from .2 to .6 of the clock; endings from nodes' own finals. Carried: each decision shared out among the
seats that carried it. Intervals are 95% of each point's share, told in units beside. The first rows are power.md's.`,
  runs: 100,
  params,
  plan(p, runs) {
    const jobs = chosen(p).flatMap((one) => jobsOf(one, runs));
    // What is known beforehand needs few draws: it holds in each.
    const known = p.scenario === undefined && p.fill === undefined ? CASES : [];
    return [...known.map((task) => ({ task, runs: Math.min(runs, 10) })), ...jobs];
  },
  play(task, key, from, to) {
    const counts: Counts = {};
    for (let run = from; run < to; run++) draw(task, runKey(key, run), counts);
    return counts;
  },
  add,
  rows(p, outcomes) {
    const known = outcomes.filter(({ task }) => task.known !== undefined);
    const rest = outcomes.filter(({ task }) => task.known === undefined);
    return [...(p.scenario === undefined ? tableRows() : []), ...known.flatMap(caseRows), ...rowsOf(rest)];
  },
};
