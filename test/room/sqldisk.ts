import type { Session } from "../../src/game/index.ts";
import type { ClockPoint } from "../../src/room/clock.ts";
import type { Database, Sql } from "../../src/room/database.ts";
import type { Seen } from "../../src/room/seen.ts";
import { Store } from "../../src/room/store.ts";
import type { Batch, Stored } from "../../src/room/stored.ts";
import { FakeDisk } from "./desk.ts";

/** A database, and how many rows everything that was run on it has written: what Cloudflare counts. */
export class Counted implements Database {
  rows = 0;
  readonly sql: Sql;
  readonly #storage: DurableObjectStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.sql = {
      exec: (query, ...bindings) => {
        const cursor = storage.sql.exec(query, ...bindings);
        const all = cursor.toArray() as never[];
        this.rows += cursor.rowsWritten;
        const one = (): never => {
          const [row] = all;
          if (row === undefined || all.length > 1) throw new Error(`${all.length} rows`);
          return row;
        };
        return { toArray: () => all, one, [Symbol.iterator]: () => all[Symbol.iterator]() };
      },
    };
  }

  transactionSync<T>(use: () => T): T {
    return this.#storage.transactionSync(use);
  }
}

/** A room's real disk under a desk, in a database that holds no room yet. */
export class SqlDisk extends FakeDisk {
  readonly db: Counted;
  readonly store: Store;
  appends = 0;

  constructor(storage: DurableObjectStorage, session: Session, clock: ClockPoint, rules: string) {
    super(session, clock, rules);
    this.db = new Counted(storage);
    this.store = new Store(this.db);
    this.store.create("TESTS", clock, rules, session, [{ t: 0, type: "plan", steps: session.plan }]);
  }

  override append(batch: Batch, clock: ClockPoint, rules: string): void {
    super.append(batch, clock, rules);
    this.store.append(batch, clock, rules);
    this.appends++;
  }

  override snapshot(rules: string, session: Session, seen: Seen): number {
    this.snapshots++;
    return this.store.snapshot(rules, session, seen);
  }

  override load(): Stored {
    return new Store(this.db).load();
  }
}
