import { describe, expect, test } from "vitest";
import {
  advance,
  apply,
  createSession,
  type Input,
  type Plan,
  plans,
  readPlan,
  replay,
  SCREEN_CHANNELS,
  type Session,
  sessionHash,
  Views,
} from "../../src/game/index.ts";
import { plannedMinutes, rows, TICKET_MAX } from "../../src/game/plans/index.ts";
import { lessonDesk } from "../../src/game/plans/shown.ts";
import type { AllView, OwnView } from "../../src/game/views.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const [ANA, BEN, CLEO] = [0, 1, 2];

const SHORT: Plan = read({
  id: "short",
  minutes: 20,
  steps: [
    { kind: "join", id: "join", minutes: 2 },
    {
      kind: "predict",
      id: "ask",
      minutes: 1,
      answers: [
        { id: "leader", by: ["queen"] },
        { id: "crowd", by: ["bees"] },
      ],
    },
    { kind: "round", id: "queen", minutes: 3, scenario: "queen" },
    { kind: "round", id: "bees", minutes: 3, scenario: "meadow", silent: true },
    { kind: "debrief", id: "debrief", minutes: 5, revisit: "ask" },
    { kind: "ticket", id: "ticket", minutes: 2 },
  ],
});

function read(candidate: unknown): Plan {
  const made = readPlan(candidate);
  if ("fault" in made) throw new Error(made.fault);
  return made.plan;
}

/** A session that follows a plan, with three people in it. */
class Class {
  readonly session: Session = createSession();
  readonly inputs: Input[] = [];
  t = 0;

  constructor(plan = SHORT) {
    this.put({ type: "lesson", plan });
    for (const name of ["Ana", "Ben", "Cleo"]) this.put({ type: "sit", name });
  }

  /** The code of its refusal, if it is refused. */
  put(input: Omit<Input, "t"> & Record<string, unknown>): string | undefined {
    const one = { t: this.t, ...input } as Input;
    const refusal = apply(this.session, one);
    if (!refusal) this.inputs.push(one);
    return refusal?.code;
  }

  /** On to the next step, or to this one; a round is played to its end. */
  next(step?: number): string | undefined {
    const code = this.put({ type: "start", key: KEY, away: [], ...(step !== undefined && { step }) });
    if (this.session.phase === "round") this.pass(600_000);
    return code;
  }

  pass(ms: number): void {
    this.t += ms;
    advance(this.session, this.t);
    if (this.session.phase === "round") throw new Error("the round does not end");
  }

  get all(): AllView {
    return new Views(this.session, this.t).view("all") as AllView;
  }

  own(seat: number): OwnView {
    return new Views(this.session, this.t).view(`seat:${seat}`) as OwnView;
  }

  /** Everything that leaves the room for a seat, or for a screen. */
  frames(viewer: number | "screen"): string {
    const views = new Views(this.session, this.t);
    const channels = viewer === "screen" ? SCREEN_CHANNELS : views.ofSeat(viewer);
    return JSON.stringify(channels.map((one) => views.view(one)));
  }
}

describe("the built-in plans", () => {
  test("fit their minutes, and are what they were meant to be", () => {
    expect(plans.map(({ id, minutes }) => [id, minutes])).toEqual([
      ["who-decides", 45],
      ["webs", 45],
      ["trust-the-crowd", 25],
      ["one-to-all", 35],
      ["one-to-all-harbour", 35],
      ["party", 15],
    ]);
    for (const plan of plans) expect(plannedMinutes(plan), plan.id).toBeLessThanOrEqual(plan.minutes);
    expect(rows.map(plannedMinutes)[0]).toBe(38);
    expect(plans.filter(({ timer }) => timer).map(({ id }) => id)).toEqual(["party"]);
  });

  test.each(plans.map((plan) => [plan.id, plan] as const))("%s is read back from its own text", (id, plan) => {
    expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual({ plan });
    expect(readPlan(id)).toEqual({ plan });
  });
});

