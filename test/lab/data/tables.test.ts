import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import * as game from "../../../src/game/index.ts";
import { mechanisms } from "../../../src/game/mechanisms/registry.ts";
import { columnsOf, type Table, tableNames, typeOf } from "../../../src/lab/data/columns.ts";
import { csvFiles, recordingsFor } from "../../../src/lab/data/files.ts";
import { figuresOf } from "../../../src/lab/data/summary.ts";
import { tablesOf } from "../../../src/lab/data/tables.ts";
import type { Given, Wishes } from "../../../src/lab/data/types.ts";
import { played, RULES } from "./session.ts";

const rules = new Map([[RULES, game]]);
const ALL: Wishes = { pseudonyms: false, liars: true, tickets: true };
const made = (given: Given, wishes: Partial<Wishes> = {}) => tablesOf(given, rules, game.digest, { ...ALL, ...wishes });

type Read = Readonly<Record<string, string>>;
/** The files of a session as anybody would read them: by a parser with its defaults, the first line being the names. */
const readFiles = (given: Given, wishes: Partial<Wishes> = {}): Record<Table, Read[]> => {
  const files = csvFiles(made(given, wishes).tables);
  const read = (name: Table) =>
    Papa.parse<Read>(files.get(`${name}.csv`) ?? "", { header: true, skipEmptyLines: true }).data;
  return Object.fromEntries(tableNames.map((name) => [name, read(name)])) as unknown as Record<Table, Read[]>;
};

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
const NAMES = ["Ada Quux", "=Grace", 'Zoë, "the" bee'];

/** One setup of each mechanism, with liars where there is one. */
const setups = [...mechanisms.values()].map(({ scenarios }) => {
  const counting = scenarios.filter(({ scored }) => scored);
  return (counting.find(({ trials }) => trials.length > 0) ?? counting[0]) as game.Scenario;
});
const each = played({ names: NAMES, steps: setups.map((one) => ({ ...one, fill: 7 })), looks: 4000 });
const given: Given = { code: "QWXYZ", rounds: each.rounds, clocks: each.clocks };
const tables = readFiles(given);

test.each(setups.map(({ mechanism }, i) => [mechanism, String(i + 1)]))(
  "%s: its tables agree with each other and with the round",
  (_, round) => {
    const of = (name: Table) => tables[name].filter((row) => row.round === round);
    const [row] = of("rounds");
    expect(row).toMatchObject({ replays: "exactly", bots_acts: "1" });
    const seats = of("seats");
    expect(seats.length).toBe(Number(row?.seats));
    const known = new Set(seats.map(({ seat }) => seat));
    for (const name of ["actions", "readings", "stances", "suspicions"] as const)
      for (const one of of(name)) expect(known).toContain(one.seat);
    // Each action is in order, and the numbers of the round and of each seat are those of its rows.
    const actions = of("actions");
    expect(actions.length).toBe(Number(row?.actions));
    expect(actions.map(({ t }) => Number(t))).toEqual(actions.map(({ t }) => Number(t)).sort((a, b) => a - b));
    expect(actions.some(({ by }) => by === "person") && actions.some(({ by }) => by === "bot")).toBe(true);
    for (const { seat, actions: n, readings: m } of seats) {
      expect(actions.filter((one) => one.seat === seat).length).toBe(Number(n));
      expect(of("readings").filter((one) => one.seat === seat).length).toBe(Number(m));
    }
    // People's moves are exactly those that were put in.
    const { inputs } = each.rounds[Number(round) - 1] as game.Recording;
    const moves = inputs.flatMap((input) =>
      input.type === "act" && !["name", "done"].includes(input.command.verb)
        ? [[`${input.seat}`, input.command.verb]]
        : [],
    );
    expect(actions.filter(({ by }) => by === "person").map(({ seat, verb }) => [seat, verb])).toEqual(moves);
    // What is aimed at is an option that there was, and what it was worth is the same in all tables.
    const worths = new Map(of("options").map(({ option, worth }) => [option, worth]));
    for (const { option, truth } of actions) if (option !== "" && truth !== "") expect(worths.get(option)).toBe(truth);
    const liars = seats.filter(({ role }) => role === "liar").map(({ seat }) => seat);
    expect(liars.length).toBe(Number(row?.liars));
    for (const { suspect, lied } of of("suspicions")) expect(lied).toBe(liars.includes(suspect as string) ? "1" : "0");
    // When it was.
    for (const { t, time } of actions)
      expect(Date.parse(time as string)).toBe(Date.parse(row?.began as string) + Number(t));
  },
);

