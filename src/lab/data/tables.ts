import type { Recording } from "../../game/index.ts";
import { actionRows } from "./acts.ts";
import { calibrationRows, predictionRows, settledOf, ticketRows } from "./asked.ts";
import type { RowOf, Tables } from "./columns.ts";
import { type Context, contextOf, listOf, yes } from "./context.ts";
import { decisionRows, optionRows, readingRows, stanceRows, suspicionRows } from "./evidence.ts";
import { Names } from "./names.ts";
import { type Progress, type Run, rerun } from "./rerun.ts";
import { roundRow, seatRows } from "./rows.ts";
import type { Given, Rules, Wishes } from "./types.ts";

/** So many hex digits name a session: 48 bits, so that files of a whole school year can be put together. */
const ID = 12;

/** A session's name: the same whenever its tables are made, and nothing of it tells the room or a key. */
export const sessionId = (digest: Rules["digest"], first: Recording | undefined): string =>
  digest(`session ${first?.key ?? ""} ${first?.hash ?? ""}`).slice(0, ID);

export interface Made {
  tables: Tables;
  /** Rounds as they were played again, with all that is known of each, for the summary. */
  contexts: readonly Context[];
}

/**
 * The tables of a session. `rules` are the builds of the game by their hash, as far as there are any; `digest` is any build's.
 * `progress` is told how far it is, and may throw to end it.
 */
export function tablesOf(
  given: Given,
  rules: ReadonlyMap<string, Rules>,
  digest: Rules["digest"],
  wishes: Wishes,
  progress: Progress = () => {},
): Made {
  const { rounds } = given;
  const runs: Run[] = rounds.map((recording, i) =>
    rerun(rules.get(recording.rules), recording, (share) => progress((i + share) / Math.max(1, rounds.length))),
  );
  const names = new Names(runs, given.names);
  const session = sessionId(digest, rounds[0]);
  const contexts = runs.map((run) => contextOf(run, session, names, wishes, given.clocks ?? []));
  const each = <T>(make: (c: Context) => readonly T[]): T[] => contexts.flatMap((c) => make(c));
  const roundRows = contexts.map((c) => {
    const { number, rules: build } = c.run.recording;
    const [step] = Object.entries(given.lesson?.rounds ?? {}).find(([, round]) => round === number) ?? [];
    return { ...roundRow(c, rules.get(build)), step };
  });
  const settled = settledOf(given, contexts);
  const tickets = ticketRows(given, session, wishes, names.all);
  const tables: Tables = {
    session: [],
    rounds: roundRows,
    seats: each(seatRows),
    actions: each(actionRows),
    readings: each(readingRows),
    stances: each(stanceRows),
    decisions: each(decisionRows),
    options: each(optionRows),
    suspicions: each(suspicionRows),
    predictions: predictionRows(settled, session),
    calibration: calibrationRows(settled, session),
    tickets,
  };
  tables.session.push(sessionRow(given, session, tables, wishes));
  return { tables, contexts };
}

function sessionRow(given: Given, session: string, tables: Tables, wishes: Wishes): RowOf<"session"> {
  const { rounds } = given;
  const kinds = new Map(tables.seats.map(({ seat, kind, began_as }) => [seat, kind ?? began_as]));
  const counted = (kind: string): number => [...kinds.values()].filter((one) => one === kind).length;
  const [first, last] = [tables.rounds[0], tables.rounds[tables.rounds.length - 1]];
  return {
    session,
    code: wishes.pseudonyms ? undefined : given.code,
    level: listOf([...new Set(rounds.map(({ level }) => level))]),
    began: first?.began,
    ended: last?.ended,
    plan: given.lesson?.plan,
    rehearsal: yes(given.lesson?.rehearsal === true),
    rounds: rounds.length,
    people: counted("person"),
    bots: counted("bot"),
    rules: listOf([...new Set(rounds.map((one) => one.rules))]),
    format: rounds[0]?.format,
    pseudonyms: yes(wishes.pseudonyms),
    liars_told: yes(wishes.liars),
    tickets: tables.tickets.length,
    predictions: tables.predictions.length,
  };
}
