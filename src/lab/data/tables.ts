import type { Recording } from "../../game/index.ts";
import { calibrationRows, predictionRows, settledOf, ticketRows } from "./asked.ts";
import type { RowOf, Tables } from "./columns.ts";
import { listOf, yes } from "./context.ts";
import { ROUND_TABLES, type RoundMade, type RoundTables } from "./made.ts";
import { longestFirst } from "./names.ts";
import type { Progress } from "./rerun.ts";
import { roundOf } from "./round.ts";
import type { Given, Rules, Wishes } from "./types.ts";

/** So many hex digits name a session: 48 bits, so that files of a whole school year can be put together. */
const ID = 12;

/** A session's name: the same whenever its tables are made, and nothing of it tells the room or a key. */
export const sessionId = (digest: Rules["digest"], first: Pick<Recording, "key" | "hash"> | undefined): string =>
  digest(`session ${first?.key ?? ""} ${first?.hash ?? ""}`).slice(0, ID);

/** The tables of a session out of its rounds, each made by itself. `session` is its name. */
export function joined(given: Given, session: string, made: readonly RoundMade[], wishes: Wishes): Tables {
  const roundRows = made.map(({ number, row }) => {
    const [step] = Object.entries(given.lesson?.rounds ?? {}).find(([, round]) => round === number) ?? [];
    return { ...row, step };
  });
  const settled = settledOf(given, made);
  const names = longestFirst([...Object.values(given.names ?? {}), ...made.flatMap((one) => one.names)]);
  const rows = ROUND_TABLES.map((name) => [name, made.flatMap(({ tables }) => tables[name] as object[])]);
  const tables: Tables = {
    session: [],
    rounds: roundRows,
    ...(Object.fromEntries(rows) as RoundTables),
    predictions: predictionRows(settled, session),
    calibration: calibrationRows(settled, session),
    tickets: ticketRows(given, session, wishes, names),
  };
  tables.session.push(sessionRow(given, session, made, tables, wishes));
  return tables;
}

/**
 * The tables of a session, its rounds one after the other. `rules` are the builds of the game by their hash, as far as there are any;
 * `digest` is any build's. `progress` is told how far it is, and may throw to end it.
 */
export function tablesOf(
  given: Given,
  rules: ReadonlyMap<string, Rules>,
  digest: Rules["digest"],
  wishes: Wishes,
  progress: Progress = () => {},
): { tables: Tables; rounds: readonly RoundMade[] } {
  const { rounds, clocks = [], names } = given;
  const session = sessionId(digest, rounds[0]);
  const made = rounds.map((recording, i) =>
    roundOf(recording, rules.get(recording.rules), { session, wishes, clocks, names }, (share) =>
      progress((i + share) / Math.max(1, rounds.length)),
    ),
  );
  return { tables: joined(given, session, made, wishes), rounds: made };
}

function sessionRow(
  given: Given,
  session: string,
  made: readonly RoundMade[],
  tables: Tables,
  wishes: Wishes,
): RowOf<"session"> {
  const { rounds } = given;
  const kinds = new Map(made.flatMap((one) => one.kinds));
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
