import { describe, expect, test } from "vitest";
import { Hive } from "../support/hive.ts";

/** Everything this seat came to know by a lone search, return and look, while the others do what `others` has them do. */
function loneDiary(others: (hive: Hive) => void): unknown {
  const hive = new Hive({ n: 12, qualities: [8, 6, 4], world: { noise: 0.5, lost: 0.5, finds: 0.6 } });
  for (let i = 0; i < 6; i++) {
    hive.do(0, { verb: "explore" });
    others(hive);
    hive.after(30_000);
    const site = Object.keys(hive.scout(0).known).map(Number)[0];
    if (site !== undefined) hive.do(0, { verb: "return", site });
    others(hive);
    hive.after(30_000);
  }
  return hive.notes(0).filter((note) => note.what !== "was_stopped");
}

describe("a scout", () => {
  test("is drawn a reading once for each visit: staying on adds none, coming again does", () => {
    const hive = new Hive({ n: 8, world: { noise: 0.5 } }).learn(0, 0);
    const readings: number[] = [];
    for (let i = 1; i <= 6; i++) {
      hive.gather(0, 0);
      expect(hive.scout(0).known[0]?.visits).toBe(i);
      readings.push(hive.after(2000).scout(0).known[0]!.reading!);
      for (let n = 0; n < 3; n++) {
        hive.after(4000).do(0, { verb: "stay" });
        expect(hive.scout(0).known[0]).toMatchObject({ reading: readings.at(-1), visits: i + 1 });
      }
      hive.home(0);
    }
    expect(new Set(readings).size).toBeGreaterThan(3);
    expect(hive.notes(0, "read").length).toBe(7);
  });

  test("reads a site of quality q as q·exp(σN), with σ = 0.12 by default", () => {
    const hive = new Hive({ n: 300, qualities: [8, 8], world: { noise: 0.12 }, bees: { quorum: 500 } });
    for (const seat of hive.r.seats) hive.do(seat, { verb: "explore" });
    hive.after(30_000);
    const logs = hive.r.seats.flatMap((seat) =>
      hive.notes(seat, "read").map((note) => Math.log(Number(note.reading) / 8)),
    );
    const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length;
    const deviation = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length);
    expect(logs.length).toBe(300);
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(deviation).toBeGreaterThan(0.1);
    expect(deviation).toBeLessThan(0.14);
  });

  test("has its own luck: what others do does not change what it finds and reads, or when", () => {
    const alone = loneDiary(() => {});
    const amongMany = loneDiary((hive) => {
      for (let seat = 1; seat < 12; seat++) {
        const known = Object.keys(hive.scout(seat).known).map(Number);
        if (seat % 3 === 0 && known[0] !== undefined) hive.act(seat, { verb: "dance", site: known[0], claim: 9 });
        const dance = Object.keys(hive.dances()).map(Number)[0];
        if (seat % 3 === 1 && dance !== undefined) hive.act(seat, { verb: "follow", dance });
        else if (seat % 3 !== 0) hive.act(seat, { verb: "explore" });
      }
    });
    expect(JSON.stringify(alone).length).toBeGreaterThan(500);
    expect(amongMany).toEqual(alone);
  });

  test("has its reading after 2 s inside, flies home by itself 6 s later, and stays 6 s more each time it says so", () => {
    const hive = new Hive({ n: 8 }).learn(0, 0).gather(0, 0);
    const there = hive.now;
    expect(hive.act(0, { verb: "stay" })).toEqual({ code: "still_looking" });
    expect(hive.until(there + 1999).scout(0).leaves).toBeUndefined();
    expect(hive.until(there + 2000).scout(0).leaves).toBe(there + 8000);
    expect(hive.until(there + 7999).scout(0).at).toBe("site");
    const stayed = new Hive({ n: 8 }).learn(0, 0).gather(0, 0).after(7000).do(0, { verb: "stay" });
    expect(stayed.after(5999).scout(0).at).toBe("site");
    expect(stayed.after(1).scout(0)).toMatchObject({ at: "wing", why: "home" });
    hive.until(there + 8000);
    const { flight } = hive.scout(0).known[0]!;
    expect(hive.scout(0)).toMatchObject({ at: "wing", why: "home", due: there + 8000 + flight });
    expect(hive.until(there + 8000 + flight).scout(0)).toMatchObject({ at: "swarm" });
  });

  test("does not know where and when a search will end, and may turn back from it", () => {
    const hive = new Hive({ n: 8 }).do(0, { verb: "explore" }).after(1500);
    expect(hive.scout(0)).toEqual({ at: "wing", why: "explore", since: 0, known: {} });
    hive.do(0, { verb: "home" });
    expect(hive.scout(0)).toEqual({ at: "wing", why: "home", since: 1500, due: 3000, known: {} });
    expect(hive.act(0, { verb: "home" })).toEqual({ code: "on_the_way_home" });
    expect(hive.until(3000).scout(0)).toEqual({ at: "swarm", since: 3000, known: {} });
  });

  test("finds each site about equally often, and nothing once in twenty times", () => {
    const hive = new Hive({ n: 300, qualities: [8, 6, 4, 2], world: { finds: 0.95 }, bees: { quorum: 500 } });
    for (const seat of hive.r.seats) hive.do(seat, { verb: "explore" });
    hive.after(30_000);
    const found = [0, 1, 2, 3].map(
      (site) => hive.r.seats.filter((seat) => hive.notes(seat, "found")[0]?.site === site).length,
    );
    for (const count of found) expect(Math.abs(count - 71)).toBeLessThan(30);
    const nothing = hive.r.seats.filter((seat) => hive.notes(seat, "nothing").length === 1).length;
    expect(nothing + found.reduce((sum, count) => sum + count, 0)).toBe(300);
    expect(nothing).toBeGreaterThan(3);
    expect(nothing).toBeLessThan(32);
  });

  test("returns to sites it has been to, and only to those", () => {
    const hive = new Hive({ n: 8, qualities: [8, 6, 4] }).learn(1, 0);
    const known = Object.keys(hive.scout(0).known).map(Number);
    expect(hive.offer(0, "return")?.aim).toEqual({ field: "site", ids: known });
    for (const site of [0, 1, 2]) {
      const copy = new Hive({ n: 8, qualities: [8, 6, 4] }).learn(1, 0);
      expect(copy.act(0, { verb: "return", site })).toEqual(
        known.includes(site) ? undefined : { code: "unknown_site" },
      );
    }
  });

  test("that is a liar knows the way to the worst site, but not what it looks like", () => {
    const hive = new Hive({ n: 8, qualities: [8, 3, 5], liars: 0.25 });
    const liars = hive.r.seats.filter((seat) => hive.round.role(seat).kind === "liar");
    expect(liars.length).toBe(2);
    for (const seat of hive.r.seats) {
      const liar = liars.includes(seat);
      expect(hive.round.role(seat)).toEqual(liar ? { kind: "liar", goal: { site: 1 } } : { kind: "honest" });
      expect(Object.keys(hive.scout(seat).known)).toEqual(liar ? ["1"] : []);
    }
    const liar = liars[0]!;
    expect(Object.keys(hive.scout(liar).known[1]!).sort()).toEqual(["angle", "flight"]);
    hive.gather(1, liar);
    expect(hive.site(1).seats).toEqual([liar]);
  });

  test("at a site sees who else is there, and nobody elsewhere does; the screen sees only how many are out", () => {
    const hive = new Hive({ n: 8 }).learn(0, 0, 1).learn(1, 2).gather(0, 0, 1);
    expect(hive.round.channels(0)).toEqual(["all", "seat:0", "site:0"]);
    expect(hive.site(0)).toMatchObject({ seats: [0, 1] });
    for (const seat of [2, 3]) expect(hive.round.channels(seat)).toEqual(["all", `seat:${seat}`, "floor"]);
    expect(hive.round.view("screen")).toEqual({ swarm: { swarm: 6, out: 2 } });
  });
});
