import type { Scenario } from "../scenario.ts";
import { scenarios } from "../scenarios.ts";
import type { Plan, Step } from "./plan.ts";

const named = (id: string): Scenario => scenarios[id] as Scenario;

/** A round of a setup by its name; the step is called like it unless it says otherwise. */
const round = (scenario: string, minutes: number, more: Partial<Extract<Step, { kind: "round" }>> = {}): Step => ({
  kind: "round",
  id: scenario,
  minutes,
  scenario: named(scenario),
  ...more,
});
const join = (minutes: number): Step => ({ kind: "join", id: "join", minutes });
const debrief = (minutes: number, revisit?: string): Step => ({
  kind: "debrief",
  id: "debrief",
  minutes,
  ...(revisit !== undefined && { revisit }),
});
const ticket = (minutes: number): Step => ({ kind: "ticket", id: "ticket", minutes, optional: true });

/** Half of the bots do what they see others do. In a class the host asks people to, by the words of the step. */
const copycats: Scenario = { ...named("meadow"), mix: { copycat: 0.5 } };

/** Friends, a quarter of an hour, nobody taps: three ways to choose a home, and then with robbers among them. */
const party: Plan = {
  id: "party",
  minutes: 15,
  timer: true,
  steps: [
    join(1.5),
    round("meadow", 3.5),
    round("captured-queen", 3.5, { optional: true }),
    round("ballot", 3, { optional: true }),
    round("robbers", 3.5),
  ],
};

/** One lesson at the meadow: leader or crowd? 38 minutes, and 7 in reserve. */
const whoDecides: Plan = {
  id: "who-decides",
  minutes: 45,
  steps: [
    join(4),
    {
      kind: "predict",
      id: "predict",
      minutes: 1,
      answers: [
        { id: "leader", by: ["queen", "council"] },
        { id: "crowd", by: ["bees", "attacked"] },
      ],
    },
    round("practice", 3),
    round("queen", 3),
    round("council", 4, { optional: true }),
    round("meadow", 5, { id: "bees" }),
    round("robbers", 4, { id: "attacked", optional: true }),
    debrief(12, "predict"),
    ticket(2),
  ],
};

/** One lesson at the harbour: one keeper of the book, a few, everybody; each of them attacked. */
const webs: Plan = {
  id: "webs",
  minutes: 45,
  steps: [
    join(4),
    {
      kind: "predict",
      id: "predict",
      minutes: 1,
      answers: [
        { id: "one", by: ["authority"] },
        { id: "few", by: ["council"] },
        { id: "all", by: ["everybody", "mining"] },
      ],
    },
    round("authority", 5),
    round("council-bft", 5, { id: "council" }),
    round("bft", 5, { id: "everybody" }),
    round("pow", 5, { id: "mining", optional: true }),
    debrief(12, "predict"),
    ticket(2),
  ],
};

/** Half a lesson: the crowd, the crowd that copies, the crowd with robbers in it. */
const trust: Plan = {
  id: "trust-the-crowd",
  minutes: 25,
  steps: [
    join(3),
    {
      kind: "predict",
      id: "predict",
      minutes: 1,
      answers: [
        { id: "copycats", by: ["copycats"] },
        { id: "robbers", by: ["robbers"] },
      ],
    },
    round("meadow", 4, { id: "bees" }),
    { kind: "round", id: "copycats", minutes: 4, scenario: copycats, silent: true },
    round("robbers", 4),
    debrief(5, "predict"),
    ticket(1.5),
  ],
};

/** The plans that every instance has, in the order in which they are offered. A new one is a row here, and words in the client. */
export const plans: readonly Plan[] = [whoDecides, webs, trust, party];
