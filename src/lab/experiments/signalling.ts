import * as z from "zod/mini";
import { atLeast } from "../models/binomial.ts";
import { formulaRow } from "../models/formula.ts";
import { enough, minorityWindows, NEEDED, next, type State, signals, WINDOW } from "../models/signalling.ts";
import { runKey } from "../run.ts";
import { AGREE, shareError } from "../statistics.ts";
import type { Experiment, Row } from "../types.ts";

const params = z.strictObject({
  p: z.optional(z.number().check(z.minimum(0), z.maximum(1), z.describe("share of the power that signals"))),
  needed: z.optional(
    z
      .int()
      .check(
        z.minimum(1),
        z.maximum(WINDOW),
        z.describe(`blocks of ${WINDOW} that have to signal, ${NEEDED} as usual`),
      ),
  ),
  windows: z.optional(z.int().check(z.minimum(1), z.maximum(30), z.describe("windows until the timeout"))),
  minority: z.optional(
    z.number().check(z.minimum(0.001), z.maximum(1), z.describe("share of the power that goes on alone after a fork")),
  ),
});
type Params = z.infer<typeof params>;

type Task =
  | { what: "window"; p: number; needed: number }
  | { what: "deployment"; p: number; needed: number; windows: number }
  | { what: "minority"; share: number };

/** By the share that signals: science/rules.md. */
const WINDOWS: readonly (readonly [number, number])[] = [
  [0.94, 0.025],
  [0.945, 0.1551],
  [0.95, 0.4939],
  [0.96, 0.9859],
];
/** Its last digit. */
const ROUNDING = 0.5e-4;
/** Days of the first windows of a tenth. */
const TENTH = [140, 35, 14] as const;

/** A deployment from DEFINED on, until it is ACTIVE or FAILED. */
function deployed({ p, needed, windows }: Task & { what: "deployment" }, key: string): State {
  let state: State = "DEFINED";
  for (let window = 0; state !== "ACTIVE" && state !== "FAILED"; window++) {
    const counts = state === "STARTED";
    state = next(state, counts && enough(signals(p, key, window), needed), window >= windows);
  }
  return state;
}

function share(name: string, reference: number, hits: number, runs: number, source: string): Row {
  const measured = hits / runs;
  const halfWidth = AGREE * shareError(reference, runs) + ROUNDING;
  return { case: name, reference, measured, halfWidth, runs, ok: Math.abs(measured - reference) <= halfWidth, source };
}

function minority(of: number): Row[] {
  return minorityWindows(of, 4).map((days, i) => {
    const value = of === 0.1 ? (TENTH[Math.min(i, 2)] as number) : undefined;
    const known = value === undefined ? undefined : { value, places: 4, source: "computed; science/rules.md" };
    return formulaRow(`a chain with ${of} of the power, window ${i + 1} after the fork: days`, days, known);
  });
}

/** Signalling for an upgrade (BIP 9), and what becomes of the chain that does not go along. */
export const signalling: Experiment<Params, Task, number> = {
  name: "signalling",
  line: "an upgrade by signalling in windows of blocks, and the chain of those who fork",
  about: `Windows of ${WINDOW} blocks, each of which signals with the share p by itself, counted as a vote by heads that ${NEEDED} have to be for;
BIP 9's states, a window each; against science/rules.md and the binomial sum. After a hard fork a chain with a share of the power goes on at
the old difficulty until it changes, by four at most: formulas. Agreement: four standard errors.`,
  runs: 3000,
  params,
  plan({ p, needed = NEEDED, windows, minority: alone }, runs) {
    if (alone !== undefined) return [{ task: { what: "minority", share: alone }, runs: 1 }];
    const shares = p === undefined ? WINDOWS.map(([one]) => one) : [p];
    const one: Task[] = shares.map((of) => ({ what: "window", p: of, needed }));
    const whole: Task = { what: "deployment", p: p ?? 0.945, needed, windows: windows ?? 4 };
    const chain: Task[] = p === undefined ? [{ what: "minority", share: 0.1 }] : [];
    return [...one, whole, ...chain].map((task) => ({ task, runs: task.what === "minority" ? 1 : runs }));
  },
  play(task, key, from, to) {
    if (task.what === "minority") return 0;
    let hits = 0;
    for (let run = from; run < to; run++) {
      const drawn = runKey(key, run);
      const hit =
        task.what === "window" ? enough(signals(task.p, drawn, 0), task.needed) : deployed(task, drawn) === "ACTIVE";
      if (hit) hits++;
    }
    return hits;
  },
  add: (a, b) => a + b,
  rows: (_params, outcomes) =>
    outcomes.flatMap(({ task, runs, tally: hits }): Row[] => {
      if (task.what === "minority") return minority(task.share);
      const { p, needed } = task;
      const once = atLeast(needed, WINDOW, p);
      if (task.what === "window") {
        const known = needed === NEEDED ? WINDOWS.find(([one]) => one === p)?.[1] : undefined;
        const source = known === undefined ? "binomial sum" : "BIP 9; science/rules.md";
        return [share(`a window at ${p}: ${needed} of ${WINDOW} signal`, known ?? once, hits, runs, source)];
      }
      const { windows } = task;
      const name = `a deployment at ${p}: ACTIVE, with ${windows} windows until the timeout`;
      return [share(name, 1 - (1 - once) ** windows, hits, runs, "binomial sum")];
    }),
};
