import type { Input, Recording, RoundClock, Session } from "../game/index.ts";
import type { Gone } from "./attendance.ts";
import type { ClockPoint } from "./clock.ts";
import type { Database, Sql } from "./database.ts";
import { GRANTS_TABLE, Grants } from "./grants.ts";
import { migrate, SCHEMA } from "./migrations/migrate.ts";
import { LINKS_TABLE, ROUNDS_TABLE } from "./migrations/to-2.ts";
import { writeSnapshot } from "./pieces.ts";
import { clocksOf, noteRound, recordingsOf, sizeOfRounds } from "./rounds.ts";
import type { Seen } from "./seen.ts";
import type { Batch, Fault, Grant, Snapshot, Stored } from "./stored.ts";

/** Why a room cannot be opened: the code of an error. */
export type Shut = "no_room" | "newer_schema" | "old_schema";

interface LogRow extends Record<string, string | number | null> {
  n: number;
  /** When the row was written, in wall time and in session time; null in rows from before schema 2. */
  wall: number | null;
  t: number | null;
}

/** A room's disk: SQLite in its Durable Object. Every method is one synchronous transaction. */
export class Store {
  readonly #db: Database;
  /** What `open` found, where that stays so until the room leaves memory. */
  #found: "open" | "old_schema" | undefined;

  /** What opens this room. */
  readonly grants: Grants;

  constructor(db: Database) {
    this.#db = db;
    this.grants = new Grants(db);
  }

