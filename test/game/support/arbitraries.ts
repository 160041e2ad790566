import fc from "fast-check";
import { TRIALS_MAX } from "../../../src/game/limits.ts";
import { policiesFor } from "../../../src/game/mechanisms/registry.ts";
import { cardFor } from "../../../src/game/parts.ts";
import type { Plan } from "../../../src/game/plans/plan.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import { trials } from "../../../src/game/trials/registry.ts";
import type { Command } from "../../../src/game/types.ts";
import { worlds } from "../../../src/game/worlds/registry.ts";
import { tested } from "./setups.ts";
import { verbsOf } from "./verbs.ts";

/** What random play does next. Numbers that choose are taken modulo what there is to choose from. */
export type Step = { wait: number } & (
  | { do: "sit"; name: string }
  | { do: "rename"; who: number; name: string }
  | { do: "leave" | "away" | "back"; who: number }
  | { do: "setup"; scenario: Scenario }
  | { do: "start"; key: string; away: number[] }
  | { do: "again"; key: string; which: number }
  | { do: "act"; who: number; which: number; target: number; amount: number }
  | { do: "wild"; seat: number; round: number; command: Command }
  | { do: "slow"; who: number; times: number }
  | { do: "restart"; key: string }
  | { do: "pause" | "resume" | "end" }
  | { do: "more"; ms: number }
  | { do: "card"; trial: string; options: Record<string, unknown> }
  | { do: "lobby" }
  | { do: "lesson"; plan: Plan }
  | { do: "step"; key: string; step: number }
  | { do: "wave" | "show"; who: number }
  | { do: "predict"; who: number; answer: string; sure?: number }
  | { do: "ticket"; who: number; text: string }
  | { do: "cut"; step: number; cut: boolean }
  | { do: "stay" | "hide" }
  | { do: "assembly"; key: string }
  | { do: "part" | "redraw" | "made" | "heard" | "gone"; who: number; code: string }
  | { do: "return" | "parted" | "stuck"; who: number }
  | { do: "arrive"; from: string; home: number; n: number; at: number; name: string }
  | { do: "count" }
  | { do: "propose"; who: number; which: number; to: number }
  | { do: "second"; who: number; which: number; on: boolean }
  | { do: "ballot"; who: number; which: number; votes: number }
  | { do: "content"; who: number }
);

const is = fc.constant;

/** A record as JSON would give it. */
function plain<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record(fields, { noNullPrototype: true });
}

export const key = fc.stringMatching(/^[0-9a-f]{32}$/);

