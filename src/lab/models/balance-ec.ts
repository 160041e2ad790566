import type { Outcome, Row } from "../types.ts";
import { byRounds } from "./balance-part.ts";
import type { RoundsTally, Setup } from "./play.ts";
import { band, type Measure, pace, share } from "./rounds-rows.ts";
import { type Options, setUp } from "./setup.ts";

/** Shares of all seats: `lazy` is half of the honest ones. */
interface EcCase {
  fill: number;
  liars: number;
  attack?: string;
  lazy?: number;
}

/** How the rooms differ that Expected Consensus is balanced by. */
export const EC_CASES: Readonly<Record<string, EcCase>> = {
  "ec-honest": { fill: 12, liars: 0 },
  "ec-spend20": { fill: 12, liars: 0.2, attack: "double-spender" },
  "ec-spend20-lazy": { fill: 12, liars: 0.2, attack: "double-spender", lazy: 0.4 },
  "ec-spend40": { fill: 12, liars: 0.4, attack: "double-spender" },
  "ec-spend40-lazy": { fill: 12, liars: 0.4, attack: "double-spender", lazy: 0.3 },
  "ec-equivocator20": { fill: 12, liars: 0.2, attack: "equivocator" },
  "ec-silent20": { fill: 12, liars: 0.2, attack: "silent" },
  "ec30-spend20": { fill: 30, liars: 0.2, attack: "double-spender" },
  "ec30-spend20-lazy": { fill: 30, liars: 0.2, attack: "double-spender", lazy: 0.4 },
};

export function ecSetUp(id: string, knobs: Options): Setup {
  const { lazy, ...changes } = EC_CASES[id] as EcCase;
  return setUp("ec", { ...changes, mix: lazy === undefined ? {} : { lazy } }, knobs);
}

export type EcPlayed = Outcome<{ id: string }, RoundsTally>;

const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
const SOURCE = "our own band";
/** How much more fraud half lazy verifiers let pass: the verifier's dilemma must be felt. */
const DILEMMA = 3;

const total = (o: EcPlayed, name: string) => o.tally.facts[name] ?? 0;

/** One sum of facts as a share of another, in per cent; null where the other is 0. No interval: both vary. */
function ratio(o: EcPlayed, name: string, of: string): { measured: number | null; halfWidth: null; runs: number } {
  const whole = total(o, of);
  return { measured: whole === 0 ? null : (100 * total(o, name)) / whole, halfWidth: null, runs: o.runs };
}

/** The rows of a case; `other` finds the outcome of another case to compare with. */
export function ecRows(o: EcPlayed, other: (id: string) => EcPlayed | undefined): Row[] {
  const { id } = o.task;
  const rows: Row[] = [];
  type Value = Measure | { measured: number | null; halfWidth: null; runs: number };
  const add = (what: string, m: Value, low: number, high: number) =>
    rows.push(band(`${id}: ${what}`, m, low, high, SOURCE));
  const accepted = ratio(o, "frauds", "tried");
  if (id === "ec-honest") {
    add("undone, %", share(o, "undone"), DOWN, 0);
    add("orphans, % of blocks", ratio(o, "orphans", "blocks"), DOWN, 10);
    add("awake, % of seats' time", pace(o), 95, UP);
  } else if (id === "ec-silent20") {
    add("undone, %", share(o, "undone"), DOWN, 0);
    const honest = other("ec-honest");
    const measured = honest ? (100 * total(o, "blocks") * honest.runs) / (total(honest, "blocks") * o.runs) : null;
    add("blocks, % of an honest room's", { measured, halfWidth: null, runs: o.runs }, 75, 90);
  } else if (id === "ec-equivocator20") {
    add("double-spends accepted, %", accepted, DOWN, 25);
    add("faults proven, % of those made", ratio(o, "reports", "tried"), 75, 100);
  } else if (id.endsWith("-lazy")) {
    const all = other(id.slice(0, -"-lazy".length));
    const base = all ? ratio(all, "frauds", "tried").measured : null;
    const times = base && accepted.measured !== null ? accepted.measured / base : null;
    // At two attackers in five a fraud is likelier accepted than not, whoever looks: no room for three times that.
    if (id === "ec-spend40-lazy") add("double-spends accepted, %", accepted, 90, UP);
    else
      add(
        "double-spends accepted, times all auditing",
        { measured: times, halfWidth: null, runs: o.runs },
        DILEMMA,
        UP,
      );
  } else {
    const [low, high] = id === "ec-spend40" ? [70, 98] : id === "ec30-spend20" ? [20, 80] : [20, 60];
    add("undone, %", share(o, "undone"), low, high);
    if (id !== "ec-spend40") add("double-spends accepted, %", accepted, DOWN, 25);
  }
  return rows;
}

export const ecBalance = byRounds({
  cases: Object.fromEntries(Object.keys(EC_CASES).map((id) => [id, (knobs: Options) => ecSetUp(id, knobs)])),
  needs: (id) => (id.endsWith("-lazy") ? [id.slice(0, -"-lazy".length)] : id === "ec-silent20" ? ["ec-honest"] : []),
  rows: (outcomes) => outcomes.flatMap((o) => ecRows(o, (id) => outcomes.find((one) => one.task.id === id))),
});
