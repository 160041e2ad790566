import type { Recording, RoundClock } from "../../game/index.ts";
import { columnsOf, type Table, type Tables, tableNames, typeOf } from "./columns.ts";
import type { Context } from "./context.ts";
import { csvOf } from "./csv.ts";
import { withPseudonyms } from "./names.ts";
import type { Row, Wishes } from "./types.ts";

/** Tables that are left out where nobody was asked anything. */
const ASKED: readonly Table[] = ["predictions", "calibration", "tickets"];

/** Every table as a file, by its name. All are there whenever there is anything to ask of them, if with their first line alone. */
export function csvFiles(tables: Tables): Map<string, string> {
  const asked = ASKED.some((name) => tables[name].length > 0);
  const names = tableNames.filter((name) => asked || !ASKED.includes(name));
  return new Map(names.map((name) => [`${name}.csv`, csvOf(columnsOf(name), tables[name] as readonly Row[])]));
}

/** What each column means, with its type and unit. `say` gives the sentence in the reader's language. */
export function codebook(say: (table: Table, column: string) => string): string {
  const rows = tableNames.flatMap((table) =>
    columnsOf(table).map((column) => ({
      file: `${table}.csv`,
      column,
      ...typeOf(table, column),
      meaning: say(table, column),
    })),
  );
  return csvOf(["file", "column", "type", "unit", "meaning"], rows);
}

/** The recordings that may go along, as a session's file has them. */
export function recordingsFor(
  contexts: readonly Context[],
  clocks: readonly RoundClock[],
  { pseudonyms }: Pick<Wishes, "pseudonyms">,
): { rounds: Recording[]; clocks: RoundClock[] } {
  const told = contexts.filter(({ hides }) => !hides).map(({ run }) => run.recording);
  const rounds = pseudonyms ? told.map(withPseudonyms) : told;
  return { rounds, clocks: clocks.filter(({ round }) => rounds.some(({ number }) => number === round)) };
}
