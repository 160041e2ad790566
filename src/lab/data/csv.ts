import Papa from "papaparse";
import type { Cell, Row } from "./types.ts";

/**
 * What a spreadsheet would take for a formula by its first letter (OWASP, "CSV injection"): it gets an apostrophe before it. The library's own
 * rule stops at a line's end, and leaves out the line feed and the wide forms that spreadsheets in Chinese and Japanese read as well.
 */
export const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text cell as it stands in a file. Numbers are never touched: −3 stays −3. */
export const neutral = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** Rows as CSV (RFC 4180, UTF-8 without a mark at its beginning, lines end in CR LF): one line of names, then one a row. */
export function csvOf(columns: readonly string[], rows: readonly Row[]): string {
  const data = rows.map((row) => columns.map((column): Cell => row[column]));
  return `${Papa.unparse({ fields: [...columns], data }, { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;
}
