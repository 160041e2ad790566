import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Batch, Stored } from "../../src/room/stored.ts";

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
  const all = <T>(sql: string): T[] => db.prepare(sql).all() as T[];
  const meta = new Map(all<{ key: string; value: string }>("SELECT * FROM meta").map((row) => [row.key, row.value]));
  const rows = all<{ n: number; rules: string; body: string }>("SELECT * FROM log ORDER BY n");
  const log = rows.map((row) => JSON.parse(row.body) as Batch);
  const from = JSON.parse(meta.get("snapshot") ?? "") as { rules: string; last: number };
  const pieces = all<{ body: string }>("SELECT body FROM snapshot ORDER BY piece").map((row) => row.body);
  const batches = log.filter((_, i) => (rows[i]?.n ?? 0) > from.last);
  const clock = JSON.parse(meta.get("clock") ?? "");
  return { log, stored: { code: "", clock, rules: from.rules, ...JSON.parse(pieces.join("")), batches } };
}
