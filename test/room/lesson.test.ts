import { describe, expect, test } from "vitest";
import { type Plan, readPlan, sessionHash } from "../../src/game/index.ts";
import type { HostView } from "../../src/protocol/channels.ts";
import { Desk, type Phone } from "./desk.ts";

const STEPS = [
  { kind: "join", id: "join", minutes: 1 },
  {
    kind: "predict",
    id: "ask",
    minutes: 0.5,
    answers: [
      { id: "leader", by: ["queen"] },
      { id: "crowd", by: ["bees"] },
    ],
  },
  { kind: "round", id: "queen", minutes: 3, scenario: "queen" },
  { kind: "ticket", id: "ticket", minutes: 1 },
  { kind: "round", id: "bees", minutes: 3, scenario: "meadow" },
  { kind: "debrief", id: "debrief", minutes: 2, revisit: "ask" },
];

function plan(more: object = {}): Plan {
  const made = readPlan({ id: "short", minutes: 20, steps: STEPS, ...more });
  if ("fault" in made) throw new Error(made.fault);
  return made.plan;
}

interface Class {
  desk: Desk;
  host: Phone;
  ana: Phone;
  ben: Phone;
  screen: Phone;
}

function follow(more: object = {}): Class {
  const desk = new Desk({ fill: 8 });
  const host = desk.open({ host: true });
  desk.say(host, { type: "mode", mode: "class" });
  expect(desk.room.change({ type: "lesson", plan: plan(more) }, desk.wall)).toBeUndefined();
  const [ana, ben] = [desk.join("Ana"), desk.join("Ben")];
  const screen = desk.open({ screen: true });
  desk.pass(300);
  return { desk, host, ana, ben, screen };
}

const hosts = (phone: Phone): HostView | undefined => phone.receiver.views.host as HostView | undefined;
const next = (desk: Desk, host: Phone): void => {
  desk.say(host, { type: "start" });
  desk.pass(300);
};

/** Lets the briefing pass and ends the round: one that is ended before has come to nothing. */
function playOut(desk: Desk, host: Phone): void {
  desk.pass(9000);
  desk.say(host, { type: "end" });
  desk.pass(300);
}

