// What the literature's results rest on and no table of outcomes shows at once: each is watched in whole rounds of bots.
import { describe, expect, it } from "vitest";
import { danceLength } from "../../src/game/mechanisms/bees/dance.ts";
import { open, openBots, watch } from "./watch.ts";

describe("a reading", () => {
  it("is drawn once a visit: staying on, however often, shows nothing new", () => {
    const w = open(1, 5, {});
    w.round.advance(0);
    expect(w.round.act(0, { verb: "explore" }, 0)).toBeUndefined();
    w.round.advance(20_000);
    // Home again by now; it knows one site, and goes back there.
    const site = Number(Object.keys(w.world.scouts[0]?.known ?? {})[0]);
    const first = { ...w.world.scouts[0]?.known[site] };
    expect(w.round.act(0, { verb: "return", site }, 20_000)).toBeUndefined();
    w.round.advance(26_000);
    const second = { ...w.world.scouts[0]?.known[site] };
    expect(second.visits).toBe(2);
    expect(second.reading).not.toBe(first.reading);
    // Time enough for another look in between, and no time for it.
    for (let t = 26_000, step = 700; t < 90_000; t += step, step = 5200 - step) {
      expect(w.round.act(0, { verb: "stay" }, t)).toBeUndefined();
      w.round.advance(t + step);
      expect(w.world.scouts[0]?.known[site]).toEqual(second);
    }
  });

  it("depends on the visit, not on when it is made", () => {
    const readings = [0, 300, 5000].map((later) => {
      const w = open(2, 5, {});
      w.round.advance(later);
      w.round.act(0, { verb: "explore" }, later);
      w.round.advance(25_000);
      return Object.values(w.world.scouts[0]?.known ?? {}).map((known) => known.reading);
    });
    expect(readings[0]).toHaveLength(1);
    expect(readings[1]).toEqual(readings[0]);
    expect(readings[2]).toEqual(readings[0]);
  });

  it("comes to each bot exactly once between arriving and leaving", () => {
    for (let run = 0; run < 3; run++) {
      const w = openBots(run, 30);
      watch(w, () => {});
      for (const seat of w.r.seats) {
        let looking: number | undefined;
        for (const note of w.r.diaries[seat] ?? []) {
          if (note.what === "found" || note.what === "arrived") looking = Number(note.site);
          if (note.what !== "read") continue;
          expect(note.site).toBe(looking);
          looking = undefined;
        }
      }
    }
  });
});

describe("a bot's dance", () => {
  it("loses the same number of runs at every return, whoever dances", () => {
    const policy = ["honest", "copycat", "sharp", "robber"];
    // The most often that a bot of that policy came back from one site and danced.
    const most: Record<string, number> = {};
    for (let run = 0; run < 3; run++) {
      // A quorum out of reach, so that there is time.
      const options = { world: {}, mechanism: { quorum: 40 } };
      const w = openBots(run, 24, "honest", { options, liars: 0.25 });
      for (const seat of w.r.seats) w.round.mind(seat, w.r.roles[seat] === undefined ? policy[seat % 3] : policy[3]);
      const times = new Map<string, number>();
      const seen = new Set<number>();
      watch(w, ({ bees, r }) => {
        for (const dance of Object.values(bees.dances)) {
          if (seen.has(dance.id)) continue;
          seen.add(dance.id);
          const k = (times.get(`${dance.seat} ${dance.site}`) ?? 0) + 1;
          times.set(`${dance.seat} ${dance.site}`, k);
          expect(dance.length).toBe(danceLength(dance.claim, k, bees.options));
          const who = r.minds[dance.seat]?.policy as string;
          most[who] = Math.max(most[who] ?? 0, k);
        }
      });
    }
    for (const who of policy) expect(most[who], who).toBeGreaterThan(1);
  });
});

describe("a quorum", () => {
  it("counts each scout that is there once, at every instant", () => {
    let held = 0;
    for (let run = 0; run < 4; run++) {
      watch(openBots(run, run < 2 ? 30 : 8), ({ world, bees, r }) => {
        if (bees.piping || r.phase !== "play") return;
        world.sites.forEach((_, site) => {
          const there = Object.values(world.scouts).filter(
            (scout) => scout.at === "site" && scout.site === site,
          ).length;
          expect(bees.holding[site] !== undefined).toBe(there >= bees.quorum);
          if (there >= bees.quorum) held++;
        });
      });
    }
    expect(held).toBeGreaterThan(0);
  });

  it("is carried by different seats", () => {
    for (let run = 0; run < 4; run++) {
      const w = openBots(run, 12);
      watch(w, () => {});
      for (const { holders } of w.r.decisions) expect(new Set(holders).size).toBe(holders.length);
    }
  });
});

describe("a dance's length", () => {
  it("falls by as much at every return, whatever the claim", () => {
    for (const claim of [0, 4.5, 10]) {
      const lengths = [1, 2, 3, 4].map((k) => danceLength(claim, k, { runs: 800, decay: 2500 }));
      expect(lengths).toEqual([1, 2, 3, 4].map((k) => 800 * claim - 2500 * k));
    }
  });
});
