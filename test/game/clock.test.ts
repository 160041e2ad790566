import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, apply, createSession, nextDue, type Session, scenarios, sessionHash } from "../../src/game/index.ts";
import type { BeesState } from "../../src/game/mechanisms/bees/state.ts";
import { NAMING } from "../../src/game/round/naming.ts";
import type { ChainReveal } from "../../src/game/worlds/chain/view.ts";
import { courses } from "./support/arbitraries.ts";
import { endingOf } from "./support/endings.ts";
import { allView, ownView, Play } from "./support/play.ts";
import { patience, runs } from "./support/runs.ts";
import { eachMechanism } from "./support/setups.ts";

const KEY = "13579bdf02468ace13579bdf02468ace";

/** A round of bots and one person, `t` ms after it was started. */
function running(id: string, t: number): Session {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [scenarios[id]!] });
  apply(s, { t: 0, type: "sit", name: "Wren" });
  apply(s, { t: 0, type: "start", key: KEY, away: [] });
  advance(s, t);
  return s;
}

describe("a paused clock", () => {
  test("does not run: whatever time passes outside, nothing happens, nothing is due, nothing can be done", {
    timeout: patience,
  }, () => {
    let paused = 0;
    fc.assert(
      fc.property(courses(30), fc.nat(10_000_000), (course, later) => {
        const play = new Play();
        for (const step of course) {
          play.take(step);
          const s = play.session;
          if (!s.paused) continue;
          paused++;
          const before = sessionHash(s);
          expect(nextDue(s)).toBeUndefined();
          advance(s, s.now + later);
          expect(sessionHash(s)).toBe(before);
          expect(() => apply(s, { t: s.now + 1 + later, type: "resume" })).toThrow(/paused/);
          for (const [i, seat] of s.seats.entries())
            if (seat.kind === "person")
              for (const offer of ownView(s, i, s.now).offers) expect(offer.not?.code).toBe("paused");
        }
      }),
      { numRuns: runs(150) },
    );
    expect(paused).toBeGreaterThan(runs(25));
  });

  test("goes on where it stopped, and the round comes out as if it had never stood still", () => {
    for (const { id } of eachMechanism) {
      const [still, straight] = [running(id, 30_000), running(id, 30_000)];
      apply(still, { t: 30_000, type: "pause" });
      advance(still, 500_000);
      apply(still, { t: 30_000, type: "resume" });
      for (const s of [still, straight]) advance(s, 600_000);
      expect(still.phase).toBe("reveal");
      expect(still.history).toEqual(straight.history);
    }
  });
});

describe("more time", () => {
  test("moves dusk, and a quorum that has fallen stays", () => {
    const quorum = (s: Session) => (s.round!.parts.bees as BeesState).quorum;
    const s = createSession();
    // Homeless for as long as the clock runs: nobody flies, so that dusk alone is at work.
    const options = { world: { sites: 5 }, mechanism: { quorum: 20 } };
    apply(s, { t: 0, type: "plan", steps: [{ ...scenarios.meadow!, options, fill: 30 }] });
    apply(s, { t: 0, type: "start", key: KEY, away: [] });
    const { begin, end } = s.round!;
    advance(s, begin + 0.8 * (end - begin));
    const fallen = quorum(s);
    expect(fallen).toBeLessThan(20);
    apply(s, { t: s.now, type: "more", ms: 60_000 });
    expect([s.round?.end, quorum(s)]).toEqual([end + 60_000, fallen]);
    advance(s, end + 1);
    expect([s.phase, quorum(s) <= fallen]).toEqual(["round", true]);
    advance(s, end + 70_000);
    expect(s.phase).toBe("reveal");
  });

  test.each(eachMechanism.filter((one) => one.world === "chain").map((one) => one.id))(
    "%s: makes more of the same at the same pace, whether it comes in the briefing, in play, or twice",
    (id) => {
      const made = (more: readonly number[], ms: number) => {
        const s = running(id, 0);
        const { begin, end } = s.round!;
        for (const at of more) {
          advance(s, at < 0 ? 0 : begin + at * (end - begin));
          apply(s, { t: Math.max(s.now, at < 0 ? 0 : Math.floor(begin + at * (end - begin))), type: "more", ms });
        }
        advance(s, 3_000_000);
        const { blocks } = allView(s, s.now).reveal!.parts!.chain as ChainReveal;
        const last = Math.max(...Object.values(blocks).map((block) => block.t));
        const { begin: b, end: e } = s.round!;
        return { blocks: Object.keys(blocks).length, last: (last - b) / 1000, clock: (e - b) / 1000, ended: s.phase };
      };
      const plain = made([], 0);
      for (const more of [[-1], [0.5], [0.2, 0.99]]) {
        const longer = made(more, 120_000);
        expect(longer.ended).toBe("reveal");
        expect(longer.clock).toBeCloseTo(plain.clock + 120 * more.length, 5);
        // Blocks go on into the added time, and come about as often as before.
        expect(longer.last).toBeGreaterThan(plain.clock + 60);
        const pace = longer.blocks / longer.clock / (plain.blocks / plain.clock);
        expect(Math.abs(Math.log(pace))).toBeLessThan(0.4);
      }
    },
  );

  test("is refused beyond ten minutes at once and an hour in all, and outside a round", () => {
    const s = running("meadow", 10_000);
    const more = (ms: number) => apply(s, { t: s.now, type: "more", ms })?.code;
    for (const bad of [0, -5, 600_001, 1.5, Number.NaN]) expect(more(bad)).toBe("too_long");
    for (let i = 0; i < 5; i++) expect(more(600_000)).toBeUndefined();
    expect(more(600_000)).toBe("too_long");
    expect(apply(createSession(), { t: 0, type: "more", ms: 1000 })?.code).toBe("no_round");
  });
});

