import { describe, expect, test } from "vitest";
import { scenarios } from "../../../src/game/index.ts";
import { Chance } from "../../../src/game/kit/chance.ts";
import { council } from "../../../src/game/mechanisms/council/council.ts";
import type { CouncilReveal } from "../../../src/game/mechanisms/council/reveal.ts";
import type { CouncilState } from "../../../src/game/mechanisms/council/state.ts";
import { AFTER, openRound } from "../../../src/lab/models/play.ts";
import { setUp } from "../../../src/lab/models/setup.ts";
import { CouncilTable } from "../support/council-table.ts";
import { allView } from "../support/play.ts";
import { CardTable } from "../trials/table.ts";

const NONE = { world: {}, mechanism: {} };
const ballots = { 4: [0, 1, 2], 5: [0, 1, 2], 6: [0, 3], 2: [0, 1] };
const seated = (more: ConstructorParameters<typeof CouncilTable>[0] = {}): CouncilTable =>
  new CouncilTable(more).stand(0, 1, 2, 3).elect(ballots);

/** The three have heard of all sites, and may vote. */
const informed = (more: ConstructorParameters<typeof CouncilTable>[0] = {}): CouncilTable => {
  const table = seated(more);
  table.back(0, 4).do(4, { verb: "report", seat: 0, claim: 9 }).back(1, 5).do(5, { verb: "report", seat: 1, claim: 6 });
  table.back(2, 6).do(6, { verb: "report", seat: 2, claim: 3 }).opened();
  for (const site of [0, 1, 2]) table.do(site, { verb: "say", site, claim: 5 });
  return table;
};

describe("an election that is none", () => {
  test("nobody stands: the council is drawn by lot from all, at once", () => {
    const table = new CouncilTable().until(30_000);
    expect(table.all()).toMatchObject({ stage: "council", lots: 3 });
    expect(new Set(table.all().council).size).toBe(3);
    expect(table.notes(table.all().council![0]!, "drawn_by_lot")).toHaveLength(1);
    const others = new Set(
      Array.from({ length: 30 }, (_, i) =>
        JSON.stringify(new CouncilTable({ key: (i + 16).toString(16).repeat(16) }).until(30_000).all().council),
      ),
    );
    expect(others.size).toBeGreaterThan(10);
  });

  test("fewer stand than there are places: they sit, and the lot draws the rest", () => {
    const table = new CouncilTable().stand(5, 6);
    expect(table.all()).toMatchObject({ stage: "council", lots: 1 });
    expect(table.all().council!.slice(0, 2).sort()).toEqual([5, 6]);
  });

  test("a tie is broken by lot: not always for the same, and the same again with the same key", () => {
    const first = (i: number) => {
      const table = new CouncilTable({ key: (i + 16).toString(16).repeat(16) }).stand(0, 1, 2, 3);
      return JSON.stringify(table.elect({ 4: [0, 1], 5: [2, 3] }).all().council);
    };
    expect(new Set(Array.from({ length: 20 }, (_, i) => first(i))).size).toBeGreaterThan(3);
    expect(first(3)).toBe(first(3));
  });

  test("nobody votes: the lot decides among those who stand", () => {
    const table = new CouncilTable().stand(0, 1, 2, 3).elect({});
    expect(table.all().council!.every((seat) => seat < 4)).toBe(true);
    expect(table.all()).not.toHaveProperty("lots");
  });

  test("more than eight stand: the lot draws eight; bots stand only where people do not", () => {
    const many = new CouncilTable({ people: 12 }).stand(...Array.from({ length: 12 }, (_, i) => i));
    expect(Object.keys(many.all().list!)).toHaveLength(8);
    // Six people are enough of a choice for three places; one person is not.
    const six = new CouncilTable({ people: 6, fill: 12 }).stand(0, 1, 2, 3, 4, 5);
    expect(Object.keys(six.all().list!).map(Number)).toEqual([0, 1, 2, 3, 4, 5]);
    const one = new CouncilTable({ people: 1, fill: 12 }).stand(0);
    expect(Object.keys(one.all().list!)).toHaveLength(6);
    expect(one.all().list).toHaveProperty("0");
  });

  test("more places than seats: as many sit as make an odd number", () => {
    const table = new CouncilTable({ people: 6, fill: 5, council: { seats: 7 } }).until(30_000);
    expect(table.all()).toMatchObject({ size: 5 });
    expect(table.all().council).toHaveLength(5);
  });

  test("the clock runs out in the election: there is no home", () => {
    const table = new CouncilTable({ clock: 40_000 }).stand(0, 1, 2, 3).pass(11_000);
    expect(table.result()).toMatchObject({ ending: "homeless", took: 40_000 });
    const reveal = allView(table.s, table.s.now).reveal!.parts!.council as CouncilReveal;
    expect(reveal.council).toEqual([]);
    expect(reveal).not.toHaveProperty("captured");
  });
});

