import type { Row } from "../types.ts";
import { byVariations, type Played, type Varied } from "./balance-part.ts";
import type { RoundsTally } from "./play.ts";
import { band, difference, fact, share, timeQuantile } from "./rounds-rows.ts";

const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
/** Why the bands are where they are. Directions and first figures: the models of science/play.md and bees-round.md. */
const WHY = {
  listens: "as good as she is, alive and honest",
  time: "she wants the best confirmed, by half of the clock or a little later, the warming up included",
  hasty: "haste costs: a model says 50 against 76% best",
  liars: "one liar of seven costs a model's hasty queen 19 points, its sharp one 10",
  captured: "capture of one is total",
  doubt: "scouts who know better can tell: 27 against 2% in a model",
  many: "she can only hear so many: 80% at 30 scouts, 77 at 100 in a model",
  crowd: "a large crowd beats her, a small one does not: 97 against 77% at 100, 55 against 64 at 8 in a model",
};

/** Captured for certain where the draw can be: nine rounds of ten. */
const CAPTURED = 0.9;
const hasty = { mix: { hasty: 1 } };
/** How the rounds differ that are held against each other. */
const CASES: Readonly<Record<string, Varied>> = {
  queen8: { changes: {} },
  queen30: { changes: { fill: 30 } },
  queen100: { changes: { fill: 100 } },
  "queen8-slow": { changes: {}, mechanism: { hears: 5000 } },
  "queen8-hasty": { changes: hasty },
  "queen8-liar": { changes: { liars: 1 / 8 } },
  "queen8-hasty-liar": { changes: { ...hasty, liars: 1 / 8 } },
  "queen30-liars": { changes: { fill: 30, liars: 0.25 } },
  "queen8-captured": { id: "captured-queen", changes: { liars: CAPTURED } },
};
/** What each is compared with; the bees' own rows among them. */
const WITH: Readonly<Record<string, string>> = {
  queen8: "honest8",
  queen100: "honest100",
  "queen8-slow": "queen8",
  "queen8-hasty": "queen8",
  "queen8-liar": "queen8",
  "queen8-hasty-liar": "queen8-hasty",
  "queen30-liars": "queen30",
  "queen8-captured": "queen8",
};

type One = Played<RoundsTally>;
const best = (o: One) => share(o, "best");
const loses = (o: One, other: One) => difference(best(other), best(o));

function rowsOf(o: One, other: One | undefined): Row[] {
  const { id } = o.task;
  const row = (what: string, m: Parameters<typeof band>[1], low: number, high: number, why: string) =>
    band(`${id}: ${what}`, m, low, high, why);
  const costs = (low: number, high: number, why: string) =>
    other ? [row(`loses to ${other.task.id}, points`, loses(o, other), low, high, why)] : [];
  switch (id) {
    case "queen8":
      return [
        row("best, %", best(o), 60, UP, WHY.listens),
        row("best two, %", share(o, "best", "second"), 95, UP, WHY.listens),
        row("median decision ÷ clock", timeQuantile(o, 0.5), 0.3, 0.6, WHY.time),
        row("scouts who doubt, %", fact(o, "doubt"), DOWN, 5, WHY.doubt),
        row("scouts who know better, %", fact(o, "better"), DOWN, 5, WHY.doubt),
        ...costs(DOWN, 5, WHY.crowd),
      ];
    case "queen30":
      return [row("best, %", best(o), 65, UP, WHY.many)];
    case "queen100":
      return costs(8, UP, WHY.crowd);
    case "queen8-slow":
      return costs(-8, 8, "a person hears a report in 5 s: 75.8 against 76.1% best in a model");
    case "queen8-hasty":
      return costs(15, UP, WHY.hasty);
    case "queen8-liar":
      return costs(3, 20, WHY.liars);
    case "queen8-hasty-liar":
      return costs(5, 30, WHY.liars);
    case "queen30-liars":
      return costs(10, UP, WHY.liars);
    default:
      return [
        // One round in ten has an honest queen.
        row("best or second, %", share(o, "best", "second"), DOWN, 13, WHY.captured),
        row("worst, %", share(o, "worst"), 60, UP, WHY.captured),
        row("scouts who doubt, %", fact(o, "doubt"), 20, UP, WHY.doubt),
        row("scouts who know better, %", fact(o, "better"), 20, UP, WHY.doubt),
      ];
  }
}

/** One seat that decides: what listening brings, what haste, liars and capture cost, and when a crowd does better. */
export const queenBalance = byVariations({ usual: "queen", cases: CASES, against: WITH, rows: rowsOf });
