// Every table and column there is, with its type and unit; what each means is said in words, by the same names, in the codebook.

/** `yes`: 1 or 0. `list`: items with a semicolon between. `json`: an object as JSON. Times are ISO 8601 in UTC. */
export type Type = "key" | "text" | "integer" | "number" | "time" | "yes" | "list" | "json";
export type Unit = "" | "ms" | "points" | "0 to 10" | "reading" | "seats" | "signals" | "share" | "percent";
type Column = readonly [Type, Unit?];

const session = ["key"] as const;
const round = ["key"] as const;
const seat = ["key"] as const;
const ms = ["integer", "ms"] as const;
const time = ["time"] as const;
const points = ["number", "points"] as const;
const worth = ["number", "0 to 10"] as const;
const reading = ["number", "reading"] as const;
const signals = ["number", "signals"] as const;
const count = ["integer"] as const;
const seats = ["integer", "seats"] as const;

export const tables = {
  session: {
    session,
    code: ["text"],
    level: ["list"],
    began: time,
    ended: time,
    plan: ["text"],
    rehearsal: ["yes"],
    rounds: count,
    people: seats,
    bots: seats,
    rules: ["list"],
    format: count,
    pseudonyms: ["yes"],
    liars_told: ["yes"],
    tickets: count,
    predictions: count,
  },
  rounds: {
    session,
    round,
    recording: ["yes"],
    replays: ["text"],
    bots_acts: ["yes"],
    rules: ["text"],
    views: count,
    level: ["text"],
    step: ["text"],
    scenario: ["text"],
    world: ["text"],
    mechanism: ["text"],
    deciders: ["text"],
    trials: ["list"],
    cards: ["list"],
    world_options: ["json"],
    mechanism_options: ["json"],
    trial_options: ["json"],
    again: count,
    scored: ["yes"],
    fill: seats,
    clock: ms,
    briefing: ms,
    key: ["text"],
    began: time,
    ended: time,
    began_session: ms,
    took: ms,
    naming: ms,
    paused: ms,
    seats,
    people: seats,
    bots: seats,
    liars: seats,
    ending: ["text"],
    option: count,
    worth,
    best: worth,
    decisions: count,
    actions: count,
    people_actions: count,
    readings: count,
    reading_error: reading,
    for_best: seats,
    facts: ["json"],
  },
  seats: {
    session,
    round,
    seat,
    name: ["text"],
    kind: ["text"],
    began_as: ["text"],
    entered: ms,
    away: ms,
    role: ["text"],
    proved: ["yes"],
    times_named: seats,
    actions: count,
    person_actions: count,
    first_action: ms,
    last_action: ms,
    readings: count,
    reading_error: reading,
    stance: count,
    stance_since: ms,
    stance_worth: worth,
    for_best: ["yes"],
    holder: ["yes"],
    points,
    own_points: points,
    naming_points: points,
    paid_points: points,
    point_parts: ["json"],
  },
  actions: {
    session,
    round,
    seat,
    action: count,
    t: ms,
    time,
    by: ["text"],
    verb: ["text"],
    option: count,
    to_seat: count,
    claim: worth,
    fields: ["json"],
    saw_for: signals,
    saw_against: signals,
    saw_all: signals,
    own_readings: count,
    own_reading: reading,
    own_best: count,
    truth: worth,
  },
  readings: {
    session,
    round,
    seat,
    reading_number: count,
    t: ms,
    time,
    kind: ["text"],
    option: count,
    reading,
    truth: reading,
    error: reading,
  },
  stances: { session, round, seat, t: ms, time, option: count, worth },
  decisions: {
    session,
    round,
    decision: count,
    t: ms,
    time,
    slot: count,
    option: count,
    worth,
    best: worth,
    undoes: count,
    holders: seats,
    holder_seats: ["list"],
  },
  options: { session, round, option: count, worth_began: worth, worth, facts: ["json"] },
  suspicions: { session, round, seat, suspect: count, place: count, lied: ["yes"] },
  predictions: {
    session,
    prediction: count,
    question: ["text"],
    answer: ["text"],
    sure: ["integer", "percent"],
    came: ["text"],
    right: ["yes"],
  },
  calibration: {
    session,
    question: ["text"],
    answer: ["text"],
    gave: seats,
    right: seats,
    share: ["number", "share"],
    sure: ["number", "percent"],
    rounds_share: ["number", "share"],
  },
  tickets: { session, seat: ["key"], text: ["text"] },
} as const satisfies Record<string, Record<string, Column>>;

export type Table = keyof typeof tables;
export const tableNames = Object.keys(tables) as Table[];
export const columnsOf = (table: Table): string[] => Object.keys(tables[table]);

/** A row of a table: its columns and no other. */
export type RowOf<T extends Table> = { readonly [C in keyof (typeof tables)[T]]?: string | number | undefined };
export type Tables = { [T in Table]: RowOf<T>[] };

/** A column of the codebook, but for its sentence. */
export const typeOf = (table: Table, column: string): { type: Type; unit: Unit } => {
  const [type, unit = ""] = (tables[table] as Record<string, Column>)[column] ?? ["text"];
  return { type, unit };
};