test("whoever reads the tables comes to the figures of the summary", () => {
  const { rounds, tables: rows } = made(given);
  const figures = figuresOf(rounds, rows);
  expect(figures.rounds.length).toBe(setups.length);
  for (const one of figures.rounds) {
    const of = (name: Table) => tables[name].filter(({ round }) => round === String(one.round));
    const errors = of("readings").flatMap(({ error }) => (error === "" ? [] : [Math.abs(Number(error))]));
    const best = Math.max(...of("options").map(({ worth }) => Number(worth)));
    const last = new Map(of("stances").map(({ seat, option }) => [seat, option]));
    const good = new Set(of("options").flatMap(({ option, worth }) => (Number(worth) === best ? [option] : [])));
    const swarm = of("rounds")[0]?.world === "swarm";
    expect({ ...one, error: one.error?.toFixed(3), worth: one.worth?.toFixed(3), best: one.best?.toFixed(3) }).toEqual({
      round: one.round,
      scenario: of("rounds")[0]?.scenario,
      mechanism: of("rounds")[0]?.mechanism,
      replays: "exactly",
      people: of("seats").filter(({ kind }) => kind === "person").length,
      bots: of("seats").filter(({ kind }) => kind === "bot").length,
      took: Number(of("rounds")[0]?.took),
      worth: Number(of("rounds")[0]?.worth).toFixed(3),
      best: Number(of("rounds")[0]?.best).toFixed(3),
      actions: of("actions").length,
      readings: of("readings").length,
      error: errors.length > 0 ? mean(errors).toFixed(3) : undefined,
      ...(swarm && { forBest: of("seats").filter(({ seat }) => good.has(last.get(seat) ?? "none")).length }),
    });
    if (swarm) expect(Number(of("rounds")[0]?.best)).toBe(best);
  }
});

