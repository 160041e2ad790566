import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  advance,
  apply,
  createSession,
  nextDue,
  type Scenario,
  type Session,
  scenarios,
} from "../../src/game/index.ts";
import {
  mayName,
  NAMING,
  type NamingState,
  namingPoints,
  RIGHT,
  suspects,
  wrongCosts,
} from "../../src/game/round/naming.ts";
import type { Command, Level, Role, SeatId } from "../../src/game/types.ts";
import { allView, ownView } from "./support/play.ts";

const KEY = "5eed5eed5eed5eed5eed5eed5eed5eed";

/** A round of robbers with so many people, just come to its naming. */
function naming({ people = 2, id = "robbers", level = "open" as Level, away = [] as SeatId[] } = {}): Session {
  const s = createSession();
  if (level !== s.level) apply(s, { t: 0, type: "level", level });
  for (let i = 0; i < people; i++) apply(s, { t: 0, type: "sit", name: `Person ${i}` });
  apply(s, { t: 0, type: "plan", steps: [scenarios[id] as Scenario] });
  apply(s, { t: 0, type: "start", key: KEY, away });
  const r = s.round!;
  for (let t = 0; r.phase === "briefing" || r.phase === "play"; t += 500) advance(s, t);
  return s;
}
const act = (s: Session, seat: SeatId, command: Command, t = s.now) =>
  apply(s, { t, type: "act", seat, round: s.rounds, command });
const name = (s: Session, seat: SeatId, other: SeatId) => act(s, seat, { verb: "name", seat: other });

