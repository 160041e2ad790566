import type { Database, Sql } from "./database.ts";
import type { Grant, Link } from "./stored.ts";

export const GRANTS_TABLE = "CREATE TABLE grants (hash TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID";

/** In the place of what a token opened. */
const DEAD = "nothing";

/** What opens a room, on its disk: tokens by their hashes, and links that carry a role to another device by their secrets'. */
export class Grants {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  get #sql(): Sql {
    return this.#db.sql;
  }

  add(hash: string, grant: Grant): void {
    this.#sql.exec("INSERT INTO grants (hash, body) VALUES (?, ?)", hash, JSON.stringify(grant));
  }

  /** A link to another device, by its secret's hash. */
  link(hash: string, link: Link): void {
    this.#sql.exec("INSERT INTO links (hash, body) VALUES (?, ?)", hash, JSON.stringify(link));
  }

  linked(hash: string): Link | undefined {
    const row = this.#sql.exec<{ body: string }>("SELECT body FROM links WHERE hash = ?", hash).toArray()[0];
    return row && (JSON.parse(row.body) as Link);
  }

  /** A device has taken what a link carries, under a token of its own. */
  claim(hash: string, device: string, token: string, link: Link): void {
    this.#db.transactionSync(() => {
      this.#sql.exec("UPDATE links SET body = ? WHERE hash = ?", JSON.stringify({ ...link, claimed: device }), hash);
      this.add(token, link.carries);
    });
  }

  /** What opens this room, by the hash of its token; what opens nothing any more is left out. */
  of(kinds: readonly Grant["kind"][]): [hash: string, grant: Grant][] {
    const rows = this.#sql.exec<{ hash: string; body: string }>("SELECT hash, body FROM grants").toArray();
    const all = rows.map(({ hash, body }): [string, Grant | typeof DEAD] => [hash, JSON.parse(body)]);
    return all.filter((one): one is [string, Grant] => one[1] !== DEAD && kinds.includes(one[1].kind));
  }

  /** The hashes of a seat's tokens. */
  tokensOf(seat: number): string[] {
    const grant = JSON.stringify({ kind: "seat", seat } satisfies Grant);
    const rows = this.#sql.exec<{ hash: string }>("SELECT hash FROM grants WHERE body = ?", grant).toArray();
    return rows.map(({ hash }) => hash);
  }

  /** These tokens open this from now on, whatever they opened before. */
  regrant(hashes: readonly string[], grant: Grant): void {
    for (const hash of hashes)
      this.#sql.exec("INSERT OR REPLACE INTO grants (hash, body) VALUES (?, ?)", hash, JSON.stringify(grant));
  }

  #granted(hash: string): Grant | typeof DEAD | undefined {
    const row = this.#sql.exec<{ body: string }>("SELECT body FROM grants WHERE hash = ?", hash).toArray()[0];
    return row && (JSON.parse(row.body) as Grant | typeof DEAD);
  }

  /** What a token opens, by its hash. */
  granted(hash: string): Grant | undefined {
    const grant = this.#granted(hash);
    return grant === DEAD ? undefined : grant;
  }

  /** Whether a token opened a seat once, and never will open anything again. */
  dead(hash: string): boolean {
    return this.#granted(hash) === DEAD;
  }

  /**
   * A seat was given up: its tokens open nothing any more. That of a seat that was never `used` may ask for another: it may be
   * a page that had no answer yet.
   */
  revoke(seat: number, used: boolean): void {
    const grant = JSON.stringify({ kind: "seat", seat } satisfies Grant);
    if (used) this.#sql.exec("UPDATE grants SET body = ? WHERE body = ?", JSON.stringify(DEAD), grant);
    else this.#sql.exec("DELETE FROM grants WHERE body = ?", grant);
  }
}