/** Options beyond the defaults, where the defaults alone would leave something out. Others are played with `{}`. */
const options: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  swarm: plain({ sites: fc.integer({ min: 2, max: 7 }), noise: fc.constantFrom(0, 0.12, 1) }),
  chain: plain({
    pooled: fc.boolean(),
    power: fc.constantFrom("equal", "zipf"),
    delay: fc.constantFrom(0, 700, 3000),
    checks: fc.constantFrom(true, true, false),
    transfers: fc.constantFrom(0, 5),
  }),
  pow: plain({
    blocks: fc.constantFrom(0, 12, 60),
    // So short that a round without a block never comes, even on the shortest clock.
    interval: fc.constant(400),
    final: fc.constantFrom(0, 2, 6),
    reach: fc.constantFrom(0, 0, 0.5),
    orders: fc.constantFrom(0, 4000, 4000),
    operator: fc.constantFrom(false, false, true),
  }),
  bft: plain({
    decide: fc.constantFrom(2500, 6000, 14_000),
    propose: fc.constantFrom(1000, 5000),
    vote: fc.constantFrom(0, 1500, 3500),
    pause: fc.constantFrom(0, 3000),
    gossip: fc.constantFrom(500, 4000),
    aftermath: fc.constant(5000),
  }),
  "council-bft": plain({
    delegates: fc.constantFrom(3, 5, 7),
    trial: fc.constantFrom(1000, 5000, 20_000),
    elect: fc.constantFrom(1000, 8000),
    rules: plain({
      beat: fc.constantFrom(3000, 6000),
      decide: fc.constantFrom(1500, 2500),
      propose: fc.constant(1000),
      vote: fc.constantFrom(0, 400),
      pause: fc.constantFrom(0, 500),
      gossip: fc.constant(500),
    }),
  }),
  ec: plain({
    epochs: fc.constantFrom(3, 12, 25),
    cutoff: fc.constantFrom(0.3, 0.58, 0.9),
    begun: fc.constantFrom(0, 0.25, 0.9),
    finality: fc.constantFrom(1, 2, 5),
    expected: fc.constantFrom(1, 5, 15),
  }),
  queen: plain({
    who: fc.constantFrom("drawn", "person", "person", "bot"),
    turns: fc.constantFrom("scouts", "queen"),
    hears: fc.constantFrom(500, 3000),
    listens: fc.constantFrom(500, 5000),
    sites: fc.constantFrom(1, 2, 3),
    opens: fc.constantFrom(0, 0.1, 1 / 3),
    idle: fc.constantFrom(1000, 10_000),
    piping: fc.constantFrom(0, 6000),
  }),
  council: plain({
    seats: fc.constantFrom(3, 3, 5, 7),
    by: fc.constantFrom("votes", "votes", "lot"),
    open: fc.boolean(),
    scout: fc.constantFrom(1000, 5000, 30_000),
    elect: fc.constantFrom(1000, 5000, 15_000),
    listens: fc.constantFrom(0, 10_000),
    hold: fc.constantFrom(0, 7000),
    piping: fc.constantFrom(0, 5000),
  }),
  ballot: plain({
    method: fc.constantFrom("plurality", "approval"),
    window: fc.constantFrom(2000, 5000, 12_000),
    settle: fc.constantFrom(0, 3000),
    count: fc.constantFrom(0, 4000),
  }),
  ants: plain({
    quorum: fc.constantFrom(0, 2, 3),
    harsh: fc.boolean(),
    nestmates: fc.constantFrom(0.5, 2),
    tandem: fc.constantFrom(1, 3),
    calls: fc.constantFrom(500, 8000),
    gather: fc.constantFrom(0, 12_000),
  }),
  bees: plain({
    piping: fc.constant(6000),
    open: fc.boolean(),
    quorum: fc.constantFrom(0, 0, 2, 3),
    hold: fc.constantFrom(0, 500, 2500),
  }),
};

/** Trials beyond liars, in random setups: each of the registry is played now and then. */
const trialOptions: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  liars: plain({ share: fc.constantFrom(0.2, 0.5), known: fc.boolean() }),
  delay: plain({ factor: fc.constantFrom(1, 3), loss: fc.constantFrom(0, 0.2) }),
  partition: plain({ from: fc.constantFrom(0, 0.2), until: fc.constant(0.6) }),
  crash: plain({ share: fc.constantFrom(0.1, 0.4, 1), aim: fc.boolean(), lasts: fc.constantFrom(1000, 6000, 12_000) }),
  spoil: plain({ how: fc.constantFrom("worse", "better") }),
  sybil: plain({
    share: fc.constantFrom(0.3, 0.6),
    by: fc.constantFrom("heads", "stake"),
    patient: fc.constantFrom(0, 1),
  }),
  cartel: plain({
    share: fc.constantFrom(0.1, 0.4),
    purse: fc.constantFrom(0, 10, 60),
    price: fc.constantFrom(1, 20),
    faithless: fc.constantFrom(0, 0.5),
  }),
};
/** The same as cards. */
const cardOptions: typeof trialOptions = {
  ...trialOptions,
  delay: plain({ factor: fc.constantFrom(1, 3), loss: fc.constantFrom(0, 0.2), lasts: fc.constantFrom(2000, 20_000) }),
  partition: plain({ share: fc.constantFrom(0.2, 0.5), lasts: fc.constantFrom(2000, 15_000) }),
};
const cardIds = [...trials.values()].flatMap(({ id, card }) => (card ? [id] : []));
const aCard = (ids: readonly string[]) =>
  fc.constantFrom(...ids).chain((id) => (cardOptions[id] ?? is({})).map((given) => ({ id, options: given })));

