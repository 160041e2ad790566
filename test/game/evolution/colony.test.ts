import { describe, expect, test } from "vitest";
import { GENERATIONS, TESTS } from "../../../src/game/colony.ts";
import {
  advance,
  apply,
  createSession,
  headOf,
  type Input,
  nextDue,
  rateOf,
  readPlan,
  replay,
  type Session,
  scenarios,
  sessionHash,
  Views,
} from "../../../src/game/index.ts";
import { endOf, recordingOf } from "../../../src/game/recording.ts";
import { hashOf } from "../../../src/game/replay.ts";
import type { Level } from "../../../src/game/types.ts";
import type { AllView } from "../../../src/game/views.ts";

const key = (n: number): string => n.toString(16).padStart(32, "0");
/** Longer than any round of these. ms */
const LONG = 700_000;

/** A room of friends that has played a round. */
class Room {
  readonly session: Session = createSession();
  readonly inputs: Input[] = [];
  t = 0;

  constructor(scenario = "meadow", level: Level = "open") {
    for (const name of ["Ana", "Ben"]) this.put({ type: "sit", name });
    this.put({ type: "level", level });
    this.put({ type: "plan", steps: [scenarios[scenario]] });
    this.play(1);
  }

  put(input: object): string | undefined {
    const one = { t: this.t, ...input } as Input;
    const refusal = apply(this.session, one);
    if (!refusal) this.inputs.push(one);
    return refusal?.code;
  }

  /** A round that autopilots and bots play. */
  play(n: number): void {
    this.put({ type: "start", key: key(n), away: [0, 1] });
    this.pass(LONG);
  }

  pass(ms: number): void {
    this.t += ms;
    advance(this.session, this.t);
  }

  get all(): AllView {
    return new Views(this.session, this.t).view("all") as AllView;
  }
}

describe.each([
  ["meadow", 24],
  ["bft", 14],
  ["ec", 12],
])("a colony of %s", (setup, size) => {
  const room = new Room(setup);
  const before = structuredClone({
    history: room.session.history,
    seats: room.session.seats.slice(),
    rounds: room.session.rounds,
  });

  test("lives five generations by itself, ten times as fast, and nobody's points change", () => {
    expect(room.all.evolves).toBe(true);
    expect(room.put({ type: "evolve", what: "breed", key: key(100) })).toBeUndefined();
    expect(rateOf(room.session)).toBe(10);
    expect(room.all).toMatchObject({
      phase: "round",
      colony: { on: 0, of: GENERATIONS, from: { people: expect.any(Number), bots: expect.any(Number) } },
    });
    expect(room.session.colony?.generations[0]).toHaveLength(size);
    expect(room.session.round?.seats.every((seat) => room.session.seats[seat]?.kind === "bot")).toBe(true);
    expect(room.put({ type: "start", key: key(3), away: [] })).toBe("round_running");
    expect(room.put({ type: "card", trial: "crash", options: {} })).toBe("card_not_now");
    room.pass((GENERATIONS + TESTS) * LONG);
    const { phase, colony, history, seats, rounds } = room.session;
    expect([phase, colony?.on, colony?.lived.length, colony?.generations.length]).toEqual(["step", undefined, 5, 6]);
    expect({ history, seats: seats.slice(0, before.seats.length), rounds }).toEqual(before);
    expect(rateOf(room.session)).toBe(1);
    expect(nextDue(room.session)).toBeUndefined();
  });

  test("holds its last generation against the first: every place that does not lie has played in both ways", () => {
    const { first, last } = room.session.colony?.test ?? { first: {}, last: {} };
    expect(Object.keys(first)).toEqual(Object.keys(last));
    expect(Object.keys(first).length).toBeGreaterThan(size / 2);
    expect(room.all.colony?.test).toEqual({ first, last });
  });

  test("is what the room plays against, by a recording that replays exactly", () => {
    room.play(4);
    const { session } = room;
    expect(session.history).toHaveLength(2);
    // What the bots are like is in no frame of the round, nor that they are another room's than usual.
    const views = new Views(replay(room.inputs, room.inputs.at(-1)?.t ?? 0), room.t);
    for (const channel of ["all", "screen", "seat:0"])
      expect(JSON.stringify(views.view(channel) ?? "")).not.toMatch(/colony|ways|params/);
    const liar = (seat: string) => session.round?.roles[Number(seat)]?.kind === "liar";
    const bots = Object.entries(session.round?.minds ?? {}).flatMap(([seat, mind]) =>
      mind.bot && !liar(seat) ? [mind] : [],
    );
    expect(bots.length).toBeGreaterThan(1);
    expect(bots.every(({ params }) => params !== undefined)).toBe(true);
    const head = headOf(session, "0123456789abcdef");
    const end = endOf(session);
    if (!head || !end) throw new Error("there is no round");
    const start = room.inputs.findLastIndex(({ type }) => type === "start");
    const recording = JSON.parse(JSON.stringify(recordingOf(head, end, room.inputs.slice(start))));
    expect(hashOf(recording)).toBe(end.hash);
  });

  test("replays to the same hash from the inputs, and from any copy on the way", () => {
    const again = replay(room.inputs, room.t);
    expect(sessionHash(again)).toBe(sessionHash(room.session));
    const at = room.inputs.findIndex(({ type }) => type === "evolve");
    const half = replay(room.inputs.slice(0, at + 1), (room.inputs[at] as Input).t + 180_000);
    expect(half.colony?.on).toBeGreaterThan(0);
    const copy = JSON.parse(JSON.stringify(half)) as Session;
    for (const input of room.inputs.slice(at + 1)) apply(copy, input);
    advance(copy, room.t);
    expect(sessionHash(copy)).toBe(sessionHash(room.session));
  });

  test("is forgotten when somebody wants the usual bots", () => {
    expect(room.put({ type: "evolve", what: "forget" })).toBeUndefined();
    expect(room.put({ type: "evolve", what: "forget" })).toBe("no_change");
    room.play(5);
    expect(Object.values(room.session.round?.minds ?? {}).some(({ params }) => params)).toBe(false);
  });
});

