import * as z from "zod/mini";
import { criticalFormula, criticalSigma, leadGrowth, type Rates, settled } from "../models/inhibition.ts";
import { MOST, rowsOf, type Tally, type Task } from "../models/inhibition-rows.ts";
import { population } from "../models/meetings.ts";
import { runKey } from "../run.ts";
import { type Experiment, type Job, UsageError } from "../types.ts";

const rate = (text: string) => z.optional(z.number().check(z.minimum(0.01), z.maximum(50), z.describe(text)));

const params = z.strictObject({
  gamma: rate("γ, discovery, per unit of time (default 1)"),
  alpha: rate("α, abandonment, per unit of time (default 0.5)"),
  rho: rate("ρ, recruitment, per unit of time (default 2)"),
  v: rate("a site's value: γ = ρ = v and α = 1/v, in place of the three"),
  scouts: z._default(
    z.int().check(z.minimum(2), z.maximum(5000), z.describe("size of the finite population played at 2σ*")),
    200,
  ),
});
type Params = z.infer<typeof params>;

/** With rates so far apart that a run takes more scouts' steps than this, the finite population is not played: it would not end. */
const STEPS_MOST = 3_000_000;
/** The finite population is played for so many of the times in which a small lead grows e-fold: long enough to decide. */
const LONG = 12;

const ofValue = (v: number): Rates => ({ gamma: v, alpha: 1 / v, rho: v });
const third = 1 / 3;
/** science/swarm.md's table, and a pair for which no stop signal is strong enough. */
const TABLE: readonly [string, Rates][] = [
  ["(3, ⅓, 3)", { gamma: 3, alpha: third, rho: 3 }],
  ["(1, .5, 2)", { gamma: 1, alpha: 0.5, rho: 2 }],
  ["(2, 1, 5)", { gamma: 2, alpha: 1, rho: 5 }],
  ["v = 2", ofValue(2)],
  ["v = 5", ofValue(5)],
  ["(1, 2, 1), ρ ≤ α", { gamma: 1, alpha: 2, rho: 1 }],
];

function tasks(p: Params): [string, Rates][] {
  const given = [p.gamma, p.alpha, p.rho].some((x) => x !== undefined);
  if (p.v !== undefined && given) throw new UsageError("Give either v or gamma, alpha and rho.");
  if (p.v !== undefined) return [[`v = ${p.v}`, ofValue(p.v)]];
  if (!given) return [...TABLE];
  const { gamma = 1, alpha = 0.5, rho = 2 } = p;
  return [[`(${gamma}, ${alpha}, ${rho})`, { gamma, alpha, rho }]];
}

/** A step in which a scout seldom does more than one thing. */
const stepOf = ({ gamma, alpha, rho }: Rates, sigma: number) => 0.1 / Math.max(2 * gamma + rho, alpha + sigma);

/** Two equal sites and stop signals between their dancers, integrated and as a finite population. No code of the game's. */
export const crossInhibition: Experiment<Params, Task, Tally> = {
  name: "cross-inhibition",
  line: "stop signals between two equal sites: the strength above which the tie breaks",
  about: `Cases are (γ, α, ρ) or a value v. The critical σ is found by bisection on whether a small lead grows under the
rate equations, and held against the formula; at 2σ* so is the state that they are integrated to. The same is played by a
finite population, whose runs --runs sets, unless its rates are so far apart that it would not come to an end. All this is the
papers' model: none of it runs the game's code, where a stop lands on one dancer, who gives the site up.`,
  runs: 200,
  params,
  plan(p, runs): Job<Task>[] {
    const list = tasks(p);
    const jobs: Job<Task>[] = list.map(([name, rates]) => ({ task: { kind: "rates", name, rates }, runs: 1 }));
    const [name, rates] = list[1] ?? (list[0] as [string, Rates]);
    const critical = criticalFormula(rates);
    if (critical !== undefined && critical <= MOST) {
      const sigma = 2 * critical;
      const time = LONG / leadGrowth(rates, sigma);
      const steps = (p.scouts * time) / stepOf(rates, sigma);
      if (steps > STEPS_MOST) jobs.push({ task: { kind: "endless", name, rates, steps }, runs: 1 });
      else jobs.push({ task: { kind: "scouts", name, rates, sigma, n: p.scouts, time }, runs });
    }
    return jobs;
  },
  play(task, key, from, to) {
    if (task.kind === "endless") return { kind: "endless" };
    if (task.kind === "rates") {
      const tally: Tally = { kind: "rates" };
      tally.sigma = criticalSigma(task.rates, MOST);
      tally.untargeted = criticalSigma(task.rates, MOST / 4, "anybody");
      const critical = criticalFormula(task.rates);
      if (critical === undefined || critical > MOST) return tally;
      const { a, b, u } = settled(task.rates, 2 * critical);
      return { ...tally, above: { u, ab: a * b, lead: Math.abs(a - b) } };
    }
    const tally: Tally = { kind: "scouts", ahead: 0, even: 0, leads: [] };
    for (let run = from; run < to; run++) {
      const tau = stepOf(task.rates, task.sigma);
      const [a, b] = population(task.rates, task.sigma, task.n, task.time, tau, runKey(key, run));
      if (a > b) tally.ahead++;
      if (a === b) tally.even++;
      tally.leads.push(Math.abs(a - b));
    }
    return tally;
  },
  add(a, b) {
    if (a.kind !== "scouts" || b.kind !== "scouts") return a;
    return { kind: "scouts", ahead: a.ahead + b.ahead, even: a.even + b.even, leads: [...a.leads, ...b.leads] };
  },
  rows: (_p, outcomes) => outcomes.flatMap(rowsOf),
};
