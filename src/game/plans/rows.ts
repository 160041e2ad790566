/** A round as people write it: a setup by its name, and what is to be another. `at` of a card: which share of the round has gone by. */
export interface WrittenRound {
  kind: "round";
  id: string;
  minutes: number;
  scenario: string;
  /** Seats that play; how long the clock runs, in ms; how bots play, in shares of the seats. */
  fill?: number;
  clock?: number;
  mix?: Readonly<Record<string, number>>;
  cards?: readonly { id: string; at: number; options?: Readonly<Record<string, unknown>> }[];
  silent?: true;
  optional?: true;
}
export type WrittenStep =
  | WrittenRound
  | { kind: "join" | "ticket" | "evolve" | "assembly"; id: string; minutes: number; optional?: true }
  | { kind: "predict"; id: string; minutes: number; answers: readonly { id: string; by: readonly string[] }[] }
  | { kind: "debrief"; id: string; minutes: number; revisit?: string; optional?: true };

/** A plan as people write it: see plan.ts for what each field means. Plain data, so that a page can list plans without the game. */
export interface WrittenPlan {
  id: string;
  minutes: number;
  timer?: true;
  steps: readonly WrittenStep[];
}

const ticket = { kind: "ticket", id: "ticket", minutes: 2, optional: true } as const;

/** Rounds of a campaign: after four assemblies three changes of who decides can have been tried, and each been lived with. */
const CAMPAIGN = [1, 2, 3, 4, 5] as const;

/** The same round five times, with an assembly between each two: what passes changes all that come. */
const campaign = (id: string, scenario: string): WrittenPlan => ({
  id,
  minutes: 35,
  steps: [
    { kind: "join", id: "join", minutes: 3 },
    ...CAMPAIGN.flatMap((n): WrittenStep[] => [
      { kind: "round", id: `round-${n}`, minutes: 4, scenario },
      ...(n < CAMPAIGN.length ? [{ kind: "assembly", id: `assembly-${n}`, minutes: 1.5 } as const] : []),
    ]),
    { kind: "debrief", id: "debrief", minutes: 5 },
  ],
});

/** The plans that every instance has, in the order in which they are offered. A new one is a row here, and words in the client. */
export const rows: readonly WrittenPlan[] = [
  // One lesson at the meadow: leader or crowd? 38 minutes, and 7 in reserve.
  {
    id: "who-decides",
    minutes: 45,
    steps: [
      { kind: "join", id: "join", minutes: 4 },
      {
        kind: "predict",
        id: "predict",
        minutes: 1,
        answers: [
          { id: "leader", by: ["queen", "council"] },
          { id: "crowd", by: ["bees", "attacked"] },
        ],
      },
      // Practice has as long as somebody wants to try; a class is to come on.
      { kind: "round", id: "practice", minutes: 3, scenario: "practice", clock: 150_000 },
      { kind: "round", id: "queen", minutes: 3, scenario: "queen" },
      { kind: "round", id: "council", minutes: 4, scenario: "council", optional: true },
      { kind: "round", id: "bees", minutes: 5, scenario: "meadow" },
      { kind: "round", id: "attacked", minutes: 4, scenario: "robbers", optional: true },
      { kind: "debrief", id: "debrief", minutes: 12, revisit: "predict" },
      ticket,
    ],
  },
  // One lesson at the harbour: one keeper of the book, a few, everybody; each of them attacked.
  {
    id: "webs",
    minutes: 45,
    steps: [
      { kind: "join", id: "join", minutes: 4 },
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
      { kind: "round", id: "authority", minutes: 5, scenario: "authority" },
      { kind: "round", id: "council", minutes: 5, scenario: "council-bft" },
      { kind: "round", id: "everybody", minutes: 5, scenario: "bft" },
      { kind: "round", id: "mining", minutes: 5, scenario: "pow", optional: true },
      { kind: "debrief", id: "debrief", minutes: 12, revisit: "predict" },
      ticket,
    ],
  },
  // Half a lesson: the crowd, the crowd that copies, the crowd with robbers in it.
  {
    id: "trust-the-crowd",
    minutes: 25,
    steps: [
      { kind: "join", id: "join", minutes: 3 },
      {
        kind: "predict",
        id: "predict",
        minutes: 1,
        answers: [
          { id: "copycats", by: ["copycats"] },
          { id: "robbers", by: ["robbers"] },
        ],
      },
      { kind: "round", id: "bees", minutes: 4, scenario: "meadow" },
      // Half of the bots do what they see others do; in a class the host asks people to, by the words of the step.
      { kind: "round", id: "copycats", minutes: 4, scenario: "meadow", mix: { copycat: 0.5 }, silent: true },
      // Whether copying pays: five generations of bots that begin as the copycats' round was played.
      { kind: "evolve", id: "evolve", minutes: 2, optional: true },
      { kind: "round", id: "robbers", minutes: 4, scenario: "robbers" },
      { kind: "debrief", id: "debrief", minutes: 5, revisit: "predict" },
      { ...ticket, minutes: 1.5 },
    ],
  },
  // Five rounds, each under what the room made of the rules: it begins under one who decides. At the meadow, and at the harbour.
  campaign("one-to-all", "captured-queen"),
  campaign("one-to-all-harbour", "authority"),
  // Friends, a quarter of an hour, nobody taps: three ways to choose a home, and then with robbers among them.
  {
    id: "party",
    minutes: 15,
    timer: true,
    steps: [
      { kind: "join", id: "join", minutes: 1.5 },
      { kind: "round", id: "meadow", minutes: 3.5, scenario: "meadow" },
      { kind: "round", id: "captured-queen", minutes: 3.5, scenario: "captured-queen", optional: true },
      { kind: "round", id: "ballot", minutes: 3, scenario: "ballot", optional: true },
      { kind: "round", id: "robbers", minutes: 3.5, scenario: "robbers" },
    ],
  },
];

/** The minutes that the steps take together; what the plan has more is in reserve. */
export const plannedMinutes = ({ steps }: { steps: readonly { minutes: number }[] }): number =>
  steps.reduce((sum, one) => sum + one.minutes, 0);
