import type { Database, Sql } from "../database.ts";
import { to2 } from "./to-2.ts";
import { to3 } from "./to-3.ts";

/**
 * Each brings the tables of one schema to the next: the first from 1 to 2, the second from 2 to 3. What stands here has
 * run on rooms that exist: it is never changed, only followed by another. A session's shape is part of the schema.
 */
const migrations: readonly ((sql: Sql) => void)[] = [to2, to3];

/** The storage schema that this code writes. */
export const SCHEMA = 1 + migrations.length;

/** Brings a database of schema `from`, below SCHEMA, to it. When a step throws, nothing was changed. */
export function migrate(db: Database, from: number): void {
  db.transactionSync(() => {
    for (const step of migrations.slice(from - 1)) step(db.sql);
    db.sql.exec("UPDATE meta SET value = ? WHERE key = 'schema'", String(SCHEMA));
  });
}
