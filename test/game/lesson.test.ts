import { describe, expect, test } from "vitest";
import { advance, apply, createSession, plans, replay, sessionHash, Views } from "../../src/game/index.ts";
import { TICKET_MAX } from "../../src/game/plans/index.ts";
import { lessonDesk } from "../../src/game/plans/shown.ts";
import type { AllView } from "../../src/game/views.ts";
import { ANA, BEN, CLEO, Class, KEY, SHORT } from "./support/class.ts";

describe("a lesson", () => {
  test("goes from step to step to its end, and comes back to what was predicted", () => {
    const room = new Class();
    expect(room.all).toMatchObject({ phase: "step", lesson: { at: 0, steps: 6, step: { kind: "join" }, waved: [] } });
    expect([room.put({ type: "wave", seat: BEN }), room.put({ type: "wave", seat: BEN })]).toEqual([
      undefined,
      "no_change",
    ]);
    expect(room.all.lesson?.waved).toEqual([BEN]);
    room.next();
    expect(room.all.lesson?.step).toEqual({ id: "ask", kind: "predict", answers: ["leader", "crowd"] });
    expect(room.put({ type: "wave", seat: ANA })).toBe("not_asked");
    for (const [seat, answer] of [
      [ANA, "crowd"],
      [BEN, "leader"],
      [CLEO, "leader"],
    ] as const)
      expect(room.put({ type: "predict", seat, answer })).toBeUndefined();
    expect(room.put({ type: "predict", seat: CLEO, answer: "crowd", sure: 75 })).toBeUndefined();
    expect(room.put({ type: "predict", seat: CLEO, answer: "nobody" })).toBe("bad_answer");
    expect(room.put({ type: "predict", seat: CLEO, answer: "crowd", sure: 100 })).toBe("bad_answer");
    expect(room.own(CLEO).guess).toEqual({ answer: "crowd", sure: 75 });
    room.next();
    room.next();
    expect(room.all.lesson?.step).toMatchObject({ id: "bees", kind: "round", silent: true });
    expect(room.put({ type: "predict", seat: ANA, answer: "leader" })).toBe("not_asked");
    room.next();
    const { phase, reveal, lesson } = room.all;
    expect([phase, reveal?.result.scenario]).toEqual(["reveal", "meadow"]);
    expect(lesson?.revisited?.counts).toEqual({ leader: 1, crowd: 2 });
    const { shares = {}, right } = lesson?.revisited ?? {};
    const [leader, crowd] = [shares.leader ?? Number.NaN, shares.crowd ?? Number.NaN];
    expect(right).toBe(leader === crowd ? undefined : leader > crowd ? "leader" : "crowd");
    expect(room.own(BEN).guess).toEqual({ answer: "leader" });
    room.next();
    expect(room.put({ type: "ticket", seat: ANA, text: "  Look\nfor yourself.  " })).toBeUndefined();
    expect(room.own(ANA).ticket).toBe("Look for yourself.");
    for (const text of ["", "   ", "x".repeat(TICKET_MAX + 1)])
      expect(room.put({ type: "ticket", seat: BEN, text })).toBe("bad_ticket");
    expect(room.put({ type: "ticket", seat: BEN, text: "🐝".repeat(TICKET_MAX) })).toBeUndefined();
    room.next();
    expect(room.all).toMatchObject({ phase: "finale", lesson: { at: 6 } });
    expect(room.all.round).toBeUndefined();
    expect(sessionHash(replay(room.inputs, room.t))).toBe(sessionHash(room.session));
  });

  test("leaves out what was cut, goes where it is told, and no further than its end", () => {
    const room = new Class();
    expect(room.put({ type: "cut", step: 2, cut: true })).toBeUndefined();
    expect([room.put({ type: "cut", step: 2, cut: true }), room.put({ type: "cut", step: 0, cut: true })]).toEqual([
      "no_change",
      "no_step",
    ]);
    expect(lessonDesk(room.session.lesson!).steps[2]).toMatchObject({ id: "queen", cut: true });
    room.next();
    room.next();
    expect(room.session.lesson?.at).toBe(3);
    // Two hosts tap at once: one step, not two.
    expect([room.next(5), room.next(5), room.next(7)]).toEqual([undefined, "no_change", "no_step"]);
    expect(room.all.lesson?.step?.kind).toBe("ticket");
    expect(room.next(2)).toBeUndefined();
    expect(room.session.history.map(({ scenario }) => scenario)).toEqual(["meadow", "queen"]);
    expect(room.next(6)).toBeUndefined();
    expect(room.all.phase).toBe("finale");
  });

  test("plays a round that came to nothing again, and a single round ends the lesson", () => {
    const room = new Class();
    room.next();
    room.put({ type: "start", key: KEY, away: [] });
    expect(room.session.phase).toBe("round");
    room.put({ type: "void", why: "round_broke" });
    expect(room.all).toMatchObject({ phase: "lobby", scenario: { id: "queen" } });
    room.put({ type: "start", key: KEY, away: [] });
    expect(room.session).toMatchObject({ phase: "round", lesson: { at: 2 } });
    expect(room.put({ type: "lesson", plan: SHORT })).toBe("round_running");
    room.pass(600_000);
    expect(
      room.put({ type: "plan", steps: [SHORT.steps[2]!.kind === "round" ? SHORT.steps[2]!.scenario : undefined] }),
    ).toBeUndefined();
    expect(room.session.lesson).toBeUndefined();
    expect([
      room.put({ type: "cut", step: 3, cut: true }),
      room.put({ type: "predict", seat: ANA, answer: "crowd" }),
    ]).toEqual(["no_lesson", "not_asked"]);
  });

  test("counts people's time: pauses are told, and a slower round takes as much longer", () => {
    const room = new Class();
    room.put({ type: "slow", seat: ANA, times: 2 });
    room.next();
    room.put({ type: "start", key: KEY, away: [] });
    room.put({ type: "pause" });
    room.put({ type: "resume", stood: 60_000 });
    room.pass(600_000);
    const { opened, closed, ended } = room.session.round!;
    expect(room.session.lesson?.stood).toBe(60_000 + (room.session.now - opened));
    expect(room.session.now).toBeGreaterThanOrEqual(closed ?? ended ?? Number.NaN);
  });

  test("driven by a timer says when it goes on, from the first person on, until it is told to wait", () => {
    const { party } = Object.fromEntries(plans.map((plan) => [plan.id, plan]));
    const s = createSession();
    apply(s, { t: 0, type: "lesson", plan: party! });
    expect(s.lesson?.until).toBeUndefined();
    apply(s, { t: 5000, type: "sit", name: "Ana" });
    expect(s.lesson?.until).toBe(5000 + 90_000);
    apply(s, { t: 6000, type: "stay" });
    expect(s.lesson?.until).toBeUndefined();
    apply(s, { t: 7000, type: "start", key: KEY, away: [] });
    expect([s.phase, s.lesson?.until]).toEqual(["round", undefined]);
    advance(s, 600_000);
    expect([s.phase, (s.lesson?.until ?? 0) - s.now]).toEqual(["reveal", 45_000]);
  });

  test("rehearsed, has bots in every seat who answer", () => {
    const s = createSession();
    apply(s, { t: 0, type: "lesson", plan: SHORT, rehearse: true });
    expect(s.seats.length).toBe(20);
    apply(s, { t: 1, type: "start", key: KEY, away: [] });
    const all = new Views(s, 1).view("all") as AllView;
    expect(all.lesson).toMatchObject({ rehearsal: true, said: s.seats.length });
    // Of the round to come nobody reads by what name it goes.
    expect(all.scenario).toMatchObject({ id: "", mechanism: "queen", trials: [] });
    apply(s, { t: s.now, type: "start", key: KEY, away: [], step: 5 });
    expect(Object.values(s.lesson?.tickets ?? {})).toEqual(["sample-1", "sample-2", "sample-3", "sample-4"]);
  });
});
