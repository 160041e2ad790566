import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, apply, createSession, scenarios, Views } from "../../../src/game/index.ts";
import { danceLength, vigour } from "../../../src/game/mechanisms/bees/dance.ts";
import type { FloorView } from "../../../src/game/mechanisms/bees/view.ts";
import { withLiars } from "../../../src/game/trials/liars/liars.ts";
import { BEES, BeesRound } from "../support/bees-round.ts";
import { patience, runs } from "../support/runs.ts";

const own = (play: BeesRound, seat: number) => play.dances()[play.bee(seat).dance ?? -1]!;
const length = (play: BeesRound, seat: number) => own(play, seat).until - own(play, seat).from;

describe("a dance", () => {
  test("lasts 0.8 s for each point claimed, less 2.5 s for each return, the first one included", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0);
    const lengths: number[] = [];
    for (const claim of [10, 8.5, 10]) {
      lengths.push(length(play.dance(0, 0, claim), 0));
      play.visit(0, 0);
    }
    expect(lengths).toEqual([5500, 1800, 500]);
    expect(play.act(0, { verb: "dance", site: 0, claim: 10 })).toEqual({ code: "danced_out" });
    expect(play.bee(0)).toMatchObject({ danced: { 0: 3 } });
    // Another site is another matter.
    expect(length(play.learn(1, 0).dance(0, 1, 10), 0)).toBe(5500);
  });

  test("that nobody would see is refused, and the view says from which claim on it would be seen", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0);
    for (let k = 1; k <= 3; k++) {
      const least = play.bee(0).least[0] as number;
      expect(play.act(0, { verb: "dance", site: 0, claim: least - 0.5 })).toEqual({ code: "too_faint" });
      play.dance(0, 0, least);
      expect(length(play, 0)).toBeGreaterThanOrEqual(400);
      expect(length(play, 0)).toBeLessThan(800);
      play.visit(0, 0);
    }
    expect(play.bee(0).least[0]).toBeGreaterThan(10);
  });

  test("decays for bots as well: in no round does anyone dance longer or more often than it may", {
    timeout: patience,
  }, () => {
    for (let i = 0; i < runs(6); i++) {
      const s = createSession();
      const mix = { copycat: 0.3, sharp: 0.2 };
      const options = { world: {}, mechanism: BEES };
      apply(s, { t: 0, type: "plan", steps: [withLiars({ ...scenarios.meadow!, mix, fill: 20, options }, 0.1)] });
      apply(s, { t: 0, type: "start", key: i.toString(16).padStart(32, "a"), away: [] });
      const times = new Map<string, number>();
      const seen = new Set<string>();
      for (let t = 0; s.phase !== "reveal"; t += 200) {
        advance(s, t);
        const floor = new Views(s, t).view("floor") as { parts: { bees: FloorView } } | undefined;
        const dances = floor?.parts.bees.dances ?? {};
        for (const [id, dance] of Object.entries(dances)) {
          if (seen.has(id)) continue;
          seen.add(id);
          const which = `${dance.seat} for ${dance.site}`;
          const k = (times.get(which) ?? 0) + 1;
          times.set(which, k);
          expect(k, which).toBeLessThanOrEqual(3);
          expect(dance.until - dance.from, `${which}, return ${k}`).toBeLessThanOrEqual(8000 - 2500 * k);
          expect(dance.vigour).toBeLessThanOrEqual(((8000 - 2500 * k) / 8000) ** 1.6 + 0.001);
        }
      }
      expect(seen.size).toBeGreaterThan(5);
    }
  });

  test("has a vigour that grows faster than the claim", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0, 1, 2);
    const claims = [6, 8, 10] as const;
    const [low, middle, high] = claims.map((claim, seat) => own(play.dance(seat, 0, claim), seat).vigour) as [
      number,
      number,
      number,
    ];
    expect(middle / low).toBeGreaterThan(8 / 6);
    expect(high / middle).toBeGreaterThan(10 / 8);
    expect(high).toBeLessThanOrEqual(1);
    const options = { runs: 800, decay: 2500, pull: 1.6 };
    const claim = fc.integer({ min: 8, max: 20 }).map((half) => half / 2);
    const pull = (c: number) => vigour(danceLength(c, 1, options), options);
    fc.assert(
      fc.property(claim, claim, (a, b) => {
        fc.pre(a < b);
        expect(pull(b) / pull(a)).toBeGreaterThan(b / a);
      }),
    );
  });

  test("shows who dances, the way and the vigour, and nothing of the reading or the claim behind it", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0).dance(0, 0, 9);
    const known = play.scout(0).known[0]!;
    const from = play.now;
    const { vigour: shown, ...rest } = own(play, 0);
    expect(shown).toBeCloseTo((4700 / 8000) ** 1.6, 3);
    expect(rest).toEqual({
      seat: 0,
      site: 0,
      angle: known.angle,
      flight: known.flight,
      from,
      until: from + 4700,
      stopped: 0,
    });
  });

  test("ends when the dancer leaves; onlookers may still follow it for a moment", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0).dance(0, 0, 10).after(1000);
    const id = play.bee(0).dance!;
    play.do(0, { verb: "explore" });
    expect(play.dances()[id]?.until).toBe(play.now);
    expect(play.after(1400).act(1, { verb: "follow", dance: id })).toBeUndefined();
    expect(play.after(200).dances()).toEqual({});
    expect(play.act(2, { verb: "follow", dance: id })).toEqual({ code: "dance_over" });
  });

  test("is for a site one is just back from, or sees danced for; one at a time; only at the swarm", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0);
    expect(play.act(1, { verb: "dance", site: 0, claim: 8 })).toEqual({ code: "not_just_back" });
    play.dance(0, 0, 8);
    expect(play.act(0, { verb: "dance", site: 0, claim: 8 })).toEqual({ code: "already_dancing" });
    expect(play.act(1, { verb: "dance", site: 0, claim: 8 })).toBeUndefined();
    play.do(2, { verb: "explore" });
    expect(play.act(2, { verb: "dance", site: 0, claim: 8 })).toEqual({ code: "not_at_swarm" });
    // Who stays quiet has had the chance.
    play.after(20_000).visit(0, 0).do(0, { verb: "quiet" });
    expect(play.act(0, { verb: "dance", site: 0, claim: 10 })).toEqual({ code: "not_just_back" });
    expect(play.act(0, { verb: "quiet" })).toEqual({ code: "nothing_to_hide" });
  });

  test("shows its dancer to nobody who is not at the swarm, unless the floor is open", () => {
    const play = new BeesRound({ n: 8 }).learn(0, 0).dance(0, 0, 8).do(1, { verb: "explore" });
    expect([0, 1, 2].map((seat) => play.round.channels(seat).includes("floor"))).toEqual([true, false, true]);
    play.when(() => play.scout(1).at === "site");
    expect(play.round.channels(1)).toEqual(["all", "seat:1", `site:${play.scout(1).site}`]);
    const open = new BeesRound({ n: 8, bees: { open: true } }).do(1, { verb: "explore" });
    expect(open.round.channels(1)).toEqual(["all", "seat:1", "floor"]);
  });
});
