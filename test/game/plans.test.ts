import { describe, expect, test } from "vitest";
import { type Plan, plans, readPlan } from "../../src/game/index.ts";
import { plannedMinutes, rows } from "../../src/game/plans/index.ts";

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
