// What ../shared/science/power.md knows beforehand of the three axes, and how a run of it is held against that.
import { gini, nakamoto } from "../../game/measures/power.ts";
import type { Scenario } from "../../game/scenario.ts";
import { scenarios } from "../../game/scenarios.ts";
import { withLiars } from "../../game/trials/liars/liars.ts";
import { formulaRow } from "../models/formula.ts";
import type { Outcome, Row } from "../types.ts";
import type { Counts, Task } from "./task.ts";

const SOURCE = "science/power.md";

/** The protocol by itself among sixteen, with everybody careful about nothing: what halts is the rule, and not somebody's doubt. */
function sixteen(): Scenario {
  const bft = scenarios.bft as Scenario;
  const options = { ...bft.options, world: { ...bft.options.world, doubles: 0 } };
  return withLiars({ ...bft, options, briefing: 0, fill: 16, mix: { lazy: 1 } }, 0);
}

/** Crashes and cuts of sixteen validators of equal power, where eleven are needed: exact. */
export const CASES: readonly Task[] = [
  {
    axis: "crash",
    name: "bft, n 16",
    setup: { scenario: sixteen(), idle: 0 },
    aimed: false,
    known: "5 crashed live, 6 halt",
  },
  ...[8 / 16, 10 / 16, 11 / 16, 12 / 16].map((share): Task => {
    const known = share < 11 / 16 ? "both sides stand still" : "the large side goes on";
    return { axis: "cut", name: "bft, n 16", setup: { scenario: sixteen(), idle: 0 }, share, known };
  }),
];

/** ⌊120/i⌋ of power for the i-th of twelve: `whales` as power.md counts them. */
const WHALES = Array.from({ length: 12 }, (_, i) => Math.floor(120 / (i + 1)));
const equal = (n: number): number[] => new Array<number>(n).fill(1);

/** The hand-checked cases that are no more than arithmetic. */
export function tableRows(): Row[] {
  const one = (value: number) => ({ value, places: 0, source: SOURCE });
  return [
    formulaRow("whales, n 12: owners of more than half", nakamoto(WHALES, 1 / 2), one(3)),
    formulaRow("whales, n 12: owners of more than a third", nakamoto(WHALES, 1 / 3), one(2)),
    formulaRow("whales, n 12: Gini", gini(WHALES), { value: 0.4427, places: 4, source: SOURCE }),
    formulaRow("a dictator: owners who force it", nakamoto([1, 0, 0, 0], 1 / 2), one(1)),
    ...[5, 8, 16].map((n) =>
      formulaRow(`${n} equal voters: owners of a majority`, nakamoto(equal(n), 1 / 2), one(Math.floor(n / 2) + 1)),
    ),
    formulaRow("bft, n 16: owners who halt it", nakamoto(equal(16), 1 / 3), one(6)),
  ];
}

const exact = (name: string, measured: number, reference: number, runs: number): Row => ({
  case: name,
  reference,
  measured,
  halfWidth: null,
  runs,
  ok: measured === reference,
  source: SOURCE,
});

/** A case held against what must come out of it, in every draw. */
export function caseRows({ task, tally, runs }: Outcome<Task, Counts>): Row[] {
  const share = (what: string, of: string) => (tally[what] ?? 0) / Math.max(1, tally[of] ?? 0);
  if (task.axis === "crash")
    return [5, 6].map((units) =>
      exact(
        `${task.name}: share of rounds that go on with ${units} crashed`,
        share(`grows ${units}`, `of ${units}`),
        units < 6 ? 1 : 0,
        runs,
      ),
    );
  if (task.axis !== "cut") return [];
  const large = Math.round(16 * task.share);
  const goesOn = large >= 11 ? 1 : 0;
  return [exact(`${task.name}: sides that go on, cut ${large} to ${16 - large}`, share("sides", "of"), goesOn, runs)];
}