describe("a naming", () => {
  test("comes between play and reveal, and lasts fifteen seconds where nobody says anything", () => {
    const s = naming();
    const r = s.round!;
    expect([s.phase, r.phase, r.naming?.until]).toEqual(["round", "naming", r.ended! + NAMING]);
    advance(s, r.ended! + NAMING - 1);
    expect(s.phase).toBe("round");
    advance(s, r.ended! + NAMING);
    expect([s.phase, r.phase, r.closed]).toEqual(["reveal", "over", r.ended! + NAMING]);
    // Who says nothing has named nobody, and pays nothing; how long play took is as it was.
    const honest = [0, 1].find((seat) => !r.roles[seat])!;
    expect(namingPoints(r.naming!, r)[honest]).toBe(0);
    expect(s.history[0]?.took).toBe(r.ended! - r.begin);
  });

  test("ends as soon as all people who are there have named; and bots have named by then as well", () => {
    const s = naming();
    const { seats, naming: n } = s.round!;
    expect(name(s, 0, 3)).toBeUndefined();
    expect(act(s, 0, { verb: "done" })).toBeUndefined();
    advance(s, s.now);
    expect(s.phase).toBe("round");
    expect(act(s, 1, { verb: "done" })).toBeUndefined();
    // Due at once: a room that sleeps until the next thing due would else not hear of it.
    expect(nextDue(s)).toBe(s.now);
    advance(s, s.now);
    expect(s.phase).toBe("reveal");
    expect([...n!.done].sort()).toEqual([...seats].sort());
    expect(ownView(s, 0, s.now).named).toEqual([3]);
  });

  test("is followed by what one had seen of those who lied, and of nobody else; whomever one named", () => {
    const s = naming({ people: 1 });
    const saw = ownView(s, 0, s.now).naming!.met;
    expect(ownView(s, 0, s.now).met).toBeUndefined();
    advance(s, s.round!.naming!.until);
    expect(s.phase).toBe("reveal");
    const { who = [] } = allView(s, s.now).reveal!;
    const ofLiars = saw.filter(({ seat, known }) => known && who.includes(seat));
    expect(ofLiars.length).toBeGreaterThan(0);
    expect(ownView(s, 0, s.now).met).toEqual(ofLiars);
  });

  test("waits for nobody where only bots and people who are away play", () => {
    const s = naming({ people: 1, away: [0] });
    expect([s.phase, s.round?.closed]).toEqual(["reveal", s.round?.ended]);
    expect(s.round?.naming?.done).toHaveLength(8);
  });

  test("takes a choice back and another one, as often as one likes; who changes it has not said that this is it", () => {
    const s = naming();
    name(s, 0, 3);
    act(s, 0, { verb: "done" });
    expect(allView(s, s.now).round?.naming).toMatchObject({ named: 1, liars: 2 });
    expect(act(s, 0, { verb: "unname", seat: 3 })).toBeUndefined();
    expect(allView(s, s.now).round?.naming?.named).toBe(0);
    name(s, 0, 4);
    name(s, 0, 5);
    expect(ownView(s, 0, s.now).naming).toMatchObject({ names: [4, 5], right: RIGHT, wrong: 3, liars: 2 });
    // A choice counts, also without a word that this is it.
    advance(s, s.round!.naming!.until);
    expect(s.round?.naming?.names[0]).toEqual([4, 5]);
  });

  test("refuses what makes no sense, and says why", () => {
    const s = naming();
    const codes = [
      name(s, 0, 0),
      name(s, 0, 99),
      act(s, 0, { verb: "unname", seat: 3 }),
      act(s, 0, { verb: "explore" }),
      act(s, 0, { verb: "name", seat: "x" }),
    ];
    expect(codes.map((no) => no?.code)).toEqual([
      "no_such_player",
      "no_such_player",
      "not_named",
      "not_in_play",
      "bad_command",
    ]);
    name(s, 0, 2);
    expect(name(s, 0, 2)?.code).toBe("named_already");
    name(s, 0, 3);
    expect(name(s, 0, 4)?.code).toBe("names_full");
    act(s, 0, { verb: "done" });
    expect(act(s, 0, { verb: "done" })?.code).toBe("named_already");
    advance(s, s.round!.naming!.until);
    expect(name(s, 0, 4)?.code).toBe("wrong_round");
  });

  test("stands still while the host pauses, gets a minute more, ends now; the next round does not start over it", () => {
    const s = naming();
    const { until } = s.round!.naming!;
    expect(apply(s, { t: s.now, type: "start", key: KEY, away: [] })?.code).toBe("round_running");
    apply(s, { t: s.now, type: "pause" });
    expect(name(s, 0, 3)?.code).toBe("paused");
    advance(s, until + 60_000);
    expect(s.phase).toBe("round");
    apply(s, { t: s.now, type: "resume" });
    expect(apply(s, { t: s.now, type: "more", ms: 60_000 })).toBeUndefined();
    advance(s, until + 59_999);
    expect(s.round?.phase).toBe("naming");
    name(s, 0, 3);
    expect(apply(s, { t: s.now, type: "end" })).toBeUndefined();
    expect([s.phase, s.round?.naming?.names[0], s.history.length]).toEqual(["reveal", [3], 1]);
  });

  test("goes on when somebody leaves: what they chose stays, and nobody waits for them", () => {
    const s = naming();
    name(s, 0, 3);
    act(s, 1, { verb: "done" });
    apply(s, { t: s.now, type: "leave", seat: 0 });
    advance(s, s.now);
    expect([s.phase, s.round?.naming?.names[0]]).toEqual(["reveal", [3]]);
  });

  test("waits for whoever comes back, and for nobody who is away", () => {
    const s = naming();
    apply(s, { t: s.now, type: "away", seat: 0 });
    apply(s, { t: s.now, type: "back", seat: 0 });
    act(s, 1, { verb: "done" });
    advance(s, s.now);
    expect(s.phase).toBe("round");
    apply(s, { t: s.now + 10, type: "away", seat: 0 });
    advance(s, s.now);
    expect(s.phase).toBe("reveal");
  });

  test("is not for whoever comes while it lasts: they have seen nothing, and play the next round", () => {
    const s = naming();
    apply(s, { t: s.now, type: "sit", name: "Late" });
    const seat = s.seats.length - 1;
    expect(s.round?.seats).not.toContain(seat);
    expect(ownView(s, seat, s.now)).toMatchObject({ playing: false, offers: [] });
    expect(name(s, seat, 0)?.code).toBe("not_in_round");
    for (const one of [0, 1]) act(s, one, { verb: "done" });
    advance(s, s.now);
    expect(s.phase).toBe("reveal");
  });

  test("shows nobody whom others name: how many have named, and after it how often each was", () => {
    const [a, b] = [naming(), naming()];
    for (const [s, other] of [
      [a, 3],
      [b, 4],
    ] as const) {
      name(s, 0, other);
      act(s, 0, { verb: "done" });
    }
    for (const seat of a.round!.seats.filter((one) => one !== 0))
      expect(ownView(a, seat, a.now)).toEqual(ownView(b, seat, b.now));
    expect(allView(a, a.now)).toEqual(allView(b, b.now));
    for (const s of [a, b]) advance(s, s.round!.naming!.until);
    const { named, who } = allView(a, a.now).reveal!;
    expect(who).toHaveLength(2);
    expect(named?.of).toBe(6);
    const honest = a.round!.seats.filter((seat) => !who!.includes(seat));
    const given = honest.reduce((sum, seat) => sum + (a.round!.naming!.names[seat]?.length ?? 0), 0);
    expect(Object.values(named!.times).reduce((sum, n) => sum + n, 0)).toBe(given);
  });

  test("is in no discreet room, in no round without liars, nor where all are proved or nobody can see another's acts", () => {
    expect(naming({ level: "discreet" }).round).toMatchObject({ phase: "over" });
    expect(naming({ level: "discreet" }).round?.naming).toBeUndefined();
    for (const id of ["meadow", "pow", "authority"]) expect(naming({ id }).round?.naming).toBeUndefined();
    const liar: Role = { kind: "liar" };
    const of = { seats: [0, 1, 2], roles: { 1: liar, 2: liar }, level: "open" as Level };
    expect(mayName({ ...of, exposed: [2] })).toBe(true);
    expect(mayName({ ...of, exposed: [1, 2] })).toBe(false);
  });
});

