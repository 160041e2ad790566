import type { Input, Session } from "../game/index.ts";
import type { ClockPoint } from "./clock.ts";
import { PIECE } from "./limits.ts";
import type { Batch, Grant, Seen, Stored } from "./stored.ts";

/** A room's disk: SQLite in its Durable Object. Every method is one synchronous transaction. */
export class Store {
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  get #sql(): SqlStorage {
    return this.#storage.sql;
  }

  /** Whether there is a room here. Asking leaves nothing behind. */
  exists(): boolean {
    return this.#sql.exec("SELECT name FROM sqlite_master WHERE name = 'meta'").toArray().length > 0;
  }

  /** `first` is the input that `session` starts with. */
  create(code: string, clock: ClockPoint, rules: string, session: Session, first: Input): void {
    this.#storage.transactionSync(() => {
      this.#sql.exec("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
      this.#sql.exec("CREATE TABLE log (n INTEGER PRIMARY KEY, rules TEXT NOT NULL, body TEXT NOT NULL)");
      this.#sql.exec("CREATE TABLE snapshot (piece INTEGER PRIMARY KEY, body TEXT NOT NULL)");
      this.#sql.exec("CREATE TABLE grants (hash TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID");
      this.#set("schema", 1);
      this.#set("code", code);
      this.append({ inputs: [first], ids: [] }, clock, rules);
      this.#snapshot(rules, session, {});
    });
  }

  #set(key: string, value: unknown): void {
    this.#sql.exec("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", key, JSON.stringify(value));
  }

  #get<T>(key: string): T {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = ?", key).one();
    return JSON.parse(row.value) as T;
  }

  /** Stores a flush: its inputs if there are any, and how far the session's clock has been shown. */
  append(batch: Batch, clock: ClockPoint, rules: string): void {
    this.#storage.transactionSync(() => {
      if (batch.inputs.length > 0 || batch.paused !== undefined) {
        this.#sql.exec("INSERT INTO log (rules, body) VALUES (?, ?)", rules, JSON.stringify(batch));
      }
      this.#set("clock", clock);
    });
  }

  #snapshot(rules: string, session: Session, seen: Seen): void {
    const { last } = this.#sql.exec<{ last: number }>("SELECT coalesce(max(n), 0) AS last FROM log").one();
    const body = JSON.stringify({ session, seen });
    this.#sql.exec("DELETE FROM snapshot");
    for (let i = 0; i * PIECE < body.length; i++) {
      this.#sql.exec("INSERT INTO snapshot (piece, body) VALUES (?, ?)", i, body.slice(i * PIECE, (i + 1) * PIECE));
    }
    this.#set("snapshot", { rules, last });
  }

  /** Replaces the snapshot with the session as it stands after everything in the log. */
  snapshot(rules: string, session: Session, seen: Seen): void {
    this.#storage.transactionSync(() => this.#snapshot(rules, session, seen));
  }

  /** What is there, as far as it can be read. */
  load(): Stored {
    const kept = this.#kept();
    const from = kept ? this.#get<{ rules: string; last: number }>("snapshot") : { rules: "", last: 0 };
    const rows = this.#sql.exec<{ rules: string; body: string }>(
      "SELECT rules, body FROM log WHERE n > ? ORDER BY n",
      from.last,
    );
    const stored: Stored = {
      code: this.#get("code"),
      clock: this.clock(),
      rules: from.rules,
      seen: {},
      ...kept,
      batches: [],
    };
    for (const row of rows) {
      stored.rules = row.rules;
      try {
        stored.batches.push(JSON.parse(row.body) as Batch);
      } catch (fault) {
        stored.damaged = fault;
      }
    }
    return stored;
  }

  #kept(): { session: Session; seen: Seen } | undefined {
    const pieces = this.#sql.exec<{ body: string }>("SELECT body FROM snapshot ORDER BY piece").toArray();
    try {
      const kept = JSON.parse(pieces.map((row) => row.body).join("")) as { session: Session; seen: Seen };
      if (!Array.isArray(kept.session.seats)) throw new Error("no session");
      return kept;
    } catch (fault) {
      console.error("a room's snapshot cannot be read", fault);
      return undefined;
    }
  }

  /** All inputs since the room began, in order: with the keys in them, a session. */
  log(): Input[] {
    const rows = this.#sql.exec<{ body: string }>("SELECT body FROM log ORDER BY n");
    return rows.toArray().flatMap((row) => (JSON.parse(row.body) as Batch).inputs);
  }

  grant(hash: string, grant: Grant): void {
    this.#sql.exec("INSERT INTO grants (hash, body) VALUES (?, ?)", hash, JSON.stringify(grant));
  }

  granted(hash: string): Grant | undefined {
    const row = this.#sql.exec<{ body: string }>("SELECT body FROM grants WHERE hash = ?", hash).toArray()[0];
    return row && (JSON.parse(row.body) as Grant);
  }

  /** A seat was given up: its tokens open nothing any more. */
  revoke(seat: number): void {
    this.#sql.exec("DELETE FROM grants WHERE body = ?", JSON.stringify({ kind: "seat", seat } satisfies Grant));
  }

  clock(): ClockPoint {
    return this.#get("clock");
  }
}
