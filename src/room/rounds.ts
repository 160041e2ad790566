import { endOf, headOf, type Recording, type RecordingHead, recordingOf, type Session } from "../game/index.ts";
import type { Sql } from "./database.ts";
import type { Batch } from "./stored.ts";

/**
 * Notes where in the log the session's latest round lies, with the head and end of its recording, if it is over. `last`: the number
 * of the log's last row.
 */
export function noteRound(sql: Sql, rules: string, session: Session, last: number): void {
  const [head, end] = [headOf(session, rules), endOf(session)];
  if (!head || !end || session.phase === "round") return;
  const known = sql.exec("SELECT number FROM rounds WHERE number = ?", head.number).toArray().length > 0;
  if (known) return;
  const { first } = sql
    .exec<{ first: number | null }>(
      `SELECT max(n) AS first FROM log WHERE instr(body, '"type":"start"') > 0 OR instr(body, '"type":"restart"') > 0`,
    )
    .one();
  if (first === null) return;
  sql.exec(
    "INSERT INTO rounds (number, first, last, head, finish) VALUES (?, ?, ?, ?, ?)",
    head.number,
    first,
    last,
    JSON.stringify(head),
    JSON.stringify(end),
  );
}

/** How many characters of the log the rounds span that are over, or one of them, by its number. */
export function sizeOfRounds(sql: Sql, number?: number): number {
  return sql
    .exec<{ size: number }>(
      `SELECT coalesce(sum(length(log.body)), 0) AS size FROM rounds JOIN log ON log.n BETWEEN rounds.first AND rounds.last
       WHERE ? IS NULL OR rounds.number = ?`,
      number ?? null,
      number ?? null,
    )
    .one().size;
}

/** The recordings of the rounds that are over, or of one, by its number; those whose log cannot be read are left out. */
export function recordingsOf(sql: Sql, number?: number): Recording[] {
  const rows = sql
    .exec<{ first: number; last: number; head: string; finish: string }>(
      "SELECT first, last, head, finish FROM rounds WHERE ? IS NULL OR number = ? ORDER BY number",
      number ?? null,
      number ?? null,
    )
    .toArray();
  return rows.flatMap(({ first, last, head, finish }) => {
    try {
      const log = sql.exec<{ body: string }>("SELECT body FROM log WHERE n BETWEEN ? AND ? ORDER BY n", first, last);
      const inputs = log.toArray().flatMap((row) => (JSON.parse(row.body) as Batch).inputs);
      const from = inputs.findLastIndex((input) => input.type === "start" || input.type === "restart");
      if (from < 0) throw new Error("it does not begin");
      return [recordingOf(JSON.parse(head) as RecordingHead, JSON.parse(finish), inputs.slice(from))];
    } catch (fault) {
      console.error("a round's log cannot be read", fault);
      return [];
    }
  });
}
