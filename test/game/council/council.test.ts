import { describe, expect, test } from "vitest";
import { Views } from "../../../src/game/index.ts";
import type { CouncilReveal } from "../../../src/game/mechanisms/council/reveal.ts";
import { CouncilTable } from "../support/council-table.ts";
import { allView, ownView } from "../support/play.ts";

const told = (table: CouncilTable) => allView(table.s, table.s.now).reveal!.parts!.council as CouncilReveal;

/** A table at which 0, 1 and 2 sit, 0 as the chair, and 3 was next in votes; 4, 5 and 6 are scouts besides. */
const seated = (more: ConstructorParameters<typeof CouncilTable>[0] = {}): CouncilTable =>
  new CouncilTable(more).stand(0, 1, 2, 3).elect({ 4: [0, 1, 2], 5: [0, 1, 2], 6: [0, 3], 2: [0, 1] });

describe("while all scout", () => {
  test("what one is back with is called out to all, or to nobody", () => {
    const table = new CouncilTable().back(1, 0);
    expect(table.act(0, { verb: "tell", site: 0, claim: 5 })).toBe("not_just_there");
    table.do(0, { verb: "tell", site: 1, claim: 8.5 });
    expect(Object.values(table.all().calls!)).toEqual([{ n: 1, seat: 0, site: 1, claim: 8.5 }]);
    expect(table.act(0, { verb: "tell", site: 1, claim: 8.5 })).toBe("no_news");
    expect(table.act(1, { verb: "quiet" })).toBe("no_news");
    expect(table.act(0, { verb: "report", seat: 1, claim: 8 })).toBe("no_news");
  });

  test("the latest six calls are shown, and no more", () => {
    const table = new CouncilTable({ people: 8, council: { scout: 400_000 } });
    for (let seat = 0; seat < 8; seat++) table.back(0, seat).do(seat, { verb: "tell", site: 0, claim: seat });
    expect(Object.values(table.all().calls!).map(({ seat }) => seat)).toEqual([2, 3, 4, 5, 6, 7]);
  });

  test("how many stand everybody is told, who they are only when the list is closed", () => {
    const table = new CouncilTable().do(3, { verb: "stand" }).do(4, { verb: "stand" }).do(4, { verb: "withdraw" });
    expect(table.act(3, { verb: "stand" })).toBe("as_before");
    expect(table.all()).toMatchObject({ standing: 1 });
    expect(JSON.stringify(table.own(2))).not.toContain('"stands":true');
    table.stand(0, 1, 5);
    expect(Object.keys(table.all().list!)).toEqual(["0", "1", "3", "5"]);
    expect(table.act(6, { verb: "stand" })).toBe("list_closed");
  });
});

describe("the election", () => {
  test("each has as many votes as there are places, for others, and can take them back", () => {
    const table = new CouncilTable().back(0, 1).do(1, { verb: "tell", site: 0, claim: 9 }).stand(0, 1, 2, 3, 4);
    expect(table.all()).toMatchObject({ stage: "election", list: { 1: { 0: 9 }, 2: {} } });
    expect(table.act(0, { verb: "elect", seat: 0 })).toBe("not_oneself");
    expect(table.act(0, { verb: "elect", seat: 6 })).toBe("not_on_list");
    for (const seat of [1, 2, 3]) table.do(0, { verb: "elect", seat });
    expect(table.act(0, { verb: "elect", seat: 4 })).toBe("votes_spent");
    table.do(0, { verb: "unelect", seat: 1 }).do(0, { verb: "elect", seat: 4 });
    expect(table.own(0).votes).toEqual([2, 3, 4]);
    // Nobody sees how it stands.
    expect(table.all()).not.toHaveProperty("votes");
    expect(table.own(1).votes).toEqual([]);
  });

  test("those with most votes sit, the first of them as the chair; flying goes on meanwhile", () => {
    const table = new CouncilTable().stand(0, 1, 2, 3);
    table.do(5, { verb: "explore" });
    table.elect({ 4: [1, 2], 5: [1, 2, 3], 6: [1, 3], 0: [1, 2] });
    expect(table.council.ranks[0]).toEqual({ seat: 1, votes: 4 });
    expect(table.all()).toMatchObject({ stage: "council", votes: { 0: 0, 1: 4, 2: 3, 3: 2 }, council: [1, 2, 3] });
    expect(table.felt()).toEqual(["election", "elected"]);
    expect(table.notes(1, "elected")).toMatchObject([{ votes: 4 }]);
  });

  test("whoever is elected comes home and stays at the swarm", () => {
    const table = new CouncilTable().stand(0, 1, 2, 3).do(0, { verb: "explore" }).pass(2000);
    table.elect({ 4: [0, 1, 2], 5: [0, 1, 2] });
    expect(table.scout(0).why ?? "home").toBe("home");
    table.pass(8000);
    expect(table.scout(0).at).toBe("swarm");
    expect(table.act(0, { verb: "explore" })).toBe("grounded");
    expect(table.act(0, { verb: "tell", site: 0, claim: 9 })).toBe("you_sit");
  });
});