/** Cards that the clock plays: now and then one, or two at once. */
function timedIn(world: string, mechanism: string): fc.Arbitrary<Scenario["trials"]> {
  const ids = cardIds.filter((id) => cardFor(id, { world, mechanism }));
  const row = fc.tuple(aCard(ids), fc.constantFrom(0, 0.3, 0.3, 0.9)).map(([card, at]) => ({ ...card, at }));
  return fc.array(row, { maxLength: 2 });
}

function trialsIn(world: string): fc.Arbitrary<Scenario["trials"]> {
  const rows = [...trials.values()].filter((one) => one.worlds.includes(world));
  const row = (id: string) =>
    fc.option(
      (trialOptions[id] ?? fc.constant({})).map((given) => ({ id, options: given })),
      { nil: undefined },
    );
  return fc.tuple(...rows.map((one) => row(one.id))).map((list) => list.filter((one) => one !== undefined));
}

function scenarioOf(mechanism: string, world: string): fc.Arbitrary<Scenario> {
  const ids = [...policiesFor(mechanism).policies.keys()];
  return plain({
    id: fc.constant("random"),
    world: fc.constant(world),
    mechanism: fc.constant(mechanism),
    options: plain({ world: options[world] ?? fc.constant({}), mechanism: options[mechanism] ?? fc.constant({}) }),
    fill: fc.integer({ min: 5, max: 14 }),
    clock: fc.integer({ min: 10_000, max: 70_000 }),
    briefing: fc.constantFrom(0, 1500, 3000),
    trials: fc
      .tuple(trialsIn(world), timedIn(world, mechanism))
      .map(([standing, timed]) => [...standing, ...timed].slice(0, TRIALS_MAX)),
    mix: fc.dictionary(fc.constantFrom(...ids), fc.double({ min: 0, max: 1, noNaN: true }), { noNullPrototype: true }),
    scored: fc.boolean(),
  });
}

/** Every mechanism of the registry, in random setups. */
export const scenarios = fc.oneof(...tested.map((m) => scenarioOf(m.id, m.world)));

const verbs = [...worlds.values(), ...tested].flatMap((one) => verbsOf(one));
const value = fc.oneof(fc.integer({ min: -1, max: 12 }), fc.double(), fc.string({ maxLength: 5 }), fc.boolean());
const fields = fc.dictionary(
  fc.constantFrom("site", "dance", "claim", "block", "seat", "order", "pool", "x", "__proto__"),
  value,
  {
    maxKeys: 3,
  },
);
/** Commands that look like something and mostly are nothing. */
export const wildCommand: fc.Arbitrary<Command> = fc
  .tuple(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...verbs) }, fc.string({ maxLength: 8 })), fields)
  .map(([verb, more]) => ({ ...more, verb }));

const small = fc.nat(999);
const name = fc.oneof(
  fc.constantFrom("Amber Otter", "Anise", " Jo  Ann "),
  fc.string({ maxLength: 30, unit: "grapheme" }),
);
const wait = fc.oneof({ weight: 3, arbitrary: fc.nat(700) }, { weight: 2, arbitrary: fc.nat(4000) }, fc.constant(0));
const timed = <T extends object>(fieldsOf: { [K in keyof T]: fc.Arbitrary<T[K]> }) => plain({ wait, ...fieldsOf });

const act = timed({ do: is("act"), who: small, which: small, target: small, amount: small });
const start = timed({ do: is("start"), key, away: fc.array(fc.nat(8), { maxLength: 2 }) });
const sit = timed({ do: is("sit"), name });
const setup = timed({ do: is("setup"), scenario: scenarios });

