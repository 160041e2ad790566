import type { Outcome, Row } from "../types.ts";
import { byRounds } from "./balance-part.ts";
import type { RoundsTally, Setup } from "./play.ts";
import { band, type Measure, pace, share } from "./rounds-rows.ts";
import { type Changes, type Options, setUp } from "./setup.ts";

/** How a room differs from the scenario as one starts it alone, with a careful bot in the place of the person. */
interface EcCase extends Changes {
  scenario: "ec" | "whales";
}

/** So many of 13 epochs, and with 4 to go until a block is final, the network is cut in halves. */
const CUT = { id: "partition", options: { from: 0.2, until: 0.68 } };

/** How the rooms differ that Expected Consensus is balanced by. Mixes are shares of all seats: 6 of 8 do not lie. */
export const EC_CASES: Readonly<Record<string, EcCase>> = {
  "ec-honest": { scenario: "ec", liars: 0 },
  "ec-usual": { scenario: "ec" },
  "ec-careful": { scenario: "ec", mix: {} },
  "ec-blind": { scenario: "ec", mix: { lazy: 0.75 } },
  "ec-equivocator": { scenario: "ec", attack: "equivocator" },
  "ec-silent": { scenario: "ec", attack: "silent" },
  "ec-cut": { scenario: "ec", liars: 0, trials: [CUT] },
  "ec30-usual": { scenario: "ec", fill: 30 },
  "ec30-careful": { scenario: "ec", fill: 30, mix: {} },
  "whales-usual": { scenario: "whales" },
};

export function ecSetUp(id: string, knobs: Options): Setup {
  const { scenario, ...changes } = EC_CASES[id] as EcCase;
  return setUp(scenario, changes, knobs);
}

export type EcPlayed = Outcome<{ id: string }, RoundsTally>;

const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
const SOURCE = "our own band";

const total = (o: EcPlayed, name: string) => o.tally.facts[name] ?? 0;

type Value = Measure | { measured: number | null; halfWidth: null; runs: number };

/** One sum of facts as a share of another, in per cent; null where the other is 0. No interval: both vary. */
function ratio(o: EcPlayed, part: number, whole: number): Value {
  return { measured: whole === 0 ? null : (100 * part) / whole, halfWidth: null, runs: o.runs };
}

/** The rows of a case; `other` finds the outcome of another case to compare with. */
export function ecRows(o: EcPlayed, other: (id: string) => EcPlayed | undefined): Row[] {
  const { id } = o.task;
  const rows: Row[] = [];
  const add = (what: string, m: Value, low: number, high: number) =>
    rows.push(band(`${id}: ${what}`, m, low, high, SOURCE));
  // Of the double-spends that the end did not come too early for.
  const accepted = ratio(o, total(o, "frauds"), total(o, "tried") - total(o, "open"));
  // Two final histories are for a cut that lasts: forks that doubts make are over in an epoch.
  const split = share(o, "split");
  if (id === "ec-cut") {
    add("two final histories, %", split, 90, 100);
    add("told as agreed, %", share(o, "agree"), DOWN, 5);
    return rows;
  }
  add("two final histories, %", split, DOWN, 2);
  const accept = (low: number, high: number) => add("double-spends accepted, %", accepted, low, high);
  if (id === "ec-honest") {
    // Those that honest miners took in for a clean transfer.
    add("double-spends, % of blocks", ratio(o, total(o, "tried"), total(o, "blocks")), DOWN, 4);
    add("orphans, % of blocks", ratio(o, total(o, "orphans"), total(o, "blocks")), DOWN, 12);
    add("awake, % of seats' time", pace(o), 90, UP);
  } else if (id === "ec-silent") {
    const honest = other("ec-honest");
    const measured = honest ? (100 * total(o, "blocks") * honest.runs) / (total(honest, "blocks") * o.runs) : null;
    // Two of eight keep theirs to themselves.
    add("blocks, % of an honest room's", { measured, halfWidth: null, runs: o.runs }, 70, 80);
  } else if (id === "ec-equivocator") {
    // Bots leave people up to ten seconds, and the last ones come too late.
    add("faults proven, % of those made", ratio(o, total(o, "reports"), total(o, "tried")), 35, 100);
  } else if (id === "ec-careful" || id === "ec30-careful") accept(DOWN, 50);
  // About a tenth of all blocks are heard of too late and orphaned, whoever looks at them; so are double-spends.
  else if (id === "ec-blind") accept(80, 100);
  else {
    // In the room that one plays alone: most pass, and not all; who checks decides something.
    accept(35, 85);
    add("double-spends tried, a round", { measured: total(o, "tried") / o.runs, halfWidth: null, runs: o.runs }, 3, 7);
  }
  return rows;
}

export const ecBalance = byRounds({
  cases: Object.fromEntries(Object.keys(EC_CASES).map((id) => [id, (knobs: Options) => ecSetUp(id, knobs)])),
  needs: (id) => (id === "ec-silent" ? ["ec-honest"] : []),
  rows: (outcomes) => outcomes.flatMap((o) => ecRows(o, (id) => outcomes.find((one) => one.task.id === id))),
});
