import {
  endOf,
  headOf,
  type Input,
  type Recording,
  type RecordingHead,
  type RoundClock,
  recordingOf,
  type Session,
} from "../game/index.ts";
import type { ClockPoint } from "./clock.ts";
import type { Sql } from "./database.ts";
import type { Batch } from "./stored.ts";

/** Under which key the moment is kept at which a round was noted as over: the log has none where nobody did anything at its end. */
const overKey = (round: number): string => `over ${round}`;

/**
 * Notes where in the log the session's latest round lies, with the head and end of its recording, if it is over. `last`: the number
 * of the log's last row.
 */
export function noteRound(sql: Sql, rules: string, session: Session, last: number, clock: ClockPoint): void {
  const [head, end] = [headOf(session, rules), endOf(session)];
  if (!head || !end || session.phase === "round") return;
  const known = sql.exec("SELECT number FROM rounds WHERE number = ?", head.number).toArray().length > 0;
  if (known) return;
  const { first } = sql
    .exec<{ first: number | null }>(
      "SELECT max(n) AS first FROM log WHERE instr(body, ?) > 0",
      // The start or restart that gave the round its key; another start may have turned to a step of a lesson that is no round.
      `"key":"${head.key}"`,
    )
    .one();
  if (first === null) return;
  sql.exec(
    "INSERT INTO rounds (number, first, last, head, finish) VALUES (?, ?, ?, ?, ?)",
    head.number,
    first,
    last,
    JSON.stringify(head),
    JSON.stringify(end),
  );
  const { wall, t } = clock;
  sql.exec("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", overKey(head.number), JSON.stringify([wall, t]));
}

/** How many characters of the log the rounds span that are over, or one of them, by its number. */
export function sizeOfRounds(sql: Sql, number?: number): number {
  return sql
    .exec<{ size: number }>(
      `SELECT coalesce(sum(length(log.body)), 0) AS size FROM rounds JOIN log ON log.n BETWEEN rounds.first AND rounds.last
       WHERE ? IS NULL OR rounds.number = ?`,
      number ?? null,
      number ?? null,
    )
    .one().size;
}

/** The recordings of the rounds that are over, or of one, by its number; those whose log cannot be read are left out. */
export function recordingsOf(sql: Sql, number?: number): Recording[] {
  const rows = sql
    .exec<{ first: number; last: number; head: string; finish: string }>(
      "SELECT first, last, head, finish FROM rounds WHERE ? IS NULL OR number = ? ORDER BY number",
      number ?? null,
      number ?? null,
    )
    .toArray();
  return rows.flatMap(({ first, last, head, finish }) => {
    try {
      const log = sql.exec<{ body: string }>("SELECT body FROM log WHERE n BETWEEN ? AND ? ORDER BY n", first, last);
      const inputs = log.toArray().flatMap((row) => (JSON.parse(row.body) as Batch).inputs);
      const of = JSON.parse(head) as RecordingHead;
      const began = (input: Input) => (input.type === "start" || input.type === "restart") && input.key === of.key;
      const from = inputs.findLastIndex(began);
      if (from < 0) throw new Error("it does not begin");
      return [recordingOf(of, JSON.parse(finish), inputs.slice(from))];
    } catch (fault) {
      console.error("a round's log cannot be read", fault);
      return [];
    }
  });
}

/** So far from a straight line a stored moment may lie to be left out, in ms: session time is in whole ms. */
const STRAIGHT = 2;

/** The moments at which time changed its pace, with the first and the last: those between lie on straight lines. */
export function corners(points: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [i, point] of points.entries()) {
    const anchor = kept[kept.length - 1];
    if (!anchor) {
      kept.push(point);
      continue;
    }
    const passed = point[0] - anchor[0];
    if (passed <= 0) continue;
    const [least, most] = [(point[1] - anchor[1] - STRAIGHT) / passed, (point[1] - anchor[1] + STRAIGHT) / passed];
    const last = points[i - 1];
    if (last && last !== anchor && last[0] > anchor[0] && (least > high || most < low)) {
      kept.push(last);
      const on = point[0] - last[0];
      const rise = point[1] - last[1];
      [low, high] = on > 0 ? [(rise - STRAIGHT) / on, (rise + STRAIGHT) / on] : [low, high];
    } else [low, high] = [Math.max(low, least), Math.min(high, most)];
  }
  const [last, end] = [points[points.length - 1], kept[kept.length - 1]];
  if (last && last !== end) kept.push(last);
  return kept;
}

/** When the rounds that are over were in real time, or one of them; rows from before schema 2 do not know. */
export function clocksOf(sql: Sql, number?: number): RoundClock[] {
  const rows = sql.exec<{ number: number; wall: number; t: number }>(
    `SELECT rounds.number AS number, log.wall AS wall, log.t AS t FROM rounds JOIN log ON log.n BETWEEN rounds.first AND rounds.last
     WHERE (? IS NULL OR rounds.number = ?) AND log.wall IS NOT NULL AND log.t IS NOT NULL ORDER BY rounds.number, log.n`,
    number ?? null,
    number ?? null,
  );
  const clocks: RoundClock[] = [];
  for (const { number: round, wall, t } of rows) {
    const last = clocks[clocks.length - 1];
    if (last?.round === round) last.points.push([wall, t]);
    else clocks.push({ round, points: [[wall, t]] });
  }
  for (const { round, points } of clocks) {
    const [over] = sql.exec<{ value: string }>("SELECT value FROM meta WHERE key = ?", overKey(round)).toArray();
    const end = over && (JSON.parse(over.value) as [number, number]);
    if (end && end[1] > (points[points.length - 1]?.[1] ?? 0)) points.push(end);
  }
  return clocks.map(({ round, points }) => ({ round, points: corners(points) }));
}
