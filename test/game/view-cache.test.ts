import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, apply, createSession, nextDue, type Session, Views } from "../../src/game/index.ts";
import { policiesFor } from "../../src/game/mechanisms/registry.ts";
import { withLiars } from "../../src/game/trials/liars/liars.ts";
import { trials } from "../../src/game/trials/registry.ts";
import { Fanout } from "../../src/room/fanout.ts";
import { Peer, type Wire } from "../../src/room/peer.ts";
import { courses, type Step } from "./support/arbitraries.ts";
import { copied } from "./support/copied.ts";
import { commandOf, ownView, Play } from "./support/play.ts";
import { patience, runs } from "./support/runs.ts";
import { tested, testedScenarios } from "./support/setups.ts";

const wire: Wire = { send: () => {}, close: () => {}, heard: () => 0, keep: () => {} };

/** A room's viewers, and what has been sent to them: everybody with a seat, and a screen. */
class Audience {
  readonly #fanout = new Fanout();
  readonly #peers: Peer[] = [new Peer(wire, { screen: true }, 0)];

  /** The frames of a flush, and every view behind them. */
  flush(s: Session, t: number): { frames: string[]; views: object[] } {
    for (let seat = this.#peers.length - 1; seat < s.seats.length; seat++)
      this.#peers.push(new Peer(wire, { seat }, 0));
    const from = new Views(s, t);
    const views: object[] = [];
    const reader = {
      ofSeat: (seat: number) => from.ofSeat(seat),
      view: (channel: string) => {
        const view = from.view(channel);
        if (view) views.push(view);
        return view;
      },
    };
    const frames = this.#fanout.prepare(this.#peers, reader, { rules: "r", client: "c" }, t, from.rate);
    return { frames: frames.map(([, text]) => text), views };
  }
}

/** Nobody can modify this any more, whoever holds it. */
function freeze(value: unknown): void {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) freeze(inner);
}

/** Plays a course, and shows it to an audience at some moments: after a step, and while time passes with nothing happening. */
function shown(course: readonly Step[], gaps: readonly number[], look: (s: Session, t: number) => void): Play {
  const play = new Play();
  let n = 0;
  const at = (t: number) => {
    advance(play.session, t);
    look(play.session, t);
  };
  for (const step of course) {
    const gap = gaps[n++ % gaps.length] ?? 0;
    // Some steps come between two flushes, as most do in a full room.
    if (!play.session.paused && gap > 0 && gap < step.wait) at(play.t + gap);
    play.take(step);
    if (gap % 3 !== 0) at(play.t);
    const due = nextDue(play.session);
    // Just before, at and just after the next thing happens.
    if (due !== undefined && gap % 5 === 0) {
      for (const t of [due - 1, due, due + 1]) if (t >= play.t) at(t);
      play.t = Math.max(play.t, due + 1);
    }
  }
  return play;
}

describe("what a session is shown from", () => {
  test("is the same bytes as from a copy that remembers nothing, at every moment of any course", {
    timeout: patience,
  }, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(courses(60), fc.array(fc.nat(900), { minLength: 1, maxLength: 12 }), (course, gaps) => {
        const [audience, other] = [new Audience(), new Audience()];
        shown(course, gaps, (s, t) => {
          const copy = copied(s);
          const { frames } = audience.flush(s, t);
          expect(frames).toEqual(other.flush(copy, t).frames);
          const { round } = s;
          if (!round || s.phase !== "round") return;
          const about = [round.scenario.mechanism, ...round.scenario.trials.map(({ id }) => id), s.paused && "paused"];
          for (const one of about) if (one) seen.set(one, (seen.get(one) ?? 0) + frames.length);
        });
      }),
      { numRuns: runs(60) },
    );
    const worlds = new Set(tested.map(({ world }) => world));
    const played = [...trials.values()].filter((one) => one.worlds.some((world) => worlds.has(world)));
    for (const one of [...[...tested, ...played].map(({ id }) => id), "paused"])
      expect([one, seen.get(one) ?? 0]).toEqual([one, expect.toSatisfy((n: number) => n > runs(20))]);
  });

  // What is seldom in random courses is not among bots: they stop each other's dances, report, publish.
  test.each(testedScenarios)(
    "is so all through a round of $id, with every kind of its bots and somebody who tries everything",
    { timeout: patience },
    (one) => {
      const { policies, attacks } = policiesFor(one.mechanism);
      const mix = Object.fromEntries([...policies.keys()].map((id) => [id, 1 / policies.size]));
      const attack = [...attacks.keys()][one.id.length % attacks.size] as string;
      const s = createSession();
      const steps = [withLiars({ ...one, fill: 14, mix }, 0.3, { known: true, attack })];
      apply(s, { t: 0, type: "plan", steps });
      apply(s, { t: 0, type: "sit", name: "Anise" });
      apply(s, { t: 0, type: "start", key: "5".repeat(32), away: [] });
      const [audience, other] = [new Audience(), new Audience()];
      for (let t = 0, n = 0; s.phase === "round"; t += 1000, n++) {
        advance(s, t);
        const { frames } = audience.flush(s, t);
        expect(frames).toEqual(other.flush(copied(s), t).frames);
        const open = ownView(s, 0, t).offers.filter((offer) => !offer.not);
        const offer = open[n % Math.max(1, open.length)];
        const round = s.rounds;
        if (offer) apply(s, { t, type: "act", seat: 0, round, command: commandOf(offer, n, n) });
      }
    },
  );

  test("is never modified afterwards, by the game or by a bot that was shown it", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(60), fc.array(fc.nat(900), { minLength: 1, maxLength: 12 }), (course, gaps) => {
        const audience = new Audience();
        // Whoever tries to throws: modules are strict.
        shown(course, gaps, (s, t) => audience.flush(s, t).views.forEach(freeze));
      }),
      { numRuns: runs(60) },
    );
  });
});
