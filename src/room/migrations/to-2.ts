import type { Sql } from "../database.ts";
import { writeSnapshot } from "../pieces.ts";
import type { Snapshot } from "../stored.ts";
import { type Scenario1, type Session1, scenarioFrom1, sessionFrom1 } from "./session-1.ts";
import type { Seen2 } from "./to-3.ts";

interface Snapshot1 {
  session: Session1;
  seen: Seen2;
}

/** As schema 2 had it. */
type Snapshot2 = Omit<Snapshot, "seen"> & { seen: Seen2 };

/** Rounds that are over: which rows of the log they span, and the head and end of their recordings. */
export const ROUNDS_TABLE =
  "CREATE TABLE rounds (number INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL, head TEXT NOT NULL, finish TEXT NOT NULL)";

/** Links that carry the host's chair or a screen to another device, by their secrets' hashes. */
export const LINKS_TABLE = "CREATE TABLE links (hash TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID";

/**
 * Schema 2: the log's rows carry the clock; the snapshot's rows carry what `meta` said about it. The old game's round
 * cannot go on, so that the snapshot counts as written by no known rules: the room wakes as under other rules.
 * The log keeps its rows as they were, but for setups that are not yet in the snapshot.
 */
export function to2(sql: Sql): void {
  const { last } = JSON.parse(value(sql, "snapshot")) as { last: number };
  const snapshot = read(sql);
  sql.exec(ROUNDS_TABLE);
  sql.exec(LINKS_TABLE);
  sql.exec("ALTER TABLE log ADD COLUMN wall INTEGER");
  sql.exec("ALTER TABLE log ADD COLUMN t INTEGER");
  sql.exec("DROP TABLE snapshot");
  sql.exec(
    "CREATE TABLE snapshot (piece INTEGER PRIMARY KEY, rules TEXT NOT NULL, last INTEGER NOT NULL, body TEXT NOT NULL)",
  );
  if (snapshot) writeSnapshot(sql, "", last, JSON.stringify(snapshot));
  // Without a snapshot the room wakes from the whole log.
  renewSetups(sql, snapshot ? last : 0);
  sql.exec("DELETE FROM meta WHERE key = 'snapshot'");
  const { n } = sql.exec<{ n: number }>("SELECT coalesce(max(n), 0) AS n FROM log").one();
  const clock = JSON.parse(value(sql, "clock")) as { wall: number; t: number };
  sql.exec("UPDATE meta SET value = ? WHERE key = 'clock'", JSON.stringify({ n, ...clock }));
}

const value = (sql: Sql, key: string): string =>
  sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = ?", key).one().value;

/** The old snapshot in today's shape; undefined when it cannot be read, which costs the scores but not the room. */
function read(sql: Sql): Snapshot2 | undefined {
  const pieces = sql.exec<{ body: string }>("SELECT body FROM snapshot ORDER BY piece").toArray();
  try {
    return from1(JSON.parse(pieces.map((row) => row.body).join("")) as Snapshot1);
  } catch (fault) {
    console.error("a snapshot of schema 1 cannot be read", fault);
    return undefined;
  }
}

function from1({ session, seen }: Snapshot1): Snapshot2 {
  // During a round and its reveal newcomers took no liar's seat.
  const shut = session.phase === "lobby" ? [] : Object.keys(session.round?.liars ?? {}).map(Number);
  return { session: sessionFrom1(session), seen, shut };
}

/** Setups after row `last` of the log still apply to the snapshot: they name a scenario as it is today. */
function renewSetups(sql: Sql, last: number): void {
  const rows = sql.exec<{ n: number; body: string }>(
    "SELECT n, body FROM log WHERE n > ? AND instr(body, '\"setup\"') > 0",
    last,
  );
  for (const { n, body } of rows.toArray()) {
    const renewed = renew(body);
    if (renewed !== undefined) sql.exec("UPDATE log SET body = ? WHERE n = ?", renewed, n);
  }
}

/** Undefined for a damaged row, which stays as it is. */
function renew(body: string): string | undefined {
  try {
    const batch = JSON.parse(body) as { inputs: { t: number; type: string; scenario: Scenario1 }[] };
    const inputs = batch.inputs.map((input) =>
      input.type === "setup" ? { t: input.t, type: "plan", steps: [scenarioFrom1(input.scenario)] } : input,
    );
    return JSON.stringify({ ...batch, inputs });
  } catch {
    return undefined;
  }
}