/** A short lesson of random rounds: it asks first, plays, comes back to it, and has tickets written. */
const lessonPlan: fc.Arbitrary<Plan> = fc
  .tuple(scenarios, scenarios, fc.boolean(), fc.boolean())
  .map(([first, second, timer, silent]) => ({
    id: "random",
    minutes: 20,
    ...(timer && { timer }),
    steps: [
      {
        kind: "predict",
        id: "ask",
        minutes: 1,
        answers: [
          { id: "yes", by: ["first"] },
          { id: "no", by: ["second"] },
        ],
      },
      { kind: "round", id: "first", minutes: 3, scenario: first, ...(silent && { silent }) },
      { kind: "ticket", id: "ticket", minutes: 2, optional: true },
      { kind: "assembly", id: "assembly", minutes: 2 },
      { kind: "round", id: "second", minutes: 3, scenario: second },
      { kind: "debrief", id: "debrief", minutes: 5, revisit: "ask" },
      { kind: "join", id: "join", minutes: 1 },
    ],
  }));
const predict = timed({
  do: is("predict"),
  who: small,
  answer: fc.constantFrom("yes", "yes", "no", "perhaps"),
  sure: fc.constantFrom(50, 75, 99, 7),
});
const ticket = timed({ do: is("ticket"), who: small, text: fc.string({ maxLength: 150, unit: "grapheme" }) });
const inLesson = fc.oneof(
  timed({ do: is("lesson"), plan: lessonPlan }),
  timed({ do: is("step"), key, step: fc.nat(7) }),
  timed({ do: fc.constantFrom("wave", "show"), who: small }),
  timed({ do: is("cut"), step: fc.nat(6), cut: fc.boolean() }),
  timed({ do: fc.constantFrom("stay", "hide") }),
  predict,
  ticket,
);

const proposal = timed({ do: is("propose"), who: small, which: fc.nat(40), to: fc.nat(6) });
const inAssembly = fc.oneof(
  timed({ do: is("assembly"), key }),
  timed({ do: is("count") }),
  proposal,
  timed({ do: is("second"), who: small, which: fc.nat(4), on: fc.boolean() }),
  timed({ do: is("ballot"), who: small, which: fc.nat(4), votes: fc.integer({ min: -6, max: 6 }) }),
  timed({ do: is("content"), who: small }),
);

/** Few codes, so that they meet. */
const code = fc.constantFrom("CFHJK", "CFHJL", "CFHJM");
const arriving = timed({
  do: is("arrive"),
  from: code,
  home: fc.nat(4),
  n: fc.nat(5),
  at: fc.nat(12),
  name: fc.constantFrom("Wren", "Ana & Ben & Amber Otter the Second", "Swift"),
});
const inFamily = fc.oneof(
  arriving,
  timed({ do: fc.constantFrom("part", "part", "part", "redraw", "made", "heard", "gone"), who: small, code }),
  timed({ do: fc.constantFrom("return", "parted", "parted", "stuck"), who: small }),
);

