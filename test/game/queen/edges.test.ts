import { describe, expect, test } from "vitest";
import type { QueenReveal } from "../../../src/game/mechanisms/queen/reveal.ts";
import type { QueenState } from "../../../src/game/mechanisms/queen/state.ts";
import { AFTER, openRound } from "../../../src/lab/models/play.ts";
import { setUp } from "../../../src/lab/models/setup.ts";
import { allView, ownView } from "../support/play.ts";
import { QueenTable } from "../support/queen-table.ts";

const NONE = { world: {}, mechanism: {} };

describe("what can go wrong with one who decides", () => {
  test("her phone dies: the honest autopilot listens and decides in her place", () => {
    const table = new QueenTable({ people: 1, fill: 8 });
    table.put({ t: table.s.now, type: "away", seat: 0 });
    table.pass(130_000);
    expect(table.result()).toMatchObject({ ending: expect.stringMatching(/best|second/) });
    expect(table.notes(0, "heard").length).toBeGreaterThan(2);
  });

  test("she comes back in the middle: the seat is hers again, with all that was heard", () => {
    const table = new QueenTable({ people: 1, fill: 8 });
    table.put({ t: table.s.now, type: "away", seat: 0 });
    for (let i = 0; i < 200 && table.queen.heard.length === 0; i++) table.pass(200);
    table.put({ t: table.s.now, type: "back", seat: 0 });
    expect(Object.keys(table.own(0).told!)).toHaveLength(1);
    table.pass(20_000);
    expect(table.s.phase).toBe("round");
    expect(table.queen.piping).toBeUndefined();
  });

  test("she leaves: a bot sits on her place, and decides", () => {
    const table = new QueenTable({ people: 2, fill: 8 });
    table.put({ t: table.s.now, type: "leave", seat: 0 });
    table.pass(130_000);
    expect(table.queen.queen).toBe(0);
    expect(table.result()?.option).toBeDefined();
  });

  test("she is there and does nothing: reports are heard for her, nothing is decided, and all are homeless", () => {
    const table = new QueenTable({ people: 1, fill: 8 }).pass(121_000);
    expect(table.result()).toMatchObject({ ending: "homeless", took: 120_000 });
    expect(table.queen.heard.length).toBeGreaterThan(4);
    expect(table.s.seats[0]?.score).toBe(0);
  });

  test("everybody idles, or nobody reports: she can decide nothing, and is told so", () => {
    const idle = new QueenTable({ people: 5 }).pass(119_000);
    expect(ownView(idle.s, 0, idle.s.now).offers).toEqual([]);
    expect(idle.act(0, { verb: "decide", site: 0 })).toBe("not_heard_of");
    expect(idle.pass(2000).result()).toMatchObject({ ending: "homeless", facts: { heard: 0 } });
  });

  test("she decides in the last second: the swarm still lifts off", () => {
    const table = new QueenTable({ queen: { idle: 600_000 } }).reports(0, 9, 1).hears(1);
    table.pass(119_500 - table.played).do(0, { verb: "decide", site: 0 });
    table.pass(5999);
    expect(table.s.phase).toBe("round");
    expect(table.pass(1).result()).toMatchObject({ ending: "best", took: 125_500 });
  });

  test("the host gives more time: the third of the clock comes later, unless it has come", () => {
    const table = new QueenTable();
    table.put({ t: table.s.now, type: "more", ms: 60_000 });
    expect(table.all().opens - table.s.round!.begin).toBe(60_000);
    table.pass(60_000);
    table.put({ t: table.s.now, type: "more", ms: 60_000 });
    expect(table.all().opens - table.s.round!.begin).toBe(60_000);
  });

  test("latecomers scout: also one who takes over a bot's seat, which may be hers", () => {
    const table = new QueenTable({ people: 3, fill: 6, queen: { seat: 5 } });
    expect(table.put({ t: table.s.now, type: "sit", name: "Late" })).toBeUndefined();
    expect(table.act(3, { verb: "explore" })).toBeUndefined();
    for (const name of ["Later", "Last", "Very last"]) table.put({ t: table.s.now, type: "sit", name });
    // The sixth seat was hers: its newcomer decides now, and the next one has a seat of its own.
    expect(table.own(5)).toHaveProperty("waiting");
    expect(table.act(6, { verb: "explore" })).toBeUndefined();
  });
});

describe("who she is", () => {
  const queens = (who: string, people: number, seats = 8) =>
    Array.from({ length: 40 }, (_, i) => {
      const key = i.toString(16).padStart(2, "0").repeat(16);
      const table = new QueenTable({ people, fill: seats, key, queen: { seat: 299, who: who as "drawn" } });
      return table.queen.queen;
    });

  test("a person, a bot or anybody, as the scenario says; people three times as likely", () => {
    expect(queens("person", 2).every((seat) => seat < 2)).toBe(true);
    expect(queens("bot", 2).every((seat) => seat >= 2)).toBe(true);
    const people = queens("drawn", 4).filter((seat) => seat < 4).length;
    expect(people).toBeGreaterThan(20);
    expect(people).toBeLessThan(40);
    // Where there is no bot, somebody is.
    expect(new Set(queens("bot", 5, 5)).size).toBeGreaterThan(1);
  });

  test("captured in about half of the rounds, and nobody else then lies", () => {
    let captured = 0;
    for (let i = 0; i < 60; i++) {
      const key = (i + 7).toString(16).padStart(2, "0").repeat(16);
      const { r } = openRound(setUp("captured-queen", {}, NONE), key);
      const liars = Object.keys(r.roles).map(Number);
      if (liars.length > 0) captured++;
      expect(liars.every((seat) => seat === (r.parts.queen as QueenState).queen)).toBe(true);
    }
    expect(captured).toBeGreaterThan(18);
    expect(captured).toBeLessThan(42);
  });

  test("robbers are scouts, never she", () => {
    for (let i = 0; i < 30; i++) {
      const key = (i + 7).toString(16).padStart(2, "0").repeat(16);
      const { r } = openRound(setUp("queen", { liars: 0.25 }, NONE), key);
      expect(Object.keys(r.roles)).toHaveLength(2);
      expect(r.roles[(r.parts.queen as QueenState).queen]).toBeUndefined();
    }
  });
});