describe("a council that does not agree", () => {
  test("a tie at dusk goes to the chair's vote", () => {
    const table = informed();
    for (const seat of [0, 1, 2]) table.do(seat, { verb: "back", site: 2 - seat });
    expect(table.council.council[0]).toBe(0);
    table.untilEnd();
    expect(table.all().piping).toMatchObject({ site: 2 });
    expect(table.pass(5000).result()).toMatchObject({ option: 2 });
  });

  test("most votes decide at dusk, also fewer than a majority; a tie without the chair finds no home", () => {
    const table = informed();
    table.do(1, { verb: "back", site: 1 }).do(2, { verb: "back", site: 2 });
    expect(table.untilEnd().result()).toMatchObject({ ending: "homeless" });
    const one = informed();
    one.do(1, { verb: "back", site: 1 }).untilEnd();
    expect(one.all().piping).toMatchObject({ site: 1 });
  });

  test("everybody idles: nobody sits but by lot, nothing is decided, and all are homeless", () => {
    const table = new CouncilTable({ people: 5, clock: 120_000 }).pass(121_000);
    expect(table.result()).toMatchObject({ ending: "homeless", facts: { reports: 0, voters: 0 } });
    expect(table.s.seats.every(({ score }) => score === 0)).toBe(true);
  });

  test("a majority in the last second is waited for; if it breaks then, what there is counts", () => {
    const table = informed();
    table.untilEnd(500).do(0, { verb: "back", site: 0 }).do(1, { verb: "back", site: 0 });
    table.pass(8000);
    expect(table.s.phase).toBe("round");
    expect(table.pass(6000).result()).toMatchObject({ option: 0 });
    const other = informed();
    other.untilEnd(500).do(0, { verb: "back", site: 0 }).do(1, { verb: "back", site: 0 }).pass(1000);
    other.do(1, { verb: "back", site: 1 });
    // One vote each: the chair's.
    expect(other.all().piping).toMatchObject({ site: 0 });
  });

  test("the host gives more time: the council has it, the election does not move", () => {
    const table = new CouncilTable({ clock: 120_000 });
    table.put({ t: table.s.now, type: "more", ms: 60_000 });
    expect(table.council.until - table.s.round!.begin).toBe(30_000);
    table
      .stand(0, 1, 2, 3)
      .elect(ballots)
      .pass(130_000 - table.played);
    expect(table.s.phase).toBe("round");
    expect(table.pass(51_000).result()).toMatchObject({ ending: "homeless" });
  });
});

describe("a councillor who is no more", () => {
  test("is recalled in the middle of a vote: its vote is struck, the majority gone, and the next votes anew", () => {
    const table = informed();
    table.do(0, { verb: "back", site: 2 }).do(1, { verb: "back", site: 2 });
    expect(table.all().settling).toMatchObject({ site: 2 });
    for (const seat of [3, 4, 5, 6]) table.do(seat, { verb: "recall", seat: 0 });
    expect(table.all()).not.toHaveProperty("settling");
    expect(table.all()).toMatchObject({ council: [1, 2, 3], chamber: { backs: { 1: 2 } } });
    expect(table.felt().slice(-2)).toEqual(["recalled", "split"]);
    table.pass(8000);
    expect(table.all()).not.toHaveProperty("piping");
    // Of the new three two agree.
    table.do(3, { verb: "back", site: 0 }).do(2, { verb: "back", site: 0 });
    expect(table.pass(14_000).result()).toMatchObject({ option: 0, ending: "best" });
  });

  test("is recalled after the clock ran out: the votes that are left decide", () => {
    const table = informed();
    table.untilEnd(500).do(0, { verb: "back", site: 2 }).do(1, { verb: "back", site: 2 }).pass(1000);
    for (const seat of [3, 4, 5, 6]) table.do(seat, { verb: "recall", seat: 0 });
    expect(table.all().piping).toMatchObject({ site: 2 });
  });

  test("has nobody to follow: by lot, or the place stays empty", () => {
    const table = new CouncilTable().stand(0, 1, 2);
    const [gone] = table.council.council as [number];
    for (const seat of [0, 1, 2, 3, 4, 5].filter((one) => one !== gone)) {
      if (!table.council.recalled) table.do(seat, { verb: "recall", seat: gone });
    }
    expect(table.all().recalled!.next).toBeGreaterThan(2);
    const all = new CouncilTable({ people: 5, fill: 5, council: { seats: 7 } }).until(30_000);
    for (const seat of [1, 2, 3]) all.do(seat, { verb: "recall", seat: 0 });
    expect(all.all()).toMatchObject({ recalled: { seat: 0 } });
    expect(all.all().council).toHaveLength(4);
    expect(all.all().recalled).not.toHaveProperty("next");
  });

  test("its phone dies: the honest autopilot hears, talks and votes in its place", () => {
    const table = new CouncilTable({ people: 1, fill: 8, clock: 120_000, council: { sits: [0] } });
    table.put({ t: table.s.now, type: "away", seat: 0 });
    table.pass(130_000);
    expect(table.notes(0, "backed").length).toBeGreaterThan(0);
    expect(table.result()).toMatchObject({ ending: expect.stringMatching(/best|second/) });
  });

  test("leaves: a bot sits on its place; a latecomer takes it over, with all that was heard", () => {
    const table = informed();
    table.put({ t: table.s.now, type: "leave", seat: 1 });
    table.pass(6000);
    expect(table.council.says[1]).toBeDefined();
    table.put({ t: table.s.now, type: "sit", name: "Late" });
    expect(Object.values(table.own(1).heard!).length).toBeGreaterThan(0);
  });
});