test("every table has the codebook's columns, keys lead to one row, and numbers are numbers", () => {
  for (const name of tableNames) {
    const rows = tables[name];
    if (rows.length > 0) expect(Object.keys(rows[0] as Read)).toEqual(columnsOf(name));
    for (const column of columnsOf(name)) {
      const { type } = typeOf(name, column);
      if (type !== "integer" && type !== "number" && type !== "yes") continue;
      for (const row of rows) if (row[column] !== "") expect(Number(row[column]), `${name}.${column}`).not.toBeNaN();
    }
  }
  const keys = tables.seats.map(({ session, round, seat }) => `${session} ${round} ${seat}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(tableNames.flatMap((name) => tables[name].map(({ session }) => session))).size).toBe(1);
  // A name that a spreadsheet would compute.
  expect(new Set(tables.seats.map(({ name }) => name))).toContain("'=Grace");
});

describe("people who come, go, are renamed and pause, and a card", () => {
  const meadow = { ...(game.scenarios.meadow as game.Scenario), fill: 7 };
  const { rounds, clocks } = played({
    names: NAMES,
    steps: [meadow],
    extra: [
      [1, 5000, { type: "away", seat: 0 }],
      [1, 9000, { type: "pause" }],
      [1, 9000, { type: "resume" }],
      [1, 30_000, { type: "back", seat: 0 }],
      [1, 13_000, { type: "sit", name: "Late Lovelace" }],
      [1, 14_000, { type: "rename", seat: 1, name: "Renamed Hopper" }],
      [1, 15_000, { type: "card", trial: "spoil", options: { how: "worse" } }],
      [1, 20_000, { type: "leave", seat: 2 }],
    ],
  });

  test("stand in their rows as it was", () => {
    const read = readFiles({ rounds, clocks });
    const seat = (n: number) => read.seats.find((row) => row.seat === String(n));
    expect(seat(0)).toMatchObject({
      name: "Ada Quux",
      away: "25000",
      kind: "person",
      began_as: "person",
      entered: "0",
    });
    expect(seat(1)).toMatchObject({ name: "Renamed Hopper" });
    expect(seat(2)).toMatchObject({ kind: "bot", began_as: "person" });
    const late = read.seats.find(({ name }) => name === "Late Lovelace");
    expect(late).toMatchObject({ kind: "person", began_as: "bot" });
    expect(read.actions.some(({ seat: one, by }) => one === "0" && by === "autopilot")).toBe(true);
    expect(read.rounds[0]).toMatchObject({ replays: "exactly", cards: "spoil@15000" });
    // What went bad is told as it was when somebody read it.
    const spoilt = read.options.filter(({ worth, worth_began }) => worth !== worth_began);
    expect(spoilt.length).toBe(1);
    const readings = read.readings.filter(({ option }) => option === spoilt[0]?.option);
    for (const { t, truth } of readings)
      expect(truth).toBe(Number(t) < 15_000 ? spoilt[0]?.worth_began : spoilt[0]?.worth);
  });

  test("leave no name anywhere under pseudonyms: not in tables, not in recordings, not in what they wrote", () => {
    const tickets = { 0: "Renamed hopper was right, ADA QUUX was not", 1: "late lovelace lied" };
    const lesson: game.LessonCopy = { plan: "own", rounds: {}, questions: [], tickets };
    const names = [...NAMES, "Late Lovelace", "Renamed Hopper", "Quux"];
    const whole = (wishes: Partial<Wishes>) => {
      const { tables: rows, rounds: all } = made({ code: "QWXYZ", rounds, clocks, lesson }, wishes);
      const files = [...csvFiles(rows).entries()].map(([name, text]) => `${name}\n${text}`).join("\n");
      return `${files}\n${JSON.stringify(recordingsFor({ rounds, clocks }, all, { ...ALL, ...wishes }))}`.toLowerCase();
    };
    const found = (text: string) =>
      names.filter(
        (name) => text.includes(name.toLowerCase()) || text.includes(JSON.stringify(name).slice(1, -1).toLowerCase()),
      );
    expect(found(whole({})).length).toBeGreaterThan(3);
    expect(found(whole({ pseudonyms: true }))).toEqual([]);
    expect(whole({ pseudonyms: true })).not.toContain("qwxyz");
    // They still replay to the very same end.
    const { rounds: all } = made({ rounds }, { pseudonyms: true });
    for (const one of recordingsFor({ rounds, clocks }, all, { pseudonyms: true }).rounds)
      expect(game.hashOf(one)).toBe(one.hash);
  });
});

describe("without the tick nobody reads who lied", () => {
  const number = String(setups.findIndex(({ id }) => id === "robbers") + 1);
  const silent = readFiles(given, { liars: false });

  test("not in the seats, the points, the suspicions, the key, or the recordings", () => {
    const liars = new Set(
      tables.seats.flatMap(({ round, seat, role }) => (round === number && role === "liar" ? [seat] : [])),
    );
    expect(liars.size).toBeGreaterThan(0);
    expect(tables.suspicions.length).toBeGreaterThan(0);
    expect(silent.suspicions).toEqual([]);
    for (const row of silent.seats.filter(({ round }) => round === number))
      expect([row.role, row.points, row.own_points, row.point_parts, row.times_named, row.proved]).toEqual(
        Array(6).fill(""),
      );
    expect(silent.rounds.find(({ round }) => round === number)).toMatchObject({ key: "", liars: "", recording: "0" });
    const { rounds } = made(given, { liars: false });
    const kept = recordingsFor(given, rounds, ALL).rounds.map(({ number: n }) => n);
    expect(kept).not.toContain(Number(number));
  });

  test("and no act is told that only liars do", () => {
    const verbs = (rows: readonly Read[], round: string) =>
      new Set(rows.flatMap((row) => (row.round === round ? [row.verb] : [])));
    for (const { round } of tables.rounds) {
      const roles = new Map(tables.seats.flatMap((row) => (row.round === round ? [[row.seat, row.role]] : [])));
      const honest = verbs(
        tables.actions.filter((row) => roles.get(row.seat) === "honest"),
        round as string,
      );
      for (const verb of verbs(silent.actions, round as string)) expect(honest).toContain(verb);
    }
  });
});

test("a recording without others' votes, or of rules that nobody has, gives what it says itself", () => {
  const at = setups.findIndex(({ mechanism }) => mechanism === "ballot");
  const recording = game.redacted(each.rounds[at] as game.Recording, {
    seat: 0,
    keeper: false,
    names: true,
  }) as game.Recording;
  const read = readFiles({
    rounds: [recording, { ...recording, number: 2, rules: "f".repeat(16), redacted: undefined } as never],
  });
  expect(read.rounds.map(({ replays }) => replays)).toEqual(["redacted", "unknown rules"]);
  for (const row of read.rounds) expect(row).toMatchObject({ bots_acts: "0", worth: "", liars: "" });
  expect(read.actions.length).toBeGreaterThan(0);
  expect(new Set(read.actions.map(({ by }) => by))).toEqual(new Set(["person"]));
});

test("what others get does not say whom anybody named, nor what points that brought", () => {
  const at = setups.findIndex(({ id }) => id === "robbers");
  const recording = game.redacted(each.rounds[at] as game.Recording, {
    seat: 0,
    keeper: false,
    names: true,
  }) as game.Recording;
  const read = readFiles({ rounds: [recording] });
  expect(read.rounds[0]?.replays).toBe("exactly");
  expect(read.suspicions).toEqual([]);
  for (const { points, naming_points, own_points } of read.seats)
    expect([points, naming_points, own_points === ""]).toEqual(["", "", false]);
});

describe("a lesson", () => {
  const at = (id: string) => setups.findIndex((one) => one.mechanism === id) + 1;
  const share = (row: Read) => Math.round((100 * Number(Number(row.worth).toFixed(1))) / Number(row.best)) / 100;
  // One that came to something else than the queen's did, whichever.
  const other = tables.rounds.findIndex((row) => share(row) !== share(tables.rounds[at("queen") - 1] as Read));
  const lesson: game.LessonCopy = {
    plan: "who-decides",
    rounds: { queen: at("queen"), bees: other + 1 },
    questions: [
      {
        id: "predict",
        answers: [
          { id: "leader", by: ["queen"] },
          { id: "crowd", by: ["bees"] },
        ],
        guesses: [{ answer: "crowd", sure: 80 }, { answer: "crowd", sure: 90 }, { answer: "leader" }],
      },
    ],
    tickets: { 1: "=SUM(Grace)" },
  };
  const read = readFiles({ ...given, lesson });

  test("says which round was which step, and how right each answer was, by the rounds that stood for it", () => {
    expect(read.session[0]).toMatchObject({ plan: "who-decides", rehearsal: "0", predictions: "3", tickets: "1" });
    const of = (step: string) => read.rounds.find((row) => row.step === step) as Read;
    expect(of("queen").mechanism).toBe("queen");
    const [leader, crowd] = [share(of("queen")), share(of("bees"))];
    expect(leader).not.toBe(crowd);
    const came = leader > crowd ? "leader" : "crowd";
    expect(read.predictions.map(({ answer, sure, right }) => [answer, sure, right])).toEqual([
      ["crowd", "80", came === "crowd" ? "1" : "0"],
      ["crowd", "90", came === "crowd" ? "1" : "0"],
      ["leader", "", came === "leader" ? "1" : "0"],
    ]);
    // From the rows of the predictions alone, as anybody would.
    for (const { answer, gave, share: right, sure, rounds_share } of read.calibration) {
      const own = read.predictions.filter((one) => one.answer === answer);
      expect(own.length).toBe(Number(gave));
      expect(mean(own.map((one) => Number(one.right)))).toBe(Number(right));
      if (answer === "crowd") expect(sure).toBe("85");
      expect(Number(rounds_share)).toBe(answer === "leader" ? leader : crowd);
    }
    expect(read.predictions[0]).not.toHaveProperty("seat");
  });

  test("gives what was written only where that was ticked, and never as a formula", () => {
    expect(read.tickets).toMatchObject([{ seat: "1", text: "'=SUM(Grace)" }]);
    expect(readFiles({ ...given, lesson }, { tickets: false }).tickets).toEqual([]);
  });
});