describe("the council", () => {
  test("hears what scouts report to one of it, and nobody else does", () => {
    const table = seated().back(1, 4);
    expect(table.act(4, { verb: "tell", site: 1, claim: 6 })).toBe("tell_council");
    expect(table.act(4, { verb: "report", seat: 5, claim: 6 })).toBe("not_in_council");
    table.do(4, { verb: "report", seat: 1, claim: 6.5 });
    expect(Object.values(table.own(1).heard!)).toMatchObject([{ seat: 4, site: 1, claim: 6.5 }]);
    expect(table.own(0).heard).toEqual({});
    expect(JSON.stringify(table.all())).not.toContain("6.5");
    expect(table.own(4).report).toEqual({ seat: 1, site: 1, claim: 6.5 });
    expect(new Views(table.s, table.s.now).view("screen")).toMatchObject({ parts: { council: { reports: 1 } } });
  });

  test("listens first, talks of what it has heard of, and decides by a majority that holds", () => {
    const table = seated().back(0, 4);
    expect(table.act(1, { verb: "say", site: 0, claim: 9 })).toBe("never_heard_of");
    table.do(4, { verb: "report", seat: 1, claim: 9 });
    table.do(1, { verb: "say", site: 0, claim: 8 }).opened();
    expect(table.act(1, { verb: "say", site: 0, claim: 8 })).toBe("as_before");
    expect(table.act(4, { verb: "back", site: 0 })).toBe("not_in_council");
    // The others have heard of it in the council.
    table.do(0, { verb: "back", site: 0 });
    expect(table.all()).toMatchObject({ chamber: { says: { 1: { 0: 8 } }, backs: { 0: 0 } }, voted: 1 });
    table.do(1, { verb: "back", site: 0 });
    expect(table.all().settling).toMatchObject({ site: 0, until: table.s.now + 9000 });
    table.pass(9000);
    expect(table.all().piping).toMatchObject({ site: 0 });
    expect(table.act(2, { verb: "back", site: 0 })).toBe("council_decided");
    table.pass(5000);
    expect(table.result()).toMatchObject({ option: 0, ending: "best" });
    expect(table.felt().slice(-3)).toEqual(["majority", "decided", "liftoff"]);
  });

  test("may not vote before it has listened, and is told until when", () => {
    const table = new CouncilTable().stand(0, 1, 2, 3);
    table.do(4, { verb: "explore" }).elect({ 4: [0, 1, 2], 5: [0, 1, 2] });
    const { until } = table.council;
    table.council.says = { 1: { 0: 9 } };
    expect(until - table.s.now).toBe(10_000);
    expect(table.offers(0).find(({ verb }) => verb === "back")?.not).toEqual({ code: "listens_first", until });
  });

  test("a majority that breaks is none", () => {
    const table = seated().back(0, 4).do(4, { verb: "report", seat: 0, claim: 9 });
    table.back(1, 5).do(5, { verb: "report", seat: 1, claim: 6 }).opened();
    table.do(0, { verb: "say", site: 0, claim: 9 }).do(1, { verb: "say", site: 1, claim: 6 });
    table.do(0, { verb: "back", site: 0 }).do(1, { verb: "back", site: 0 }).pass(6000);
    table.do(1, { verb: "back", site: 1 });
    expect(table.all()).not.toHaveProperty("settling");
    expect(table.felt().at(-1)).toBe("split");
    table.pass(9000);
    expect(table.all()).not.toHaveProperty("piping");
  });

  test("behind closed doors nobody but councillors hears or sees who votes for what", () => {
    const table = seated({ council: { open: false } })
      .back(0, 4)
      .do(4, { verb: "report", seat: 0, claim: 9 })
      .opened();
    table.do(0, { verb: "say", site: 0, claim: 9 }).do(0, { verb: "back", site: 0 }).do(1, { verb: "back", site: 0 });
    expect(table.all()).not.toHaveProperty("chamber");
    expect(table.all().settling).not.toHaveProperty("site");
    expect(table.all().voted).toBe(2);
    const views = new Views(table.s, table.s.now);
    expect(views.ofSeat(1)).toContain("council");
    expect(views.ofSeat(4)).not.toContain("council");
    expect(views.view("council")).toMatchObject({ parts: { council: { chamber: { backs: { 0: 0, 1: 0 } } } } });
    expect(table.s.round!.felt!.all.at(-1)).not.toHaveProperty("site");
  });
});