describe("what is told", () => {
  /** She hears of two sites and takes the worse; captured where the whole table is drawn so. */
  const played = (level: "open" | "discreet") => {
    const key = ["a1", "b2", "c3", "d4", "e5"]
      .map((two) => two.repeat(16))
      .find((one) => {
        const table = new QueenTable({ level, liars: 0.5, queen: { turns: "queen", idle: 600_000 }, key: one });
        return table.s.round!.roles[0] !== undefined;
      });
    const table = new QueenTable({ level, liars: 0.5, queen: { turns: "queen", idle: 600_000 }, ...(key && { key }) });
    expect(table.s.round!.roles[0]?.kind).toBe("liar");
    table.reports(0, 9, 1).hears(1).reports(2, 3, 2).hears(2);
    return table.do(0, { verb: "decide", site: 2 }).do(2, { verb: "doubt" }).pass(6000);
  };

  test("in an open room that she was captured, who said what, and who doubted", () => {
    const table = played("open");
    const { reveal } = allView(table.s, table.s.now);
    expect(reveal!.parts!.queen).toMatchObject({ captured: true, trust: { 2: false } });
    expect((reveal!.parts!.queen as QueenReveal).told[0]).toMatchObject({ seat: 1, site: 0, claim: 9 });
    // A scout's doubt costs her a quarter of the thirty for having had her way.
    expect(ownView(table.s, 0, table.s.now).points).toMatchObject({ bonus: 23 });
  });

  test("in a discreet room neither that she was captured nor who said what", () => {
    const table = played("discreet");
    const { reveal } = allView(table.s, table.s.now);
    expect(reveal!.parts!.queen).not.toHaveProperty("captured");
    expect(reveal!.parts!.queen).not.toHaveProperty("trust");
    expect(JSON.stringify((reveal!.parts!.queen as QueenReveal).told)).not.toContain("seat");
    // When she heard whom was seen by all: a curve of that would tell who said what.
    const hearing = table.queen.heard[0]!.t - table.s.round!.begin;
    const { series, step } = (reveal!.parts!.queen as QueenReveal).support;
    expect(series[0]![Math.floor((hearing - 100) / step)]).toBe(1);
    expect(reveal!.liars).toBeUndefined();
    expect(reveal!.result.points).toEqual({});
  });

  test("points: early and right about the best two, at most fifteen; claims held against the truth", () => {
    const table = new QueenTable({ queen: { idle: 600_000 } });
    table.reports(0, 9, 1).hears(1).reports(0, 8.5, 2).hears(2).reports(1, 9, 3).hears(3).reports(1, 6, 1).hears(1);
    table.do(0, { verb: "decide", site: 0 }).pass(6000);
    const of = (seat: number) => ownView(table.s, seat, table.s.now).points?.of;
    // The first about the best counts double; the second about the other best one, after somebody's wrong word, once.
    expect(of(1)).toMatchObject({ claims: 15, reports: 15 });
    expect(of(2)).toMatchObject({ reports: 5 });
    expect(of(3)).toMatchObject({ claims: 0, reports: 0 });
    expect(of(0)).toMatchObject({ choice: 30 });
  });
});

test("with 300 seats she hears one at a time, and a phone is told little", { timeout: 60_000 }, () => {
  const table = new QueenTable({ people: 300, fill: 5, qualities: [9, 7, 5, 3], queen: { idle: 600_000 } });
  for (let seat = 1; seat < 300; seat++) table.do(seat, { verb: "explore" });
  table.pass(9000);
  for (let seat = 1; seat < 300; seat++) table.act(seat, { verb: "home" });
  table.pass(4000);
  for (let seat = 1; seat < 300; seat++) {
    const { back } = table.own(seat);
    if (back !== undefined) table.do(seat, { verb: "report", site: back, claim: 5 });
  }
  const waiting = Object.keys(table.own(0).waiting!).map(Number);
  expect(waiting.length).toBeGreaterThan(200);
  table.hears(waiting[150]!);
  expect(Object.keys(table.own(0).waiting!)).toHaveLength(waiting.length - 1);
  // A scout's own view does not grow with the room.
  expect(JSON.stringify(table.own(42)).length).toBeLessThan(200);
  expect(JSON.stringify(table.all()).length).toBeLessThan(250);
});

test("thirty bots under a queen come to a decision", () => {
  const { r, round } = openRound(setUp("queen", { fill: 30 }, NONE), "5c".repeat(16));
  round.advance(r.end + AFTER);
  expect(round.score().ending).not.toBe("homeless");
});
