import { type Table, type Tables, tableNames, tables } from "../../src/lab/data/columns.ts";
import type { Given, Wishes } from "../../src/lab/data/types.ts";
import { Maker } from "./maker.ts";
import { summaryOf } from "./summary.ts";
import { words } from "./words/words.ts";

/** What each column means, by table: a column without a sentence is a type error. */
const meanings: { readonly [T in Table]: Readonly<Record<keyof Tables[T][number], string>> } = words.columns;

/** The same by "table.column", for the worker. */
const codebook = (): Record<string, string> =>
  Object.fromEntries(
    tableNames.flatMap((table) =>
      Object.keys(tables[table]).map((column) => [
        `${table}.${column}`,
        (meanings[table] as Readonly<Record<string, string>>)[column] ?? "",
      ]),
    ),
  );

export interface Zip {
  bytes: Uint8Array<ArrayBuffer>;
  /** The session's name, for the file's. */
  session: string;
}

/** A session as a zip. `progress` is told how far it is, 0 to 1; `hold` is handed what ends it. @throws Cancelled, or Error. */
export async function zipOf(
  given: Given,
  wishes: Wishes,
  progress: (share: number) => void,
  hold: (maker: Maker) => void,
): Promise<Zip> {
  const maker = new Maker(progress);
  hold(maker);
  try {
    const { figures, files } = await maker.tables(given, wishes);
    const texts = { "summary.html": summaryOf(figures, files, given, wishes) };
    const { bytes } = await maker.zip(texts, codebook());
    return { bytes, session: figures.session };
  } finally {
    maker.end();
  }
}