describe("while generations live", () => {
  test("whoever comes in takes none of their seats; stopped, what has lived is kept", () => {
    const room = new Room("robbers");
    room.put({ type: "evolve", what: "breed", key: key(7) });
    room.put({ type: "sit", name: "Cleo" });
    const seat = room.session.seats.findIndex(({ name }) => name === "Cleo");
    expect(room.session.round?.seats).not.toContain(seat);
    const began = room.session.round?.opened ?? 0;
    while (room.session.colony?.on === 0) room.pass(1000);
    expect(room.session.round?.opened).toBeGreaterThan(began);
    expect(room.put({ type: "evolve", what: "stop" })).toBeUndefined();
    expect(room.session).toMatchObject({ phase: "step", colony: { lived: [{}] } });
    expect(room.session.round).toBeUndefined();
    // Robbers are nobody's parents.
    expect(room.session.colony?.generations).toHaveLength(2);
  });

  test("stopped before the first is over, there is no colony", () => {
    const room = new Room();
    room.put({ type: "evolve", what: "breed", key: key(8) });
    room.put({ type: "end" });
    expect([room.session.phase, room.session.colony]).toEqual(["lobby", undefined]);
  });

  test("of a discreet room nobody is told whose ways they have", () => {
    const room = new Room("meadow", "discreet");
    room.put({ type: "evolve", what: "breed", key: key(9) });
    expect(new Set(room.all.colony?.founders)).toEqual(new Set([-1]));
  });
});

test("a lesson has a step for it, whose clock is people's, and goes on from there", () => {
  const read = readPlan({
    id: "evolving",
    minutes: 20,
    timer: true,
    steps: [
      { kind: "round", id: "first", minutes: 3, scenario: "meadow" },
      { kind: "evolve", id: "learn", minutes: 3 },
      { kind: "round", id: "second", minutes: 3, scenario: "meadow" },
    ],
  });
  if ("fault" in read) throw new Error(read.fault);
  const s = createSession();
  apply(s, { t: 0, type: "sit", name: "Ana" });
  apply(s, { t: 0, type: "lesson", plan: read.plan });
  apply(s, { t: 0, type: "start", key: key(1), away: [0] });
  advance(s, LONG);
  apply(s, { t: LONG, type: "start", key: key(2), away: [0] });
  expect([s.phase, s.colony?.on, s.lesson?.at]).toEqual(["round", 0, 1]);
  advance(s, (GENERATIONS + TESTS) * LONG);
  expect([s.phase, s.colony?.lived.length]).toEqual(["step", 5]);
  const lived = s.now - LONG;
  // Each generation's share is a whole number of ms.
  expect(Math.abs((s.lesson?.stood ?? 0) + 0.9 * lived)).toBeLessThanOrEqual(GENERATIONS + TESTS);
  expect(s.lesson?.until).toBeGreaterThan(s.now);
  apply(s, { t: (GENERATIONS + TESTS) * LONG, type: "start", key: key(3), away: [0] });
  expect([s.phase, s.lesson?.at, s.round?.scenario.ways?.length]).toEqual(["round", 2, 24]);
});
