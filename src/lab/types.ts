/** One line of an experiment's result: a case, what the literature says of it, what was measured. */
export interface Row {
  case: string;
  /** A published or computed figure, a band such as "72–88" or a claim such as "> 0"; null where nothing is known. */
  reference: number | string | null;
  /** null when there is nothing to measure, such as a critical value that does not exist. */
  measured: number | null;
  /**
   * With a number as reference: how far the two may be apart to agree, which is four standard errors (of both sides) and
   * the reference's rounding. With anything else: half of the measured value's 95% interval. null for exact figures.
   */
  halfWidth: number | null;
  runs: number;
  /** Measured and reference agree; true where there is no reference. */
  ok: boolean;
  /** Where the reference comes from, and what more there is to say. */
  source: string;
}

/** A piece of an experiment that is run many times under one set of conditions. Plain JSON. */
export interface Job<J> {
  task: J;
  /** How many runs; a calculation without chance has one. */
  runs: number;
}

/** What came of a job's runs, in the order of the plan. */
export interface Outcome<J, T> extends Job<J> {
  tally: T;
}

/** A schema as far as the lab needs it (zod's, in practice; see params.ts for what it must be able to tell). */
export interface ParamSchema<P> {
  safeParse(value: unknown): { success: true; data: P } | { success: false; error: { issues: readonly ParamIssue[] } };
}
export interface ParamIssue {
  code: string;
  path: readonly PropertyKey[];
  keys?: readonly string[];
  message: string;
}

/**
 * One experiment: one file of src/lab/experiments, and a row in registry.ts. `P` its parameters, `J` a task and `T` a
 * tally of runs, both plain JSON, because they go to other threads and back.
 */
export interface Experiment<P, J, T> {
  readonly name: string;
  /** For the list of experiments: one line. */
  readonly line: string;
  /** What is compared with what, by which rule. */
  readonly about: string;
  /** Runs of a case unless --runs says otherwise. */
  readonly runs: number;
  readonly params: ParamSchema<P>;
  /** The jobs for these parameters. @throws UsageError for parameters that do not fit together. */
  plan(params: P, runs: number): Job<J>[];
  /** Plays runs `from` up to, not including, `to`. Run i draws its luck from `runKey(key, i)` and nothing else. */
  play(task: J, key: string, from: number, to: number): T;
  /** Two tallies as one; `a` has the earlier runs. */
  add(a: T, b: T): T;
  rows(params: P, outcomes: readonly Outcome<J, T>[]): Row[];
  /** An SVG picture of the outcome, where the rows alone do not make a good one. */
  plot?(params: P, outcomes: readonly Outcome<J, T>[]): string;
}

// Erased types: the lab hands each experiment only its own parameters, tasks and tallies back.
export type AnyExperiment = Experiment<unknown, unknown, unknown>;
export const erased = <P, J, T>(experiment: Experiment<P, J, T>): AnyExperiment =>
  experiment as unknown as AnyExperiment;

/** What whoever asked got wrong; the message says what there is. */
export class UsageError extends Error {}
