import type { DatabaseSync } from "node:sqlite";
import type { Database, Rows } from "../../src/room/database.ts";

/** SQLite in Node as a Durable Object's storage has it, as far as a room's store goes. */
export function databaseOf(db: DatabaseSync): Database {
  let depth = 0;
  return {
    sql: {
      exec<T>(query: string, ...bindings: (ArrayBuffer | string | number | null)[]): Rows<T> {
        const values = bindings.map((value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value));
        const rows = db.prepare(query).all(...values) as T[];
        const one = (): T => {
          const [row] = rows;
          if (row === undefined || rows.length > 1) throw new Error(`${rows.length} rows for ${query}`);
          return row;
        };
        return { toArray: () => rows, one, [Symbol.iterator]: () => rows[Symbol.iterator]() };
      },
    },
    transactionSync(use) {
      const name = `nested_${depth++}`;
      db.exec(`SAVEPOINT ${name}`);
      try {
        const result = use();
        db.exec(`RELEASE ${name}`);
        return result;
      } catch (fault) {
        db.exec(`ROLLBACK TO ${name}; RELEASE ${name}`);
        throw fault;
      } finally {
        depth--;
      }
    },
  };
}
