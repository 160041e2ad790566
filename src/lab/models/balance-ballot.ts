import type { Row } from "../types.ts";
import { byVariations, type Played, type Varied } from "./balance-part.ts";
import type { RoundsTally } from "./play.ts";
import { band, difference, fact, share } from "./rounds-rows.ts";

const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
/** Why the bands are where they are. Directions and first figures: the models of science/bees-round.md and play.md. */
const WHY = {
  patient:
    "better than any crowd or queen, when there is time: 82, 97 and 100% best in a model with 8, 30 and 100 scouts",
  crowd: "it takes the whole clock, and is more accurate than bees: 82 against 55% at 8 in a model",
  liars: "a quarter of liars costs little where all the others look: 82 to 77 and 97 to 90% in a model",
  blind: "who votes without looking adds no judgement of its own (Condorcet)",
  robbers: "lies do harm where some do not look, and can be withstood",
  voted: "everybody knows of a site by the bell, and votes",
  tied: "a lot decides now and then, not as a rule",
  approval: "which of the two methods counts matters little where all want the same",
};

const honest = { mix: {} };
const half = { mix: { follower: 0.5 } };
/** How the rounds differ that are held against each other. */
const CASES: Readonly<Record<string, Varied>> = {
  ballot8: { changes: honest },
  ballot30: { changes: { ...honest, fill: 30 } },
  ballot100: { changes: { ...honest, fill: 100 } },
  "ballot8-approval": { changes: honest, mechanism: { method: "approval" } },
  "ballot8-told": { changes: half },
  "ballot8-liars": { id: "ballot-robbers", changes: honest },
  "ballot8-robbers": { id: "ballot-robbers", changes: {} },
  "ballot30-liars": { id: "ballot-robbers", changes: { ...honest, fill: 30 } },
};
/** What each is compared with; the bees' own rows among them. */
const WITH: Readonly<Record<string, string>> = {
  ballot8: "honest8",
  "ballot8-approval": "ballot8",
  "ballot8-told": "ballot8",
  "ballot8-liars": "ballot8",
  "ballot30-liars": "ballot30",
};

type One = Played<RoundsTally>;
const best = (o: One) => share(o, "best");

function rowsOf(o: One, other: One | undefined): Row[] {
  const { id } = o.task;
  const row = (what: string, m: Parameters<typeof band>[1], low: number, high: number, why: string) =>
    band(`${id}: ${what}`, m, low, high, why);
  const costs = (low: number, high: number, why: string) =>
    other ? [row(`loses to ${other.task.id}, points`, difference(best(other), best(o)), low, high, why)] : [];
  switch (id) {
    case "ballot8":
      return [
        row("best, %", best(o), 75, 95, WHY.patient),
        row("best two, %", share(o, "best", "second"), 97, UP, WHY.patient),
        row("voted, %", fact(o, "turnout"), 97, UP, WHY.voted),
        row("tied, % of rounds", { ...fact(o, "tied"), measured: 100 * fact(o, "tied").measured }, DOWN, 15, WHY.tied),
        ...costs(DOWN, -10, WHY.crowd),
      ];
    case "ballot30":
      return [row("best, %", best(o), 92, UP, WHY.patient)];
    case "ballot100":
      return [row("best, %", best(o), 97, UP, WHY.patient)];
    case "ballot8-approval":
      return costs(-8, 8, WHY.approval);
    case "ballot8-told":
      return costs(10, UP, WHY.blind);
    case "ballot8-robbers":
      return [
        row("robbers win, %", share(o, "worst"), 10, 35, WHY.robbers),
        row("best two, %", share(o, "best", "second"), 60, UP, WHY.robbers),
      ];
    default:
      return costs(0, 15, WHY.liars);
  }
}

/** Everybody votes at the bell: what looking brings, what liars and voters who did not look cost. */
export const ballotBalance = byVariations({ usual: "ballot", cases: CASES, against: WITH, rows: rowsOf });
