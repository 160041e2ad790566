import type { Sql } from "../database.ts";
import { writeSnapshot } from "../pieces.ts";
import { remember, type Seen } from "../seen.ts";

/** As schemas 1 and 2 knew commands by: the ids of the latest 64 that were done, by owner. */
export type Seen2 = Record<string, string[]>;

/** Schema 3: what is done is kept as ranges of numbers, for each tab. The rest of the snapshot stays as it was. */
export function to3(sql: Sql): void {
  const rows = sql
    .exec<{ rules: string; last: number; body: string }>("SELECT rules, last, body FROM snapshot ORDER BY piece")
    .toArray();
  const [first] = rows;
  if (!first) return;
  let snapshot: { seen: Seen2 | Seen };
  try {
    snapshot = JSON.parse(rows.map((row) => row.body).join("")) as { seen: Seen2 };
  } catch (fault) {
    // The room wakes from the whole log then.
    console.error("a snapshot of schema 2 cannot be read", fault);
    return;
  }
  const seen = seenFrom2(snapshot.seen as Seen2);
  writeSnapshot(sql, first.rules, first.last, JSON.stringify({ ...snapshot, seen }));
}

function seenFrom2(before: Seen2): Seen {
  const seen: Seen = {};
  for (const [owner, ids] of Object.entries(before)) for (const id of ids) remember(seen, owner, id);
  return seen;
}
