import { describe, expect, test } from "vitest";
import { BeesRound } from "../support/bees-round.ts";

/** Everything this seat came to know by a lone search, return and look, while the others do what `others` has them do. */
function loneDiary(others: (play: BeesRound) => void): unknown {
  const play = new BeesRound({ n: 12, qualities: [8, 6, 4], world: { noise: 0.5, lost: 0.5, finds: 0.6 } });
  for (let i = 0; i < 6; i++) {
    play.do(0, { verb: "explore" });
    others(play);
    play.after(30_000);
    const site = Object.keys(play.scout(0).known).map(Number)[0];
    if (site !== undefined) play.do(0, { verb: "return", site });
    others(play);
    play.after(30_000);
  }
  return play.notes(0).filter((note) => note.what !== "was_stopped");
}

describe("a scout", () => {
  test("is drawn a reading once for each visit: staying on adds none, coming again does", () => {
    const play = new BeesRound({ n: 8, world: { noise: 0.5 } }).learn(0, 0);
    const readings: number[] = [];
    for (let i = 1; i <= 6; i++) {
      play.gather(0, 0);
      expect(play.scout(0).known[0]?.visits).toBe(i);
      readings.push(play.after(2000).scout(0).known[0]!.reading!);
      for (let n = 0; n < 3; n++) {
        play.after(4000).do(0, { verb: "stay" });
        expect(play.scout(0).known[0]).toMatchObject({ reading: readings.at(-1), visits: i + 1 });
      }
      play.home(0);
    }
    expect(new Set(readings).size).toBeGreaterThan(3);
    expect(play.notes(0, "read").length).toBe(7);
  });

  test("reads a site of quality q as q·exp(σN), with σ = 0.12 by default", () => {
    const play = new BeesRound({ n: 300, qualities: [8, 8], world: { noise: 0.12 }, bees: { quorum: 500 } });
    for (const seat of play.r.seats) play.do(seat, { verb: "explore" });
    play.after(30_000);
    const logs = play.r.seats.flatMap((seat) =>
      play.notes(seat, "read").map((note) => Math.log(Number(note.reading) / 8)),
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
    const amongMany = loneDiary((play) => {
      for (let seat = 1; seat < 12; seat++) {
        const known = Object.keys(play.scout(seat).known).map(Number);
        if (seat % 3 === 0 && known[0] !== undefined) play.act(seat, { verb: "dance", site: known[0], claim: 9 });
        const dance = Object.keys(play.dances()).map(Number)[0];
        if (seat % 3 === 1 && dance !== undefined) play.act(seat, { verb: "follow", dance });
        else if (seat % 3 !== 0) play.act(seat, { verb: "explore" });
      }
    });
    expect(JSON.stringify(alone).length).toBeGreaterThan(500);
    expect(amongMany).toEqual(alone);
  });

  test("has its reading after 2 s inside, flies home by itself 6 s later, and stays 6 s more each time it says so", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0).gather(0, 0);
    const there = play.now;
    expect(play.act(0, { verb: "stay" })).toEqual({ code: "still_looking" });
    expect(play.until(there + 1999).scout(0).leaves).toBeUndefined();
    expect(play.until(there + 2000).scout(0).leaves).toBe(there + 8000);
    expect(play.until(there + 7999).scout(0).at).toBe("site");
    const stayed = new BeesRound({ n: 8 }).learn(0, 0).gather(0, 0).after(7000).do(0, { verb: "stay" });
    expect(stayed.after(5999).scout(0).at).toBe("site");
    expect(stayed.after(1).scout(0)).toMatchObject({ at: "wing", why: "home" });
    play.until(there + 8000);
    const { flight } = play.scout(0).known[0]!;
    expect(play.scout(0)).toMatchObject({ at: "wing", why: "home", due: there + 8000 + flight });
    expect(play.until(there + 8000 + flight).scout(0)).toMatchObject({ at: "swarm" });
  });

  test("does not know where and when a search will end, and may turn back from it", () => {
    const play = new BeesRound({ n: 8 });
    // The place that it has passed.
    const { known } = play.scout(0);
    play.do(0, { verb: "explore" }).after(1500);
    expect(play.scout(0)).toEqual({ at: "wing", why: "explore", since: 0, known });
    play.do(0, { verb: "home" });
    expect(play.scout(0)).toEqual({ at: "wing", why: "home", since: 1500, due: 3000, known });
    expect(play.act(0, { verb: "home" })).toEqual({ code: "on_the_way_home" });
    expect(play.until(3000).scout(0)).toEqual({ at: "swarm", since: 3000, known });
  });

  test("finds each site about equally often, and nothing once in twenty times", () => {
    const play = new BeesRound({ n: 300, qualities: [8, 6, 4, 2], world: { finds: 0.95 }, bees: { quorum: 500 } });
    for (const seat of play.r.seats) play.do(seat, { verb: "explore" });
    play.after(30_000);
    const found = [0, 1, 2, 3].map(
      (site) => play.r.seats.filter((seat) => play.notes(seat, "found")[0]?.site === site).length,
    );
    for (const count of found) expect(Math.abs(count - 71)).toBeLessThan(30);
    const nothing = play.r.seats.filter((seat) => play.notes(seat, "nothing").length === 1).length;
    expect(nothing + found.reduce((sum, count) => sum + count, 0)).toBe(300);
    expect(nothing).toBeGreaterThan(3);
    expect(nothing).toBeLessThan(32);
  });

  test("whose searches show something new comes upon each site that it knows no way to, before one that it does", () => {
    const play = new BeesRound({ n: 12, qualities: [8, 7, 6], world: { finds: 1, anew: true } });
    for (const seat of play.r.seats) {
      const known = Object.keys(play.scout(seat).known).map(Number);
      for (let i = known.length; i < 3; i++) {
        play.do(seat, { verb: "explore" }).after(8000);
        play.home(seat);
      }
      const found = play.notes(seat, "found").map(({ site }) => Number(site));
      expect([...known, ...found].sort()).toEqual([0, 1, 2]);
    }
  });

  test("has passed one site before, and knows the way there but not what it looks like; each site is some scout's", () => {
    const play = new BeesRound({ n: 30, qualities: [8, 6, 4] });
    const leads = play.r.seats.map((seat) => {
      const [[site, known] = [], ...more] = Object.entries(play.scout(seat).known);
      expect(more).toEqual([]);
      expect(Object.keys(known!).sort()).toEqual(["angle", "flight"]);
      return Number(site);
    });
    expect(new Set(leads).size).toBe(3);
    play.do(0, { verb: "return", site: leads[0]! }).when(() => play.scout(0).leaves !== undefined);
    expect(play.scout(0).known[leads[0]!]!.reading).toBeGreaterThan(0);
  });

  test("returns to sites that it knows, and only to those", () => {
    const play = new BeesRound({ n: 8, qualities: [8, 6, 4] }).learn(1, 0);
    const known = Object.keys(play.scout(0).known).map(Number);
    expect(play.offer(0, "return")?.aim).toEqual({ field: "site", ids: known });
    for (const site of [0, 1, 2]) {
      const copy = new BeesRound({ n: 8, qualities: [8, 6, 4] }).learn(1, 0);
      expect(copy.act(0, { verb: "return", site })).toEqual(
        known.includes(site) ? undefined : { code: "unknown_site" },
      );
    }
  });

  test("that is a liar has passed the worst site, and knows that it is its own", () => {
    const play = new BeesRound({ n: 8, qualities: [8, 3, 5], liars: 0.25 });
    const liars = play.r.seats.filter((seat) => play.round.role(seat).kind === "liar");
    expect(liars.length).toBe(2);
    for (const seat of play.r.seats) {
      const liar = liars.includes(seat);
      expect(play.round.role(seat)).toEqual(liar ? { kind: "liar", goal: { site: 1 } } : { kind: "honest" });
      if (liar) expect(Object.keys(play.scout(seat).known)).toEqual(["1"]);
    }
    const liar = liars[0]!;
    expect(Object.keys(play.scout(liar).known[1]!).sort()).toEqual(["angle", "flight"]);
    play.gather(1, liar);
    expect(play.site(1).seats).toEqual([liar]);
  });

  test("at a site sees who else is there, and nobody elsewhere does; the screen sees only how many are out", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0, 1).learn(1, 2).gather(0, 0, 1);
    expect(play.round.channels(0)).toEqual(["all", "seat:0", "site:0"]);
    expect(play.site(0)).toMatchObject({ seats: [0, 1] });
    for (const seat of [2, 3]) expect(play.round.channels(seat)).toEqual(["all", `seat:${seat}`, "floor"]);
    expect(play.round.view("screen")).toEqual({
      swarm: { swarm: 6, out: 2, flown: 7 },
      bees: { dances: {}, hum: 0, late: 20_000 },
    });
  });
});
