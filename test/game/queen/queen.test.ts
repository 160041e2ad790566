import { describe, expect, test } from "vitest";
import { Views } from "../../../src/game/index.ts";
import type { QueenReveal } from "../../../src/game/mechanisms/queen/reveal.ts";
import { allView, ownView } from "../support/play.ts";
import { QueenTable } from "../support/queen-table.ts";

/** A table at which she has heard of the sites 0 and 1, from the scouts 1 and 2. */
const heardOfTwo = (more: ConstructorParameters<typeof QueenTable>[0] = {}): QueenTable =>
  new QueenTable({ queen: { idle: 600_000 }, ...more }).reports(0, 9, 1).hears(1).reports(1, 6, 2).hears(2);

const told = (table: QueenTable) => allView(table.s, table.s.now).reveal!.parts!.queen as QueenReveal;

describe("reports", () => {
  test("wait while their scouts fly on, one each; a newer one takes the older one's place in the line", () => {
    const table = new QueenTable({ queen: { idle: 600_000 } }).reports(1, 6, 1);
    const since = table.queen.waiting[1]!.since;
    table.reports(2, 3, 2).reports(0, 9.5, 1);
    expect(table.own(1).waits).toEqual({ site: 0, claim: 9.5 });
    // She sees who waits since when, never what.
    expect(table.own(0)).toEqual({ waiting: { 1: since, 2: table.queen.waiting[2]!.since }, told: {} });
    table.hears(1);
    expect(table.own(0).told).toEqual({ 0: { t: table.s.now, seat: 1, site: 0, claim: 9.5 } });
    expect(Object.keys(table.own(0).waiting!)).toEqual(["2"]);
    expect(table.all()).toMatchObject({ last: 1, heard: 1 });
    expect(table.own(1)).toMatchObject({ times: 1 });
    expect(table.own(1).waits).toBeUndefined();
  });

  test("are about the site that one is just back from, or nothing is said", () => {
    const table = new QueenTable();
    expect(table.act(1, { verb: "report", site: 0, claim: 5 })).toBe("not_back_from");
    expect(table.act(1, { verb: "quiet" })).toBe("nothing_to_tell");
    table.reports(2, 3, 1);
    expect(table.act(1, { verb: "report", site: 2, claim: 5 })).toBe("not_back_from");
    expect(table.act(2, { verb: "report", site: 2, claim: 5.25 })).toBe("bad_command");
  });

  test("are heard in 3 s by a bot and in 5 s by a person; what comes meanwhile waits anew", () => {
    for (const [who, takes] of [
      ["person", 5000],
      ["bot", 3000],
    ] as const) {
      const table = new QueenTable({ queen: { idle: 600_000 }, people: 4 });
      if (who === "bot") table.put({ t: table.s.now, type: "leave", seat: 0 });
      table.reports(1, 6, 1);
      for (let i = 0; i < 400 && !table.queen.hearing; i++) {
        if (who === "person") table.act(0, { verb: "hear", seat: 1 });
        table.pass(50);
      }
      const { from, until } = table.queen.hearing!;
      expect(until - from, who).toBe(takes);
    }
    const table = new QueenTable({ queen: { idle: 600_000, listens: 60_000 } }).reports(1, 6, 1);
    table.do(0, { verb: "hear", seat: 1 }).reports(0, 9, 1);
    expect(table.queen.hearing).toMatchObject({ seat: 1, site: 1, claim: 6 });
    expect(table.own(1)).toMatchObject({ heard: { site: 1, claim: 6 }, waits: { site: 0, claim: 9 } });
    expect(table.act(0, { verb: "hear", seat: 1 })).toBe("hearing");
    // What she is being told she knows only when it has been said.
    expect(table.own(0).told).toEqual({});
  });
});

