import type { Sql } from "./database.ts";
import { PIECE } from "./limits.ts";

/**
 * Puts a snapshot in the place of the one before: its text in pieces, each with the rules that wrote it and the number
 * of the last row of the log that is in it. One row written per piece.
 */
export function writeSnapshot(sql: Sql, rules: string, last: number, text: string): void {
  const pieces = Math.ceil(text.length / PIECE);
  for (let i = 0; i < pieces; i++) {
    const body = text.slice(i * PIECE, (i + 1) * PIECE);
    sql.exec("INSERT OR REPLACE INTO snapshot (piece, rules, last, body) VALUES (?, ?, ?, ?)", i, rules, last, body);
  }
  sql.exec("DELETE FROM snapshot WHERE piece >= ?", pieces);
}