describe("what names are worth", () => {
  test("a blind name loses, and would not if a wrong one cost a point less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 300 }), fc.nat(), (seats, some) => {
        const liars = 1 + (some % (seats - 2));
        const right = liars / (seats - 1);
        const worth = (wrong: number) => right * RIGHT - (1 - right) * wrong;
        const wrong = wrongCosts(seats, liars);
        expect(worth(wrong)).toBeLessThan(0);
        expect(worth(wrong - 1)).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });

  test("right names earn, wrong ones cost; a liar earns by whoever does not name it, and a proved one nothing", () => {
    const liar: Role = { kind: "liar" };
    const of = {
      seats: [0, 1, 2, 3, 4, 5, 6, 7],
      roles: { 5: liar, 6: liar, 7: liar },
      level: "open" as Level,
      exposed: [7],
    };
    // A liar's own names, here of seat 0, count for nothing.
    const n: NamingState = { until: 0, liars: 2, names: { 0: [5, 6], 1: [5, 2], 2: [3, 4], 5: [0, 1] }, done: [] };
    const wrong = wrongCosts(7, 2);
    expect(namingPoints(n, of)).toEqual({
      0: 2 * RIGHT,
      1: RIGHT - wrong,
      2: -2 * wrong,
      3: 0,
      4: 0,
      5: 6,
      6: 8,
      7: 0,
    });
  });

  test("a bot names whom it holds for liars, the likeliest first, and nobody where a name would cost more than it brings", () => {
    const stakes = { liars: 2, right: 5, wrong: 3 };
    expect(suspects({ 1: 0.9, 2: 0.4, 3: 0.5, 4: 0.95 }, stakes)).toEqual([4, 1]);
    expect(suspects({ 1: 0.37, 2: 0.1, 3: 0.3 }, stakes)).toEqual([]);
  });
});