describe("the host's other hands on the clock", () => {
  test.each(eachMechanism.map((one) => one.id))("%s: ending now is the clock running out", (id) => {
    const s = running(id, 40_000);
    apply(s, { t: 40_000, type: "end" });
    // A lift-off that has begun goes on, a bell is followed by its vote and count; then the room says whom it suspects.
    const until = 40_000 + endingOf(id);
    advance(s, until + NAMING);
    expect([s.phase, s.history.length, s.paused]).toEqual(["reveal", 1, false]);
    expect(s.history[0]?.took).toBeLessThanOrEqual(until);
  });

  test("a round ended in its very first moment ends", () => {
    const s = running("meadow", 100);
    const { begin } = s.round!;
    advance(s, begin);
    expect(s.round?.phase).toBe("play");
    apply(s, { t: begin, type: "end" });
    advance(s, begin + 1);
    expect([s.phase, s.history.length]).toEqual(["reveal", 1]);
  });

  test("ending a round that has not begun drops it without a result", () => {
    const s = running("meadow", 100);
    apply(s, { t: 100, type: "end" });
    expect([s.phase, s.history.length, s.round]).toEqual(["lobby", 0, undefined]);
    expect(apply(s, { t: 200, type: "start", key: KEY, away: [] })).toBeUndefined();
  });

  test("a restart scores nothing, and draws everything anew", () => {
    const s = running("meadow", 60_000);
    const sites = JSON.stringify((s.round!.parts.swarm as { sites: object }).sites);
    apply(s, { t: s.now, type: "restart", key: "ab".repeat(16) });
    expect([s.round?.number, s.round?.phase, s.seats[0]?.score, s.history.length]).toEqual([1, "briefing", 0, 0]);
    expect(JSON.stringify((s.round!.parts.swarm as { sites: object }).sites)).not.toBe(sites);
  });

  test("a plan goes on from step to step, and stays at its last", () => {
    const s = createSession();
    const steps = [scenarios.practice!, scenarios.authority!];
    apply(s, { t: 0, type: "plan", steps });
    const played: string[] = [];
    for (let i = 0; i < 3; i++) {
      apply(s, { t: s.now, type: "start", key: KEY, away: [] });
      played.push(allView(s, s.now).scenario.id);
      apply(s, { t: s.now, type: "pause" });
      apply(s, { t: s.now, type: "resume" });
      advance(s, s.now + 600_000);
      expect(allView(s, s.now)).toMatchObject({ phase: "reveal", scenario: { id: played[i] } });
    }
    expect(played).toEqual(["practice", "authority", "authority"]);
    expect(allView(s, s.now).plan).toEqual({ step: 1, steps: 2 });
  });

  test("a plan whose events would be a bill, or whose parts do not fit, is refused", () => {
    const s = createSession();
    const bad = (step: object) => apply(s, { t: 0, type: "plan", steps: [{ ...scenarios.bft!, ...step }] })?.code;
    expect(bad({ fill: 200, options: { world: {}, mechanism: { gossip: 100, decide: 100, pause: 0 } } })).toBe(
      "bad_setup",
    );
    expect(bad({ trials: [{ id: "partition", options: { from: 2 } }] })).toBe("bad_setup");
    expect(bad({ trials: [{ id: "liars", options: { share: 0.2, attack: "robber" } }] })).toBe("bad_setup");
    expect(bad({ trials: [{ id: "nothing", options: {} }] })).toBe("bad_setup");
    const twice = { id: "liars", options: { share: 0.2 } };
    expect(bad({ trials: [twice, twice] })).toBe("bad_setup");
    expect(apply(s, { t: 0, type: "plan", steps: [] })?.code).toBe("bad_setup");
  });
});