describe("a recall", () => {
  test("takes more than half of the room, once; the next in votes comes in the place, the recalled one scouts again", () => {
    const table = seated();
    for (const seat of [3, 4, 5]) table.do(seat, { verb: "recall", seat: 0 });
    expect(table.all()).toMatchObject({ against: { 0: 3 }, needed: 4 });
    table.do(5, { verb: "unrecall" });
    expect(table.all().against).toEqual({ 0: 2 });
    expect(table.act(0, { verb: "recall", seat: 0 })).toBe("not_oneself");
    table.do(5, { verb: "recall", seat: 0 }).do(1, { verb: "recall", seat: 0 });
    expect(table.all()).toMatchObject({ recalled: { seat: 0, next: 3 }, council: [1, 2, 3] });
    expect(table.felt().at(-1)).toBe("recalled");
    expect(table.act(4, { verb: "recall", seat: 1 })).toBe("recalled_already");
    table.do(0, { verb: "explore" });
    expect(table.act(3, { verb: "explore" })).toBe("grounded");
  });

  test("a vote can be moved to another councillor, and counts once", () => {
    const table = seated().do(4, { verb: "recall", seat: 0 }).do(4, { verb: "recall", seat: 1 });
    expect(table.all().against).toEqual({ 0: 0, 1: 1 });
    expect(table.own(4).recalls).toBe(1);
  });
});

describe("points and what is told", () => {
  const played = (level: "open" | "discreet") => {
    const table = seated({ level }).back(0, 4).do(4, { verb: "report", seat: 0, claim: 9 });
    table.back(1, 5).do(5, { verb: "report", seat: 1, claim: 10 }).opened();
    table.do(1, { verb: "say", site: 1, claim: 10 }).do(0, { verb: "say", site: 0, claim: 9 });
    table.do(0, { verb: "back", site: 0 }).do(2, { verb: "back", site: 0 }).do(1, { verb: "back", site: 1 });
    return table.pass(14_000);
  };

  test("a scout's for claims and reports, a councillor's for its own vote, whatever the others voted for", () => {
    const table = played("open");
    const of = (seat: number) => ownView(table.s, seat, table.s.now).points?.of;
    expect(of(0)).toMatchObject({ vote: 30 });
    expect(of(1)).toMatchObject({ vote: 0 });
    expect(of(4)).toMatchObject({ claims: 15, reports: 10 });
    expect(of(5)).toMatchObject({ claims: 0, reports: 0 });
    expect(of(0)!.room).toBe(of(6)!.room);
  });

  test("in an open room who was elected by whom, and who told whom what", () => {
    const reveal = told(played("open"));
    expect(reveal).toMatchObject({ captured: false, votes: { 0: 2, 1: 1 } });
    expect(reveal.council[0]).toMatchObject({
      seat: 0,
      backed: 0,
      liar: false,
      told: [{ seat: 4, site: 0, claim: 9 }],
    });
    expect(reveal.ballots![6]).toEqual([0, 3]);
  });

  test("in a discreet room what was said and how many voted for what, and nobody's name beside it", () => {
    const reveal = told(played("discreet"));
    for (const field of ["captured", "ballots", "platform"]) expect(reveal).not.toHaveProperty(field);
    expect(reveal.reports).toEqual([
      { site: 0, claim: 9 },
      { site: 1, claim: 10 },
    ]);
    for (const one of reveal.council) {
      expect(one).not.toHaveProperty("backed");
      expect(one).not.toHaveProperty("liar");
      expect(one.told).toEqual([]);
    }
  });
});
