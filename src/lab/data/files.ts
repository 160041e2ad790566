import type { Recording, SessionRecording } from "../../game/index.ts";
import { columnsOf, type Table, type Tables, tableNames, typeOf } from "./columns.ts";
import { csvOf } from "./csv.ts";
import type { RoundMade } from "./made.ts";
import { withPseudonyms } from "./names.ts";
import type { Given, Row, Wishes } from "./types.ts";

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
  { rounds: all, clocks = [] }: Pick<Given, "rounds" | "clocks">,
  made: readonly Pick<RoundMade, "number" | "hides">[],
  { pseudonyms }: Pick<Wishes, "pseudonyms">,
): { rounds: Recording[]; clocks: NonNullable<SessionRecording["clocks"]> } {
  const told = all.filter(({ number }) => made.some((one) => one.number === number && !one.hides));
  const rounds = pseudonyms ? told.map(withPseudonyms) : told;
  return { rounds, clocks: clocks.filter(({ round }) => rounds.some(({ number }) => number === round)) };
}
