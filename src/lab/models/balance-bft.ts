import type { Outcome, Row } from "../types.ts";
import { byRounds } from "./balance-part.ts";
import type { RoundsTally } from "./play.ts";
import { band, fact, share } from "./rounds-rows.ts";
import { type Changes, type Options, setUp } from "./setup.ts";

/** How the rooms of validators differ that are balanced: sixteen, with bots only. */
export const BFT_CASES: Readonly<Record<string, Changes>> = {
  bft: {},
  "bft-equivocator25": { liars: 0.25, attack: "equivocator" },
  "bft-silent25": { liars: 0.25, attack: "silent" },
  "bft-spender25": { liars: 0.25, attack: "double-spender" },
  "bft-equivocator31": { liars: 0.31, attack: "equivocator" },
  "bft-spender31": { liars: 0.31, attack: "double-spender" },
  "bft-equivocator40": { liars: 0.4, attack: "equivocator" },
  "bft-silent40": { liars: 0.4, attack: "silent" },
  "bft-spender20": { liars: 0.2, attack: "double-spender" },
  "bft-spender20lazy": { liars: 0.2, attack: "double-spender", mix: { lazy: 0.5 } },
};

type Played = Outcome<{ id: string }, RoundsTally>;
const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
const SOURCE = "a third of liars is too few, 40% enough; checking pays";

/** What these rooms should come to; of those that were played. */
export function bftRows(outcomes: readonly Played[]): Row[] {
  const rows: Row[] = [];
  const find = (id: string) => outcomes.find((o) => o.task.id === id);
  for (const o of outcomes) {
    const { id } = o.task;
    const add = (what: string, m: Parameters<typeof band>[1], low: number, high: number) =>
      rows.push(band(`${id}: ${what}`, m, low, high, SOURCE));
    if (id === "bft") {
      add("safe, %", share(o, "safe"), 99, UP);
      add("heights, mean", fact(o, "heights"), 7, 12);
    } else if (/(25|31)$/.test(id)) {
      add("forked, %", share(o, "forked"), DOWN, 0);
      add("double-spend final, %", share(o, "captured"), DOWN, 3);
      if (id.endsWith("25")) add("halted, %", share(o, "halted"), DOWN, 5);
    } else if (id.endsWith("40")) add("halted or forked, %", share(o, "halted", "forked"), 90, UP);
  }
  const [all, half] = [find("bft-spender20"), find("bft-spender20lazy")];
  if (all && half) {
    // None among all rounds counts as one, so that the ratio is a number.
    const ratio = fact(half, "frauds").measured / Math.max(1 / all.runs, fact(all, "frauds").measured);
    const measured = { measured: ratio, halfWidth: null, runs: half.runs };
    rows.push(band("bft-spender20lazy: double-spends final, times those of all auditing", measured, 3, UP, SOURCE));
  }
  return rows;
}

/** The case that a case is compared with. */
const NEEDS: Readonly<Record<string, string[]>> = { "bft-spender20lazy": ["bft-spender20"] };

export const bftBalance = byRounds({
  cases: Object.fromEntries(
    Object.entries(BFT_CASES).map(([id, changes]) => [id, (knobs: Options) => setUp("bft", changes, knobs)]),
  ),
  needs: (id) => NEEDS[id] ?? [],
  rows: bftRows,
});