describe("a room that follows a plan", () => {
  test("shows what comes to hosts alone, and predictions and tickets to nobody else; a ticket on the wall by the host's tap", () => {
    const { desk, host, ana, ben, screen } = follow();
    expect(hosts(host)?.lesson).toMatchObject({ minutes: 20, next: 1, tickets: {} });
    for (const phone of [ana, ben, screen]) expect(phone.texts.join()).not.toMatch(/"minutes"|"bees"|"debrief"/);
    next(desk, host);
    desk.say(ana, { type: "predict", answer: "crowd", sure: 95 });
    desk.pass(300);
    expect(ana.receiver.views["seat:0"]).toMatchObject({ guess: { answer: "crowd", sure: 95 } });
    expect(ben.all.lesson).toMatchObject({ said: 1 });
    desk.say(host, { type: "start", step: 3 });
    desk.say(ana, { type: "ticket", text: "Nobody was in charge." });
    desk.pass(300);
    expect(hosts(host)?.lesson?.tickets).toEqual({ 0: "Nobody was in charge." });
    for (const phone of [ben, screen]) expect(phone.texts.join()).not.toMatch(/sure|Nobody was/);
    desk.say(host, { type: "show", ticket: 0 });
    desk.pass(300);
    expect(screen.receiver.views.screen).toEqual({ ticket: "Nobody was in charge." });
    expect(ben.texts.join()).not.toContain("Nobody was");
    desk.say(host, { type: "show" });
    desk.pass(300);
    expect(screen.receiver.views.screen).toBeUndefined();
  });

  test("sleeps in a step, and wakes wherever it is killed as it was, under other rules too", () => {
    const { desk, host, ana } = follow();
    next(desk, host);
    expect(desk.room.agenda.wakeAt(desk.wall)).toBeUndefined();
    for (const step of [1, 2, 3, 4, 5, 6]) {
      const phone = desk.phones.find(({ peer }) => peer.who.host) ?? desk.open({ host: true });
      if (step > 1) next(desk, phone);
      const seat = desk.phones.find(({ peer }) => peer.seat === 0) ?? desk.open({ seat: 0 });
      if (step === 1) desk.say(seat, { type: "predict", answer: "leader" });
      if (step === 3) desk.say(seat, { type: "ticket", text: "One sentence." });
      desk.pass(300);
      const before = sessionHash(desk.room.session);
      desk.reload(100);
      if (desk.room.session.phase !== "round") expect(sessionHash(desk.room.session), `step ${step}`).toBe(before);
      expect(desk.room.session.lesson).toMatchObject({ at: step, guesses: { ask: { 0: { answer: "leader" } } } });
      if (desk.room.session.phase !== "round") continue;
      playOut(desk, desk.open({ host: true }));
    }
    expect(desk.room.session).toMatchObject({ phase: "finale", lesson: { tickets: { 0: "One sentence." } } });
    desk.reload(100, "rules 2");
    expect(desk.room.session).toMatchObject({ phase: "finale", lesson: { at: 6, tickets: { 0: "One sentence." } } });
    expect(ana.closed).toBeUndefined();
  });

  test("under other rules starts the round of its step again, and goes on from there", () => {
    const { desk, host } = follow();
    desk.say(host, { type: "start", step: 2 });
    desk.pass(9000);
    desk.reload(100, "rules 2");
    expect(desk.room.session).toMatchObject({ phase: "round", rounds: 1, lesson: { at: 2 } });
    const again = desk.open({ host: true });
    desk.pass(9000);
    desk.say(again, { type: "end" });
    desk.pass(500);
    next(desk, again);
    expect(desk.room.session).toMatchObject({ phase: "step", lesson: { at: 3, rounds: { queen: 1 } } });
    desk.reload(100, "rules 3");
    expect(desk.room.session).toMatchObject({ phase: "step", lesson: { at: 3 } });
  });

  test("driven by a timer goes on by itself while somebody is there, and waits where nobody is", () => {
    const { desk, host, ana, ben, screen } = follow({ timer: true });
    expect(desk.room.session.lesson).toMatchObject({ at: 0 });
    desk.pass(61_000);
    expect(desk.room.session.lesson).toMatchObject({ at: 1 });
    desk.pass(31_000);
    expect(desk.room.session).toMatchObject({ phase: "round", lesson: { at: 2 } });
    playOut(desk, host);
    expect(desk.room.session.phase).toBe("reveal");
    desk.pass(46_000);
    expect(desk.room.session).toMatchObject({ phase: "step", lesson: { at: 3 } });
    expect(desk.room.agenda.watchdogAt()).toBeGreaterThan(desk.wall);
    for (const phone of [host, ana, ben, screen]) desk.hangUp(phone);
    expect([desk.room.agenda.wakeAt(desk.wall + 200_000), desk.room.agenda.watchdogAt()]).toEqual([
      undefined,
      undefined,
    ]);
    desk.pass(120_000);
    expect(desk.room.session.lesson).toMatchObject({ at: 3 });
    desk.open({ seat: 0 });
    desk.pass(1000);
    expect(desk.room.session).toMatchObject({ phase: "round", lesson: { at: 4 } });
  });

  test("says how late it is by people's time: a pause counts", () => {
    const { desk, host } = follow();
    desk.say(host, { type: "start", step: 2 });
    desk.pass(9000);
    desk.say(host, { type: "pause" });
    desk.pass(90_000);
    desk.say(host, { type: "resume" });
    desk.pass(500);
    expect(hosts(host)?.lesson?.stood).toBeGreaterThanOrEqual(89_900);
    expect(hosts(host)?.lesson?.stood).toBeLessThan(90_500);
  });
});
