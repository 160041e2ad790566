import { AGREE, mean, shareError } from "../statistics.ts";
import type { Outcome, Row } from "../types.ts";
import { criticalFormula, type Rates, settledFormula } from "./inhibition.ts";

/** Two equal sites with these rates: to integrate, or to play by a finite population under one σ. */
export type Task = { name: string; rates: Rates } & (
  | { kind: "rates" }
  | { kind: "scouts"; sigma: number; n: number; time: number }
  | { kind: "endless"; steps: number }
);
export type Tally =
  | { kind: "rates"; sigma?: number; untargeted?: number; above?: { u: number; ab: number; lead: number } }
  | { kind: "scouts"; ahead: number; even: number; leads: number[] }
  | { kind: "endless" };

/** No critical σ is looked for beyond this. */
export const MOST = 2048;
/** Integration and bisection are this good, of the value. */
const EXACT = 1e-4;
/** What a few hundred scouts may differ from infinitely many, as a share of all: noise adds to a lead and wears it off. */
const FINITE = 0.05;
const PAIS = "Seeley et al. 2012, Pais et al. 2013";

function exact(name: string, reference: number, measured: number | undefined, source: string): Row {
  const halfWidth = EXACT * Math.max(reference, 0.01);
  const ok = measured !== undefined && Math.abs(measured - reference) <= halfWidth;
  return { case: name, reference, measured: measured ?? null, halfWidth, runs: 1, ok, source };
}

function none(name: string, measured: number | undefined, source: string): Row {
  const ok = measured === undefined;
  return { case: name, reference: "none", measured: measured ?? null, halfWidth: null, runs: 1, ok, source };
}

function ratesRows({ task }: Outcome<Task, Tally>, tally: Extract<Tally, { kind: "rates" }>): Row[] {
  const critical = criticalFormula(task.rates);
  const rows: Row[] = [];
  const { name } = task;
  if (critical === undefined) rows.push(none(`${name}: critical σ`, tally.sigma, "no σ breaks the tie while ρ ≤ α"));
  else if (critical > MOST) rows.push(none(`${name}: critical σ up to ${MOST}`, tally.sigma, `σ* = ${critical}`));
  else {
    rows.push(exact(`${name}: critical σ`, critical, tally.sigma, `${PAIS}: σ* = 4αγρ/(ρ−α)²`));
    const above = settledFormula(task.rates, 2 * critical);
    rows.push(exact(`${name}: U at 2σ*`, above.u, tally.above?.u, "U = α/ρ"));
    rows.push(exact(`${name}: A·B at 2σ*`, above.ab, tally.above?.ab, "A·B = γα/(ρσ)"));
    rows.push(exact(`${name}: |A−B| at 2σ*`, above.lead, tally.above?.lead, "|A−B| = √((ρ−α)² − 4αγρ/σ)/ρ"));
  }
  rows.push(none(`${name}: critical σ, untargeted`, tally.untargeted, "stop signals at anybody never break the tie"));
  return rows;
}

function scoutsRows({ task, runs }: Outcome<Task, Tally>, tally: Extract<Tally, { kind: "scouts" }>): Row[] {
  if (task.kind !== "scouts") return [];
  const decided = Math.max(1, runs - tally.even);
  const measured = tally.ahead / decided;
  const half = AGREE * shareError(0.5, decided);
  const name = `${task.name}, ${task.n} scouts, 2σ*`;
  const lead = mean(tally.leads);
  const { lead: reference } = settledFormula(task.rates, task.sigma);
  const wide = AGREE * lead.error + FINITE * Math.sqrt(200 / task.n);
  const source = `steps of Reina et al. 2015; allows ${FINITE} at 200 scouts for a finite swarm`;
  return [
    {
      case: `${name}: A ahead`,
      reference: 0.5,
      measured,
      halfWidth: half,
      runs,
      ok: Math.abs(measured - 0.5) <= half,
      source: "a random choice (symmetry)",
    },
    {
      case: `${name}: |A−B|`,
      reference,
      measured: lead.mean,
      halfWidth: wide,
      runs,
      ok: Math.abs(lead.mean - reference) <= wide,
      source,
    },
  ];
}

/** A finite population that was not played. */
function endlessRow({ task }: Outcome<Task, Tally>): Row[] {
  if (task.kind !== "endless") return [];
  const source = `not played: ${task.steps.toExponential(1)} steps a run`;
  return [
    { case: `${task.name}, finite`, reference: null, measured: null, halfWidth: null, runs: 0, ok: true, source },
  ];
}

/** What came of a task, held against the formulas. */
export function rowsOf(o: Outcome<Task, Tally>): Row[] {
  if (o.tally.kind === "endless") return endlessRow(o);
  return o.tally.kind === "rates" ? ratesRows(o, o.tally) : scoutsRows(o, o.tally);
}