const step = fc.oneof(
  { weight: 40, arbitrary: act },
  {
    weight: 6,
    arbitrary: timed({
      do: is("wild"),
      seat: fc.integer({ min: -1, max: 16 }),
      round: fc.nat(3),
      command: wildCommand,
    }),
  },
  { weight: 3, arbitrary: sit },
  { weight: 1, arbitrary: timed({ do: is("rename"), who: small, name }) },
  { weight: 4, arbitrary: timed({ do: fc.constantFrom("leave", "away", "away", "back", "back"), who: small }) },
  { weight: 2, arbitrary: timed({ do: is("slow"), who: small, times: fc.constantFrom(1, 1.5, 2) }) },
  { weight: 1, arbitrary: setup },
  { weight: 2, arbitrary: start },
  { weight: 1, arbitrary: timed({ do: is("again"), key, which: small }) },
  { weight: 1, arbitrary: timed({ do: is("restart"), key }) },
  { weight: 1, arbitrary: timed({ do: is("lobby") }) },
  { weight: 3, arbitrary: timed({ do: fc.constantFrom("pause", "resume", "resume", "resume") }) },
  { weight: 1, arbitrary: timed({ do: is("more"), ms: fc.constantFrom(1, 15_000, 60_000) }) },
  { weight: 1, arbitrary: timed({ do: is("end") }) },
  { weight: 3, arbitrary: inLesson },
  { weight: 4, arbitrary: inAssembly },
  { weight: 3, arbitrary: inFamily },
  {
    weight: 3,
    arbitrary: fc.tuple(wait, aCard(cardIds)).map(([pause, card]) => ({
      do: "card",
      wait: pause,
      trial: card.id,
      options: card.options,
    })),
  },
) as fc.Arbitrary<Step>;

/** A round is played for a while and ended, its naming with it, and what follows from it waited for; then the same again. */
const over = fc.tuple(
  fc.array(act, { maxLength: 6 }),
  plain({ wait: fc.integer({ min: 3100, max: 20_000 }), do: is("end") }),
  plain({ wait: is(6100), do: is("end") }),
  plain({ wait: is(30_000), do: is("again"), key, which: small }),
);
const opening = fc.tuple(setup, fc.array(sit, { minLength: 1, maxLength: 5 }), start);
const opened = ([first, people, then]: [unknown, unknown[], unknown]) => [first, ...people, then] as Step[];

/** A lesson comes to its first round: its question is answered before. */
const schooling = fc
  .tuple(
    timed({ do: is("lesson"), plan: lessonPlan }),
    fc.array(sit, { minLength: 1, maxLength: 5 }),
    start,
    fc.array(predict, { maxLength: 4 }),
    start,
  )
  .map(([lesson, people, asked, said, played]) => [lesson, ...people, asked, ...said, played] as Step[]);

/** A round is over at once and an assembly follows it, in which somebody proposes; then whatever comes. */
const assembled = fc
  .tuple(
    opening,
    plain({ wait: is(20_000), do: is("end") }),
    plain({ wait: is(6100), do: is("end") }),
    plain({ wait: is(30_000), do: is("assembly"), key }),
    fc.array(proposal, { minLength: 1, maxLength: 3 }),
    fc.array(inAssembly, { maxLength: 8 }),
  )
  .map(([first, end, then, meets, wishes, rest]) => [...opened(first), end, then, meets, ...wishes, ...rest] as Step[]);

/** People vote to and fro, and whoever may part ways does. */
const parting = fc
  .tuple(assembled, fc.array(fc.oneof(timed({ do: is("part"), who: small, code }), inFamily), { maxLength: 6 }), start)
  .map(([first, ways, then]) => [...first, { wait: 60_000, do: "count" }, ...ways, then] as Step[]);

/** A session's random course: usually people sit down and start a round, or a lesson, before anything else happens. */
export function courses(maxLength: number): fc.Arbitrary<Step[]> {
  const rest = fc.array(step, { maxLength, size: "max" });
  const first = fc.oneof(
    { weight: 8, arbitrary: opening.map(opened) },
    { weight: 2, arbitrary: schooling },
    { weight: 2, arbitrary: assembled },
    { weight: 1, arbitrary: parting },
    { weight: 1, arbitrary: is([]) },
  );
  return fc.tuple(first, rest).map(([begun, then]) => [...begun, ...then]);
}

/** A course that comes to the same again under another rule, usually, and goes on in it. */
export function agains(maxLength: number): fc.Arbitrary<Step[]> {
  return fc
    .tuple(opening, over, fc.array(act, { maxLength, size: "max" }))
    .map(([first, [acts, ...then], rest]) => [...opened(first), ...acts, ...then, ...rest] as Step[]);
}
