import type { Outcome, Row } from "../types.ts";
import { byRounds } from "./balance-part.ts";
import type { RoundsTally } from "./play.ts";
import { band, fact, type Measure, share } from "./rounds-rows.ts";
import { type Changes, type Options, setUp } from "./setup.ts";

/** A room of validators: a setup, with bots only, and what of it is another. */
interface Case {
  of: "bft" | "bft-liars";
  changes: Changes;
}

/** Seven validators as one plays them alone, and sixteen as in a class, where a quarter lies. */
export const BFT_CASES: Readonly<Record<string, Case>> = {
  "bft-calm": { of: "bft", changes: { liars: 0, mix: {} } },
  "bft-careful": { of: "bft", changes: { mix: {} } },
  bft: { of: "bft", changes: {} },
  "bft-blind": { of: "bft", changes: { mix: { lazy: 1 } } },
  "bft-two-split": { of: "bft", changes: { attack: "forker", mix: { lazy: 1 } } },
  "bft-three-silent": { of: "bft", changes: { liars: 3 / 7, attack: "silent", mix: {} } },
  "bft-liars-careful": { of: "bft-liars", changes: { mix: {} } },
  "bft-liars-blind": { of: "bft-liars", changes: { mix: { lazy: 1 } } },
  "bft-sixteen": { of: "bft", changes: { fill: 16, liars: 0.25, mix: {} } },
  "bft-sixteen-split": { of: "bft", changes: { fill: 16, liars: 0.25, attack: "forker", mix: {} } },
};

type Played = Outcome<{ id: string }, RoundsTally>;
const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
const CARE = "where all check, most double-spends fail; where nobody does, all pass";
const THIRD = "below a third nobody forks or halts it; past it they can, and leave proof";

/** Of all double-spends that were proposed, how many per cent became final. */
function passed(o: Played): Measure | { measured: number; halfWidth: null; runs: number } {
  const measured = (100 * (o.tally.facts.frauds ?? 0)) / Math.max(1, o.tally.facts.attempts ?? 0);
  return { measured, halfWidth: null, runs: o.runs };
}

/** What these rooms should come to; of those that were played. */
export function bftRows(outcomes: readonly Played[]): Row[] {
  const rows: Row[] = [];
  for (const o of outcomes) {
    const { id } = o.task;
    const add = (what: string, m: Parameters<typeof band>[1], low: number, high: number, source = CARE) =>
      rows.push(band(`${id}: ${what}`, m, low, high, source));
    const forked = () => share(o, "forked");
    switch (id) {
      case "bft-calm":
        // Of fourteen turns: now and then a check errs, and what is clean is refused.
        add("heights, mean", fact(o, "heights"), 11, 14);
        add("halted or forked, %", share(o, "halted", "forked"), DOWN, 0, THIRD);
        break;
      case "bft-careful":
        add("double-spends final, % of those proposed", passed(o), DOWN, 50);
        add("heights, mean", fact(o, "heights"), 8, 14);
        add("double-spends proposed, mean", fact(o, "attempts"), 2.5, UP);
        break;
      case "bft":
        // As many pass as is fun to fight: one more careful vote turns most of them.
        add("double-spends final, % of those proposed", passed(o), 15, 60);
        break;
      case "bft-blind":
        add("double-spends final, % of those proposed", passed(o), 90, UP);
        break;
      case "bft-two-split":
        add("forked, %", forked(), DOWN, 0, THIRD);
        add("heights, mean", fact(o, "heights"), 8, 14, THIRD);
        break;
      case "bft-three-silent":
        add("halted, %", share(o, "halted"), 99, UP, THIRD);
        break;
      case "bft-liars-careful":
        add("forked, %", forked(), DOWN, 10, THIRD);
        add("attackers who lost their vote, of 3, mean", fact(o, "slashed"), 2.5, UP, THIRD);
        // The chain stands still while they are silent, and is won back.
        add("heights, mean", fact(o, "heights"), 7, 13, THIRD);
        break;
      case "bft-liars-blind":
        add("forked, %", forked(), 90, UP, THIRD);
        break;
      case "bft-sixteen":
        add("double-spends final, % of those proposed", passed(o), DOWN, 30);
        add("halted or forked, %", share(o, "halted", "forked"), DOWN, 2, THIRD);
        break;
      case "bft-sixteen-split":
        add("forked, %", forked(), DOWN, 0, THIRD);
        break;
    }
  }
  return rows;
}

export const bftBalance = byRounds({
  cases: Object.fromEntries(
    Object.entries(BFT_CASES).map(([id, { of, changes }]) => [id, (knobs: Options) => setUp(of, changes, knobs)]),
  ),
  rows: bftRows,
});
