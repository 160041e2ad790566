import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Store } from "../../src/room/store.ts";
import type { Batch, Stored } from "../../src/room/stored.ts";
import { databaseOf } from "../load/sqlite.ts";

export interface OnDisk {
  /** The whole log. */
  log: Batch[];
  /** What a waking room starts from. */
  stored: Stored;
}

/** What a killed server left of its only room: read from a copy, as a database that was never closed. */
export function readRoom(stateDir: string): OnDisk {
  const copy = mkdtempSync(join(tmpdir(), "leaderless-copy-"));
  try {
    cpSync(join(stateDir, "rooms"), copy, { recursive: true });
    const files = readdirSync(copy, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".sqlite"));
    for (const file of files) {
      const db = new DatabaseSync(join(copy, file));
      try {
        if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'grants'").get()) return read(db);
      } finally {
        db.close();
      }
    }
    throw new Error(`no room in ${files.join(", ") || "an empty folder"}`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function read(db: DatabaseSync): OnDisk {
  const rows = db.prepare("SELECT body FROM log ORDER BY n").all() as { body: string }[];
  return { log: rows.map((row) => JSON.parse(row.body) as Batch), stored: new Store(databaseOf(db)).load() };
}
