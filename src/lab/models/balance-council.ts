import type { Row } from "../types.ts";
import { byVariations, type Played, type Varied } from "./balance-part.ts";
import type { RoundsTally } from "./play.ts";
import { band, difference, fact, plain, share, timeQuantile } from "./rounds-rows.ts";

const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
/** Why the bands are where they are. */
const WHY = {
  honest: "three who listen find what one does",
  time: "45 s until it sits, 10 s of listening, and time for the last reports; seldom by dusk",
  captured: "whoever has most of it has it all, and neither side always wins",
  recall: "the room sees whose word cannot be true",
};

/** How the rounds differ that are held against each other. */
const CASES: Readonly<Record<string, Varied>> = {
  council8: { changes: {} },
  council30: { changes: { fill: 30 } },
  "council30-seven": { changes: { fill: 30 }, mechanism: { seats: 7 } },
  "council8-closed": { changes: {}, mechanism: { open: false } },
  "council8-captured": { id: "captured-council", changes: {} },
  "council8-captured-lot": { id: "captured-council", changes: {}, mechanism: { by: "lot" } },
  "council8-captured-closed": { id: "captured-council", changes: {}, mechanism: { open: false } },
};
/** What each is compared with. */
const WITH: Readonly<Record<string, string>> = {
  "council8-captured": "council8",
  "council8-captured-closed": "council8-captured",
};

type One = Played<RoundsTally>;

function rowsOf(o: One, other: One | undefined): Row[] {
  const { id } = o.task;
  const row = (what: string, m: Parameters<typeof band>[1], low: number, high: number, why: string) =>
    band(`${id}: ${what}`, m, low, high, why);
  if (id === "council8-captured")
    return [
      row("worst, %", share(o, "worst"), 20, 55, WHY.captured),
      row("best two, %", share(o, "best", "second"), 40, UP, WHY.captured),
      row("homeless, %", share(o, "homeless"), DOWN, 5, WHY.captured),
      row(
        "recalled, of a hundred rounds",
        { ...fact(o, "recalled"), measured: 100 * fact(o, "recalled").measured },
        30,
        UP,
        WHY.recall,
      ),
      ...(other
        ? [
            row(
              `loses to ${other.task.id}, points`,
              difference(share(other, "best"), share(o, "best")),
              15,
              UP,
              WHY.captured,
            ),
          ]
        : []),
    ];
  // What secrecy or the lot does stands as it is.
  if (id === "council8-captured-lot") return [plain(`${id}: worst, %`, share(o, "worst"))];
  if (id === "council8-captured-closed")
    return [
      plain(`${id}: worst, %`, share(o, "worst")),
      ...(other
        ? [
            plain(
              `${id}: worst more than ${other.task.id}, points`,
              difference(share(o, "worst"), share(other, "worst")),
            ),
          ]
        : []),
    ];
  const rows = [
    row("best, %", share(o, "best"), 60, UP, WHY.honest),
    row("best two, %", share(o, "best", "second"), 93, UP, WHY.honest),
    row("homeless, %", share(o, "homeless"), DOWN, 3, WHY.time),
  ];
  if (id === "council8") rows.push(row("median decision ÷ clock", timeQuantile(o, 0.5), 0.5, 0.8, WHY.time));
  return rows;
}

/** A few who decide: how good they are honest, and what capture, secrecy and the lot do. */
export const councilBalance = byVariations({ usual: "council", cases: CASES, against: WITH, rows: rowsOf });
