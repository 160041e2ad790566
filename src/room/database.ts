/** Rows of a query, read as they are asked for. */
export interface Rows<T> extends Iterable<T> {
  toArray(): T[];
  /** The only row. Throws when there is none, or another. */
  one(): T;
}

type Value = ArrayBuffer | string | number | null;

export interface Sql {
  exec<T extends Record<string, Value>>(query: string, ...bindings: Value[]): Rows<T>;
}

/** What a room's disk needs of SQLite: a Durable Object's storage has it. */
export interface Database {
  readonly sql: Sql;
  /** Everything in `use` is stored, or nothing of it when it throws. Can be nested. */
  transactionSync<T>(use: () => T): T;
}
