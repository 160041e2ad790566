import * as z from "zod/mini";
import { type Colony, consensus, dancersAtEnd } from "../models/list2009.ts";
import { FIGURES, type Figure } from "../models/list2009-table.ts";
import { runKey } from "../run.ts";
import { AGREE, measuredError, shareError, Z95 } from "../statistics.ts";
import type { Experiment, Job, Outcome, Row } from "../types.ts";

const share = (text: string) => z.optional(z.number().check(z.minimum(0), z.maximum(1), z.describe(text)));

const params = z.strictObject({
  lambda: share("λ, interdependence: how much an idle scout listens to the dances"),
  sigma: z.optional(z.number().check(z.minimum(0), z.maximum(3), z.describe("σ of a reading: .2 reliable, 1 not"))),
  mu: share("μ, mimicry: probability to dance without having looked"),
  n: z.optional(z.int().check(z.minimum(1), z.maximum(10_000), z.describe("scouts"))),
  steps: z.optional(z.int().check(z.minimum(1), z.maximum(10_000), z.describe("synchronous steps"))),
  criterion: z.optional(z.enum(["strong", "weak"]).check(z.describe("twice any other's dancers, or just more"))),
  sites: z.optional(
    z.array(z.number().check(z.minimum(0), z.maximum(10))).check(z.describe("qualities, best last or not")),
  ),
});
type Params = z.infer<typeof params>;

/** By site: in how many runs there was a strong and a weak consensus on it. */
type Tally = { strong: number[]; weak: number[] };

const USUAL: Colony = { lambda: 0.8, sigma: 0.2, mu: 0, n: 200, steps: 300, sites: [3, 5, 7, 9, 10] };

/** The λ and σ of every figure, once each, and a colony of mimics. */
const TABLE: readonly Colony[] = [
  ...new Map(FIGURES.map(({ lambda, sigma }) => [`${lambda} ${sigma}`, { ...USUAL, lambda, sigma }])).values(),
  { ...USUAL, mu: 1 },
];

const label = (c: Colony) => `λ ${c.lambda}, σ ${c.sigma}${c.mu > 0 ? `, μ ${c.mu}` : ""}`;
const bestOf = (c: Colony) => c.sites.indexOf(Math.max(...c.sites));
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

function row(o: Outcome<Colony, Tally>, criterion: "strong" | "weak", figure: Figure | undefined): Row {
  const k = o.tally[criterion][bestOf(o.task)] ?? 0;
  const measured = k / o.runs;
  const name = `${label(o.task)}: ${criterion} on the best`;
  const row = { case: name, measured, runs: o.runs };
  if (!figure) return { ...row, reference: null, halfWidth: Z95 * measuredError(k, o.runs), ok: true, source: "" };
  const halfWidth = AGREE * Math.hypot(shareError(figure.share, o.runs), figure.error) + figure.rounding;
  const ok = Math.abs(measured - figure.share) < halfWidth;
  return { ...row, reference: figure.share, halfWidth, ok, source: figure.source };
}

/** Mimics cannot tell sites apart: of the colonies that agree on one, each site has the same share. */
function mimics(o: Outcome<Colony, Tally>): Row {
  const agreed = sum(o.tally.strong);
  const reference = 1 / o.task.sites.length;
  const halfWidth = AGREE * shareError(reference, Math.max(1, agreed));
  const measured = agreed === 0 ? null : (o.tally.strong[bestOf(o.task)] ?? 0) / agreed;
  const ok = measured !== null && Math.abs(measured - reference) < halfWidth;
  const source = "blind cascade: no site is better than another (symmetry)";
  return { case: `${label(o.task)}: best among all strong`, reference, measured, halfWidth, runs: agreed, ok, source };
}

function other(o: Outcome<Colony, Tally>, criterion: "strong" | "weak"): Row {
  const k = sum(o.tally[criterion]) - (o.tally[criterion][bestOf(o.task)] ?? 0);
  const name = `${label(o.task)}: ${criterion} on another`;
  const halfWidth = Z95 * measuredError(k, o.runs);
  return { case: name, reference: null, measured: k / o.runs, halfWidth, runs: o.runs, ok: true, source: "" };
}

const isUsual = (c: Colony) =>
  c.mu === 0 && c.n === USUAL.n && c.steps === USUAL.steps && String(c.sites) === String(USUAL.sites);

/**
 * The colony of List, Elsholtz & Seeley (2009), n = 200 and 300 steps unless asked otherwise, held against the figures
 * that were recomputed from it. Not the game's round: a round stops at the first quorum, and that is another model (see
 * dancersAtEnd).
 */
export const list2009: Experiment<Params, Colony, Tally> = {
  name: "list2009",
  line: "independence and interdependence: List, Elsholtz & Seeley's colony",
  about: `Share of colonies with a consensus on the best site after the last step. strong: its dancers are more than twice
any other site's, and fewer than 80% of the scouts idle; weak: more dancers than any other site, same floor. It looks at
the last step only; stopping at the first consensus, as a round does, is another model and must not be compared. Three functions
are the game's: where an idle scout flies, what it reads, how long a dance lasts; the rest is the paper's model. Mimics (mu)
dance as if they had seen a ten.
Without parameters: every published case. With any: that one case, the others' parameters as in the paper.`,
  runs: 1000,
  params,
  plan(p, runs): Job<Colony>[] {
    const { criterion, ...asked } = p;
    const given = Object.entries(asked).filter(([, value]) => value !== undefined);
    if (given.length === 0 && criterion === undefined) return TABLE.map((task) => ({ task, runs }));
    return [{ task: { ...USUAL, ...Object.fromEntries(given) }, runs }];
  },
  play(colony, key, from, to) {
    const none = () => colony.sites.map(() => 0);
    const tally: Tally = { strong: none(), weak: none() };
    for (let run = from; run < to; run++) {
      const dancers = dancersAtEnd(colony, runKey(key, run));
      for (const criterion of ["strong", "weak"] as const) {
        const site = consensus(dancers, colony.n, criterion);
        if (site !== undefined) (tally[criterion][site] as number)++;
      }
    }
    return tally;
  },
  add: (a, b) => ({
    strong: a.strong.map((k, j) => k + (b.strong[j] ?? 0)),
    weak: a.weak.map((k, j) => k + (b.weak[j] ?? 0)),
  }),
  rows(p, outcomes) {
    const at = (lambda: number, sigma: number) => (o: Outcome<Colony, Tally>) =>
      isUsual(o.task) && o.task.lambda === lambda && o.task.sigma === sigma;
    if (outcomes.length > 1) {
      const rows = FIGURES.map((f) =>
        row(outcomes.find(at(f.lambda, f.sigma)) as (typeof outcomes)[0], f.criterion, f),
      );
      return [...rows, ...outcomes.filter((o) => o.task.mu === 1).map(mimics)];
    }
    const criterion = p.criterion ?? "strong";
    return outcomes.flatMap((o) => {
      const figure = FIGURES.find((f) => f.criterion === criterion && at(f.lambda, f.sigma)(o));
      return [row(o, criterion, figure), other(o, criterion)];
    });
  },
};
