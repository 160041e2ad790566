import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, apply, createSession, type Session, scenarios, Views } from "../../src/game/index.ts";
import { SEATS_MAX } from "../../src/game/limits.ts";
import { folded, properName } from "../../src/game/naming.ts";
import { withLiars } from "../../src/game/trials/liars/liars.ts";
import { courses } from "./support/arbitraries.ts";
import { allView, ownView, Play } from "./support/play.ts";
import { patience, runs } from "./support/runs.ts";

const KEY = "00112233445566778899aabbccddeeff";

/** One person and bots, `t` ms into a round. */
function running(liars: number, t: number): Session {
  const s = createSession();
  apply(s, { t: 0, type: "plan", steps: [withLiars(scenarios.meadow!, liars)] });
  apply(s, { t: 0, type: "sit", name: "First" });
  apply(s, { t: 0, type: "start", key: KEY, away: [] });
  advance(s, t);
  return s;
}

describe("seats", () => {
  test("have names that are short, visible and all different", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(40), (course) => {
        const play = new Play();
        for (const step of course) play.take(step);
        const names = play.session.seats.map((seat) => seat.name);
        expect(new Set(names.map(folded)).size).toBe(names.length);
        // Those who share a phone stand on one seat, each with a name.
        for (const name of names.flatMap((one) => one.split(" & "))) expect(properName(name)).toBe(name);
      }),
      { numRuns: runs(100) },
    );
  });

  test("score what the scored rounds gave since their player sat down", { timeout: patience }, () => {
    fc.assert(
      fc.property(courses(60), (course) => {
        const play = new Play();
        const since = new Map<number, number>();
        /** What those who came from another room brought along. */
        const brought = new Map<number, number>();
        for (const step of course) {
          const people = play.session.seats.map((seat) => seat.kind);
          const { input, refusal } = play.take(step);
          if (refusal) continue;
          if (input.type === "leave" || input.type === "parted") {
            since.set(input.seat, play.session.history.length);
            brought.delete(input.seat);
          }
          if (input.type !== "sit" && input.type !== "arrive") continue;
          const seat = play.session.seats.findIndex((at, i) => at.kind === "person" && people[i] !== "person");
          since.set(seat, play.session.history.length);
          if (input.type === "arrive") brought.set(seat, input.score);
          else brought.delete(seat);
        }
        advance(play.session, play.t + 3_600_000);
        const { history, seats } = play.session;
        for (const [seat, { score }] of seats.entries()) {
          const own = history.slice(since.get(seat) ?? 0).filter((result) => result.scored);
          expect(score).toBe(own.reduce((sum, result) => sum + (result.points[seat] ?? 0), brought.get(seat) ?? 0));
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test("a latecomer takes over a bot's seat and can act at once", () => {
    // In the briefing, early on, and later.
    for (const t of [1000, 5000, 12_000]) {
      const s = running(0, t);
      const bots = s.seats.filter((seat) => seat.kind === "bot").length;
      for (let i = 0; i < 5; i++) expect(apply(s, { t, type: "sit", name: `Late ${i}` })).toBeUndefined();
      expect(s.seats.filter((seat) => seat.kind === "bot").length).toBe(bots - 5);
      for (const [seat, { kind, name }] of s.seats.entries()) {
        if (kind === "bot" || name === "First") continue;
        expect(ownView(s, seat, t)).toMatchObject({ playing: true, role: { kind: "honest" } });
      }
      // Whatever its bot was doing, within seconds there is something to do.
      const late = s.seats.flatMap((seat, i) => (seat.name.startsWith("Late") ? [i] : []));
      const could = new Set<number>();
      for (let now = t; now < t + 6000; now += 250) {
        advance(s, now);
        for (const seat of late) if (ownView(s, seat, now).offers.some((offer) => !offer.not)) could.add(seat);
      }
      expect(could.size).toBe(late.length);
    }
  });

  test("a newcomer after the round does not get a liar's seat, and so its role, either", () => {
    const s = running(0.5, 200_000);
    expect(s.phase).toBe("reveal");
    for (let i = 0; i < 20; i++) apply(s, { t: 200_000, type: "sit", name: `Late ${i}` });
    for (const [seat, { name }] of s.seats.entries()) {
      if (name.startsWith("Late")) expect(ownView(s, seat, 200_000).role?.kind).not.toBe("liar");
    }
  });

  test("where there are liars a latecomer gets a seat of its own, and can act at once: who else lies cannot be found out", () => {
    const s = running(0.5, 10_000);
    const before = s.seats.length;
    const bots = s.seats.filter((seat) => seat.kind === "bot").length;
    for (let i = 0; i < 10; i++) expect(apply(s, { t: 10_000, type: "sit", name: "Late" })).toBeUndefined();
    expect([s.seats.length, s.seats.filter((seat) => seat.kind === "bot").length]).toEqual([before + 10, bots]);
    const seat = s.seats.length - 1;
    const own = ownView(s, seat, 10_000);
    expect(own).toMatchObject({ playing: true, role: { kind: "honest" }, diary: {} });
    expect(own.offers.some((offer) => !offer.not)).toBe(true);
    expect(new Views(s, 10_000).ofSeat(seat).length).toBeGreaterThan(2);
    expect(s.round?.seats).toContain(seat);
  });

  test("the room is full at its limit, and says so", () => {
    const s = createSession();
    for (let i = 0; i < SEATS_MAX; i++) expect(apply(s, { t: 0, type: "sit", name: "Jo" })).toBeUndefined();
    expect(apply(s, { t: 0, type: "sit", name: "Jo" })).toEqual({ code: "room_full" });
    expect(new Set(s.seats.map((seat) => seat.name)).size).toBe(SEATS_MAX);
    expect(apply(s, { t: 0, type: "start", key: KEY, away: [] })).toBeUndefined();
    expect(s.round?.seats.length).toBe(SEATS_MAX);
  });

  test("who is away is played by the autopilot, and who is back plays alone", () => {
    const s = running(0, 4000);
    advance(s, 10_000);
    const idle = Object.keys(ownView(s, 0, 10_000).diary).length;
    expect(idle).toBe(0);
    expect(apply(s, { t: 10_000, type: "away", seat: 0 })).toBeUndefined();
    expect(allView(s, 10_000).seats[0]).toMatchObject({ away: true });
    advance(s, 30_000);
    expect(Object.keys(ownView(s, 0, 30_000).diary).length).toBeGreaterThan(0);
    expect(apply(s, { t: 30_000, type: "back", seat: 0 })).toBeUndefined();
    expect(allView(s, 30_000).seats[0]).not.toHaveProperty("away");
    // What is under way goes on; nothing new is begun.
    advance(s, 60_000);
    expect(
      Object.values(ownView(s, 0, 60_000).diary).filter((note) => note.t > 40_000 && note.what === "danced"),
    ).toEqual([]);
  });
});