describe("who is bought", () => {
  const key = (i: number) => (i + 16).toString(16).repeat(16);

  test("before there is a council any share of the seats, once there is one most of it", () => {
    const { r, round } = openRound(setUp("captured-council", {}, NONE), key(1));
    expect(Object.keys(r.roles)).toHaveLength(3);
    const s = r.parts.council as CouncilState;
    while (s.council.length === 0) round.advance(round.due()!);
    // As a trial that is played now would have it drawn.
    const { corruptible } = council.make(s.options);
    const f = { seats: r.seats } as unknown as Parameters<NonNullable<typeof corruptible>>[2];
    const turned = Array.from({ length: 20 }, (_, i) => corruptible!(s, 0.1, f, new Chance(key(i))));
    for (const seats of turned) {
      expect(seats).toHaveLength(2);
      expect(seats.every((seat) => s.council.includes(seat))).toBe(true);
    }
    expect(new Set(turned.map((seats) => JSON.stringify([...seats].sort()))).size).toBe(3);
  });

  test("robbers are elected now and then, and now and then most of the council is theirs", () => {
    let captured = 0;
    let worst = 0;
    for (let i = 0; i < 40; i++) {
      const { r, round } = openRound(setUp("captured-council", {}, NONE), key(i));
      const s = r.parts.council as CouncilState;
      while (s.council.length === 0) round.advance(round.due()!);
      if (s.council.filter((seat) => r.roles[seat]).length >= 2) captured++;
      round.advance(r.end + AFTER);
      if (round.score().ending === "worst") worst++;
    }
    expect(captured).toBeGreaterThan(4);
    expect(captured).toBeLessThan(36);
    expect(worst).toBeGreaterThan(4);
    expect(worst).toBeLessThan(36);
  });
});

test("a capture turns most of the council, whoever of it was bought already; before there is one, nobody", () => {
  const table = new CardTable(scenarios.council!, { people: 2 }).to(20_000);
  table.card("capture");
  expect(table.r.roles).toEqual({});
  table.to(50_000).card("capture");
  const s = table.r.parts.council as CouncilState;
  const turned = Object.keys(table.r.roles).map(Number);
  expect(turned).toHaveLength(2);
  expect(turned.every((seat) => s.council.includes(seat))).toBe(true);
  // Most of it is turned already.
  table.card("capture");
  expect(Object.keys(table.r.roles)).toHaveLength(2);
});

test("with 300 seats a phone is told little, and the list has eight", { timeout: 60_000 }, () => {
  const table = new CouncilTable({ people: 300, fill: 5 });
  for (let seat = 0; seat < 300; seat++) table.do(seat, { verb: seat % 3 === 0 ? "stand" : "explore" });
  table.until(30_000);
  expect(Object.keys(table.all().list!)).toHaveLength(8);
  table.pass(15_000);
  expect(table.all().council).toHaveLength(3);
  // A scout's own view does not grow with the room, nor does what all are shown.
  expect(JSON.stringify(table.own(42)).length).toBeLessThan(200);
  expect(JSON.stringify(table.all()).length).toBeLessThan(1200);
});

test("thirty bots with a council come to a decision", () => {
  const { r, round } = openRound(setUp("council", { fill: 30 }, NONE), "5c".repeat(16));
  round.advance(r.end + AFTER);
  expect(round.score().ending).not.toBe("homeless");
});
