import fc from "fast-check";
import { TRIALS_MAX } from "../../../src/game/limits.ts";
import { policiesFor } from "../../../src/game/mechanisms/registry.ts";
import { cardFor } from "../../../src/game/parts.ts";
import type { Scenario } from "../../../src/game/scenario.ts";
import { trials } from "../../../src/game/trials/registry.ts";
import { tested } from "./setups.ts";

/** Always this. */
export const is = fc.constant;

/** A record as JSON would give it. */
export function plain<T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
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
export const cardIds = [...trials.values()].flatMap(({ id, card }) => (card ? [id] : []));
export const aCard = (ids: readonly string[]) =>
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