  get #sql(): Sql {
    return this.#db.sql;
  }

  /** Whether there is a room here. On bare workerd even asking leaves a file behind: the front door asks RoomIndex first. */
  exists(): boolean {
    return this.#sql.exec("SELECT name FROM sqlite_master WHERE name = 'meta'").toArray().length > 0;
  }

  /**
   * Comes before everything but `exists` and `create`: a room of an older schema is brought to this one. Says why there is
   * nothing to open here, if so; then nothing was written. A migration that failed is not tried again by this object.
   */
  open(): Shut | undefined {
    if (this.#found === "open") return undefined;
    if (!this.exists()) return "no_room";
    if (this.#found) return this.#found;
    try {
      const schema = this.#get<number>("schema");
      if (!(Number.isInteger(schema) && schema > 0)) throw new Error(`no schema ${schema}`);
      if (schema > SCHEMA) return "newer_schema";
      if (schema < SCHEMA) migrate(this.#db, schema);
      this.#found = "open";
      return undefined;
    } catch (fault) {
      console.error("a room could not be brought to this schema", fault);
      this.#found = "old_schema";
      return this.#found;
    }
  }

  /** `first` are the inputs that `session` starts with. */
  create(code: string, clock: ClockPoint, rules: string, session: Session, first: readonly Input[]): void {
    this.#db.transactionSync(() => {
      this.#sql.exec("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID");
      this.#sql.exec(
        "CREATE TABLE log (n INTEGER PRIMARY KEY, rules TEXT NOT NULL, body TEXT NOT NULL, wall INTEGER, t INTEGER)",
      );
      this.#sql.exec(
        "CREATE TABLE snapshot (piece INTEGER PRIMARY KEY, rules TEXT NOT NULL, last INTEGER NOT NULL, body TEXT NOT NULL)",
      );
      this.#sql.exec(ROUNDS_TABLE);
      this.#sql.exec(LINKS_TABLE);
      this.#sql.exec(GRANTS_TABLE);
      this.#set("schema", SCHEMA);
      this.#set("code", code);
      this.append({ inputs: [...first], ids: [] }, clock, rules);
      this.snapshot(rules, session, {});
    });
  }

  /** One row written. */
  #set(key: string, value: unknown): void {
    this.#sql.exec("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", key, JSON.stringify(value));
  }

  #get<T>(key: string): T {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = ?", key).one();
    return JSON.parse(row.value) as T;
  }

  /** The number of the log's last row, 0 for none. */
  #last(): number {
    return this.#sql.exec<{ last: number }>("SELECT coalesce(max(n), 0) AS last FROM log").one().last;
  }

  /**
   * Stores a flush: its inputs if there are any, and how far the session's clock has been shown. One row written, since rows
   * are what the free plan counts: the clock stands in the log's row, or else in one of its own that says after which.
   */
  append(batch: Batch, { wall, t }: ClockPoint, rules: string): void {
    if (batch.inputs.length === 0 && batch.ids.length === 0 && batch.paused === undefined) {
      this.#db.transactionSync(() => this.#set("clock", { n: this.#last(), wall, t }));
      return;
    }
    const body = JSON.stringify(batch);
    this.#sql.exec("INSERT INTO log (rules, body, wall, t) VALUES (?, ?, ?, ?)", rules, body, wall, t);
  }

  /** Replaces the snapshot with the session as it stands after everything in the log. Returns its size in characters. */
  snapshot(rules: string, session: Session, seen: Seen): number {
    const text = JSON.stringify({ session, seen } satisfies Snapshot);
    this.#db.transactionSync(() => writeSnapshot(this.#sql, rules, this.#last(), text));
    return text.length;
  }

  /** What is there, as far as it can be read. */
  load(): Stored {
    const kept = this.#kept();
    const rows = this.#sql.exec<{ rules: string; body: string }>(
      "SELECT rules, body FROM log WHERE n > ? ORDER BY n",
      kept?.last ?? 0,
    );
    const stored: Stored = { code: this.#get("code"), clock: this.clock(), rules: kept?.rules ?? "", batches: [] };
    if (kept) {
      stored.snapshot = kept.text;
      stored.parsed = kept.parsed;
    }
    for (const row of rows) {
      // Without a snapshot it is the latest rules that have to do with the whole log.
      stored.rules = kept && kept.rules !== row.rules ? "" : row.rules;
      try {
        stored.batches.push(JSON.parse(row.body) as Batch);
      } catch (fault) {
        stored.damaged = fault;
      }
    }
    return stored;
  }

  #kept(): { rules: string; last: number; text: string; parsed: Snapshot } | undefined {
    const pieces = this.#sql
      .exec<{ rules: string; last: number; body: string }>("SELECT rules, last, body FROM snapshot ORDER BY piece")
      .toArray();
    const text = pieces.map((row) => row.body).join("");
    try {
      const parsed = JSON.parse(text) as Snapshot;
      if (!Array.isArray(parsed.session.seats) || !pieces[0]) throw new Error("no session");
      return { rules: pieces[0].rules, last: pieces[0].last, text, parsed };
    } catch (fault) {
      console.error("a room's snapshot cannot be read", fault);
      return undefined;
    }
  }

  /** See rounds.ts, as for the three below. */
  record(rules: string, session: Session): void {
    noteRound(this.#sql, rules, session, this.#last(), this.clock());
  }

  recorded(number?: number): number {
    return sizeOfRounds(this.#sql, number);
  }

  recordings(number?: number): Recording[] {
    return recordingsOf(this.#sql, number);
  }

  clocks(number?: number): RoundClock[] {
    return clocksOf(this.#sql, number);
  }

  /** All inputs since the room began, in order: with the keys in them, a session. */
  log(): Input[] {
    const rows = this.#sql.exec<{ body: string }>("SELECT body FROM log ORDER BY n");
    return rows.toArray().flatMap((row) => (JSON.parse(row.body) as Batch).inputs);
  }

  /** For which room and which of its forks this one was made; undefined for one that was made at the front door. */
  founder(): string | undefined {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = 'founder'").toArray()[0];
    return row && (JSON.parse(row.value) as string);
  }

  /** As `create`, for a room that splits off: all in one, keys included. */
  found(founder: string, keys: readonly [string, Grant][], ...made: Parameters<Store["create"]>): void {
    this.#db.transactionSync(() => {
      this.create(...made);
      this.#set("founder", founder);
      for (const [hash, grant] of keys) this.grants.add(hash, grant);
    });
  }

  revoke(seat: number, used: boolean): void {
    this.grants.revoke(seat, used);
  }

  code(): string {
    return this.#get("code");
  }

  /** Who was gone when the room was last in memory. */
  gone(): Gone | undefined {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = 'gone'").toArray()[0];
    return row && (JSON.parse(row.value) as Gone);
  }

  keepGone(gone: Gone): void {
    this.#set("gone", gone);
  }

  /** The latest fault, where there was one. */
  fault(): Fault | undefined {
    const row = this.#sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = 'fault'").toArray()[0];
    return row && (JSON.parse(row.value) as Fault);
  }

  noteFault(fault: Fault): void {
    this.#set("fault", fault);
  }

  /** When something was last stored, in wall time; long ago where that cannot be read. */
  activeAt(): number {
    try {
      return this.clock().wall;
    } catch (fault) {
      console.error("a room's clock cannot be read", fault);
      return 0;
    }
  }

  /** How far time had come when something was last stored: in the log's last row, or in a row of its own since. */
  clock(): ClockPoint {
    const own = this.#sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = 'clock'").toArray()[0];
    const shown = own && (JSON.parse(own.value) as ClockPoint & { n: number });
    const row = this.#sql.exec<LogRow>("SELECT n, wall, t FROM log ORDER BY n DESC LIMIT 1").toArray()[0];
    if (row && row.wall !== null && row.t !== null && !(shown && shown.n >= row.n)) return { wall: row.wall, t: row.t };
    if (!shown) throw new Error("no clock was ever stored");
    return { wall: shown.wall, t: shown.t };
  }
}
