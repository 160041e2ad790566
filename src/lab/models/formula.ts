import type { Experiment, Row } from "../types.ts";

/** What a formula must be, with so many published digits after the point. */
export interface Published {
  value: number;
  /** 0 for a whole number. */
  places: number;
  source: string;
}

/** A formula's value held against its published digits, if there are any: it agrees when it rounds to them. */
export function formulaRow(name: string, measured: number | null, published?: Published): Row {
  const row = { case: name, measured, runs: 1 };
  if (!published) return { ...row, reference: null, halfWidth: null, ok: true, source: "" };
  const { value, places, source } = published;
  // A hair more than half a unit of the last digit: the digits are no exact doubles.
  const halfWidth = places === 0 ? null : 0.5000001 * 10 ** -places;
  const ok = measured !== null && Math.abs(measured - value) <= (halfWidth ?? 0);
  return { ...row, reference: value, halfWidth, ok, source };
}

/** An experiment without chance: what is computed for each case gives its rows. Runs and seed mean nothing to it. */
export interface Calculation<P, C> extends Pick<Experiment<P, C, Row[]>, "name" | "line" | "about" | "params"> {
  /** The cases for these parameters, plain JSON. @throws UsageError for parameters that do not fit together. */
  cases(params: P): C[];
  rowsOf(one: C): Row[];
}

export function calculated<P, C>({ cases, rowsOf, ...rest }: Calculation<P, C>): Experiment<P, C, Row[]> {
  return {
    ...rest,
    runs: 1,
    plan: (params) => cases(params).map((task) => ({ task, runs: 1 })),
    play: (task) => rowsOf(task),
    add: (a) => a,
    rows: (_params, outcomes) => outcomes.flatMap((o) => o.tally),
  };
}