describe("the queen", () => {
  test("does not fly, and reports to nobody; the others do not decide", () => {
    const table = new QueenTable();
    expect(table.act(0, { verb: "explore" })).toBe("grounded");
    expect(table.act(0, { verb: "trust" })).toBe("you_are_queen");
    expect(table.act(1, { verb: "decide", site: 0 })).toBe("not_queen");
    expect(table.act(0, { verb: "hear", seat: 3 })).toBe("nobody_waits");
    expect(ownView(table.s, 0, table.s.now).offers).toEqual([]);
  });

  test("decides once she has heard of two sites, or a third of the clock is gone, for a site she has heard of", () => {
    const table = new QueenTable({ queen: { idle: 600_000 } }).reports(0, 9, 1).hears(1);
    expect(table.played).toBeLessThan(40_000);
    expect(table.act(0, { verb: "decide", site: 0 })).toBe("too_soon");
    expect(table.act(0, { verb: "decide", site: 2 })).toBe("not_heard_of");
    table.pass(40_000 - table.played);
    expect(ownView(table.s, 0, table.s.now).offers.find(({ verb }) => verb === "decide")).not.toHaveProperty("not");
    expect(table.act(0, { verb: "decide", site: 0 })).toBeUndefined();

    const two = heardOfTwo({ queen: { idle: 600_000, opens: 1 } });
    two.do(0, { verb: "decide", site: 1 }).pass(5999);
    expect(two.all().piping).toMatchObject({ site: 1 });
    expect(two.act(0, { verb: "decide", site: 0 })).toBe("decided");
    expect(two.pass(1).result()).toMatchObject({ option: 1, ending: "second", worth: 6 });
  });

  test("has the next report heard for her when she does nothing for ten seconds, the longest waiting first", () => {
    const table = new QueenTable({ queen: { idle: 600_000 } }).reports(1, 6, 2).reports(0, 9, 1);
    expect(table.queen.hearing).toBeUndefined();
    const idle = new QueenTable().reports(1, 6, 2);
    idle.pass(10_000 - (idle.s.now - idle.queen.waiting[2]!.since) - 1);
    expect(idle.queen.hearing).toBeUndefined();
    expect(idle.pass(1).queen.hearing).toMatchObject({ seat: 2 });
    expect(idle.notes(0, "autopilot_hears")).toHaveLength(1);
  });

  test("breaks off whom she hears when she decides: that report was not heard", () => {
    const table = heardOfTwo().reports(2, 3, 3);
    table.do(0, { verb: "hear", seat: 3 }).do(0, { verb: "decide", site: 0 }).pass(6000);
    expect(told(table).told.map(({ site }) => site)).toEqual([0, 1]);
    // The curve counts what she heard and her own choice, not what was reported to her in vain.
    expect(told(table).support.series.map((counts) => counts.at(-1))).toEqual([2, 1, 0]);
    expect(table.result()).toMatchObject({ ending: "best" });
  });
});

describe("trust and doubt", () => {
  test("are said once in a row, anywhere, by scouts, and told at the reveal", () => {
    const table = heardOfTwo();
    table.do(1, { verb: "trust" }).do(2, { verb: "explore" }).do(2, { verb: "doubt" });
    expect(table.act(1, { verb: "trust" })).toBe("said_already");
    table.do(0, { verb: "decide", site: 1 }).do(1, { verb: "doubt" });
    for (const seat of [0, 2, 3]) expect(JSON.stringify(table.own(seat))).not.toContain('"trusts":tru');
    expect(JSON.stringify(new Views(table.s, table.s.now).view("screen"))).not.toContain("trust");
    table.pass(6000);
    expect(told(table)).toMatchObject({ trusted: 0, doubted: 2, trust: { 1: false, 2: false }, captured: false });
    expect(table.result()?.facts).toMatchObject({ doubt: 50, trust: 0 });
  });
});

describe("on the wing", () => {
  test("a scout turns to another site that it knows, and nobody gets home sooner for it", () => {
    const table = new QueenTable({ people: 3 }).reports(1, 6, 1).reports(2, 3, 1);
    table.do(1, { verb: "return", site: 1 }).pass(400);
    expect(ownView(table.s, 1, table.s.now).offers.find(({ verb }) => verb === "veer")?.aim?.ids).not.toContain(1);
    const gone = 400;
    table.do(1, { verb: "veer", site: 2 });
    const { due, known } = table.scout(1);
    expect(due! - table.s.now).toBe(gone + known[2]!.flight);
    table.do(1, { verb: "home" });
    expect(table.scout(1).due! - table.s.now).toBe(gone);
    // Homeward, what is left of the way counts.
    table.pass(150).do(1, { verb: "veer", site: 1 });
    expect(table.scout(1).due! - table.s.now).toBe(gone - 150 + known[1]!.flight);
    expect(table.act(2, { verb: "veer", site: 1 })).toBe("no_way_there");
  });

  test("a search says nothing of where it leads: every site one knows is a way out of it", () => {
    const table = new QueenTable({ people: 2 }).reports(0, 9, 1).reports(1, 6, 1);
    table.do(1, { verb: "explore" }).pass(200);
    const veer = ownView(table.s, 1, table.s.now).offers.find(({ verb }) => verb === "veer");
    expect([...(veer?.aim?.ids ?? [])].sort()).toEqual(expect.arrayContaining([0, 1]));
  });
});
