import type { Input, Session } from "../game/index.ts";
import type { ClockPoint } from "./clock.ts";
import { PIECE } from "./limits.ts";

/** Who may open a socket with a token, of which only the hash is stored. */
export type Grant = { kind: "seat"; seat: number } | { kind: "host" | "screen" };

/** Command ids that were accepted lately, by owner (`seat 3`, `host`): a repeat counts once. */
export type Seen = Record<string, string[]>;

/** One flush's worth of the log. */
export interface Batch {
  inputs: Input[];
  /** Owner and id of each accepted command. */
  ids: [string, string][];
  /** Session time that stood still before these inputs, in ms of wall time. */
  paused?: number;
}

/** What a waking room starts from: a snapshot, and the log since. */
export interface Stored {
  code: string;
  clock: ClockPoint;
  /** The rules that wrote the snapshot and the log since. */
  rules: string;
  session: Session;
  seen: Seen;
  batches: Batch[];
}

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

  create(code: string, clock: ClockPoint, rules: string, session: Session): void {
    this.#storage.transactionSync(() => {
      this.#sql.exec("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
      this.#sql.exec("CREATE TABLE log (n INTEGER PRIMARY KEY, rules TEXT NOT NULL, body TEXT NOT NULL)");
      this.#sql.exec("CREATE TABLE snapshot (piece INTEGER PRIMARY KEY, body TEXT NOT NULL)");
      this.#sql.exec("CREATE TABLE grants (hash TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID");
      this.#set("schema", 1);
      this.#set("code", code);
      this.#set("clock", clock);
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

  load(): Stored {
    const pieces = this.#sql.exec<{ body: string }>("SELECT body FROM snapshot ORDER BY piece").toArray();
    const { session, seen } = JSON.parse(pieces.map((row) => row.body).join("")) as { session: Session; seen: Seen };
    const from = this.#get<{ rules: string; last: number }>("snapshot");
    const rows = this.#sql.exec<{ rules: string; body: string }>("SELECT rules, body FROM log WHERE n > ? ORDER BY n", from.last);
    const batches: Batch[] = [];
    let rules = from.rules;
    for (const row of rows) {
      rules = row.rules;
      batches.push(JSON.parse(row.body) as Batch);
    }
    return { code: this.#get("code"), clock: this.#get("clock"), rules, session, seen, batches };
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