test("what is wrong with a plan is told with its field", () => {
  const round = { kind: "round", id: "a", minutes: 3, scenario: "meadow" };
  const ask = {
    kind: "predict",
    id: "ask",
    minutes: 1,
    answers: [
      { id: "x", by: ["a"] },
      { id: "y", by: ["b"] },
    ],
  };
  const own = (steps: unknown[], more = {}) => readPlan({ id: "own", minutes: 10, steps, ...more });
  const faults: [unknown, string][] = [
    [readPlan("nowhere"), "plan"],
    [readPlan(7), "steps"],
    [own([]), "steps"],
    [own([{ kind: "join", id: "j", minutes: 1 }]), "steps"],
    [own([round, round]), "steps.1.id"],
    [own([{ ...round, id: "constructor" }]), "steps.0.id"],
    [own([{ ...round, scenario: "nowhere" }]), "steps.0.scenario"],
    [own([{ ...round, fill: 1 }]), "steps.0.scenario.fill"],
    [own([{ ...round, cards: [{ id: "capture", at: 0.5 }] }]), "steps.0.scenario.trials.0.id"],
    [own([{ ...round, minutes: -1 }]), "steps.0.minutes"],
    [own([{ ...round, colour: "red" }]), "steps.0"],
    [own([round, ask]), "steps.1.answers.1.by.0"],
    [own([round, { kind: "debrief", id: "d", minutes: 1, revisit: "ask" }]), "steps.1.revisit"],
    [own([round], { minutes: 1000 }), "minutes"],
    [own([round], { title: "x".repeat(100) }), "title"],
  ];
  for (const [made, field] of faults) expect((made as { fault: string }).fault.split(":")[0], field).toBe(field);
  const played = own([{ ...round, cards: [{ id: "sybil", at: 0.4 }], clock: 90_000 }]) as { plan: Plan };
  expect(played.plan.steps[0]).toMatchObject({ scenario: { clock: 90_000, trials: [{ id: "sybil", at: 0.4 }] } });
});

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

describe("what somebody said in a lesson", () => {
  /** The same lesson, in which Ana said the one or the other. */
  const said = (answer: string, text: string, upTo: "ask" | "round" | "debrief" | "ticket"): Class => {
    const room = new Class();
    room.next();
    room.put({ type: "predict", seat: ANA, answer });
    room.put({ type: "predict", seat: BEN, answer: answer === "crowd" ? "leader" : "crowd" });
    if (upTo !== "ask") room.next();
    if (upTo === "debrief" || upTo === "ticket") {
      room.next();
      room.next();
    }
    if (upTo === "ticket") {
      room.next();
      room.put({ type: "ticket", seat: ANA, text });
    }
    return room;
  };

  test.each(["ask", "round", "debrief", "ticket"] as const)("is in no frame to others, at %s", (upTo) => {
    const [one, other] = [said("crowd", "Bees know.", upTo), said("leader", "One is quick.", upTo)];
    expect(one.frames(CLEO)).toBe(other.frames(CLEO));
    expect(one.frames("screen")).toBe(other.frames("screen"));
    if (upTo !== "round") expect(one.frames(ANA)).not.toBe(other.frames(ANA));
  });

  test("goes to the wall alone, without a name, where a host shows it; and is gone with the seat", () => {
    const room = said("crowd", "Bees know.", "ticket");
    expect(room.put({ type: "show", ticket: BEN })).toBe("no_ticket");
    expect(room.put({ type: "show", ticket: ANA })).toBeUndefined();
    expect(new Views(room.session, room.t).view("screen")).toEqual({ ticket: "Bees know." });
    for (const seat of [BEN, CLEO]) expect(room.frames(seat)).not.toContain("Bees");
    room.put({ type: "leave", seat: ANA });
    expect(JSON.stringify(room.session.lesson)).not.toContain("Bees");
    expect(room.session.lesson?.guesses.ask).not.toHaveProperty("0");
    expect(new Views(room.session, room.t).view("screen")).toBeUndefined();
  });
});

test("two or three share a seat under all their names", () => {
  const s = createSession();
  const sit = (name: string, ...together: string[]) => apply(s, { t: 0, type: "sit", name, together })?.code;
  expect([
    sit("Ana", "Ben"),
    sit("Ana", "Ben"),
    sit("Cleo", "Dan", "Eve"),
    sit("A", "B", "C", "D"),
    sit("A", " "),
  ]).toEqual([undefined, undefined, undefined, "bad_name", "bad_name"]);
  expect(s.seats.map(({ name }) => name)).toEqual(["Ana & Ben", "Ana & Ben 2", "Cleo & Dan & Eve"]);
  expect(apply(s, { t: 0, type: "rename", seat: 0, name: "Ana", together: ["Flo"] })).toBeUndefined();
  expect(s.seats[0]?.name).toBe("Ana & Flo");
});
