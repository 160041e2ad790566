import * as z from "zod/mini";
import { breedsOf, COLONY_MAX } from "../../game/colony.ts";
import { SELECTIONS } from "../../game/evolution/selection.ts";
import type { Way } from "../../game/policies/traits.ts";
import type { Scenario } from "../../game/scenario.ts";
import { addMean, bothMeans, type Means, meanOfRuns, noMeans } from "../models/breeding.ts";
import { againstFirst, evolved, playWays, traitsOf } from "../models/colonies.ts";
import { setUp } from "../models/setup.ts";
import { runKey } from "../run.ts";
import { shareError, Z95 } from "../statistics.ts";
import { type Experiment, type Row, UsageError } from "../types.ts";

/** What is bred where nothing else is asked for. */
const SETUPS = ["meadow", "robbers", "bft", "bft-liars", "ec"] as const;
const share = (what: string) => z.number().check(z.minimum(0), z.maximum(1), z.describe(what));
const params = z.strictObject({
  scenario: z.optional(z.string().check(z.describe("any setup whose bots have traits"))),
  trait: z.optional(z.string().check(z.describe("of whose ends rooms are mixed, at the harbour"))),
  attackers: z.optional(share("share of attackers, where the setup has such")),
  seats: z.optional(
    z.int().check(z.minimum(6), z.maximum(24), z.describe("bots of a room or colony; else as many as in a room")),
  ),
  generations: z._default(z.int().check(z.minimum(1), z.maximum(100), z.describe("generations of a colony")), 15),
  selection: z._default(z.enum(SELECTIONS), "proportional"),
  rate: z._default(share("how often a child differs in a trait"), 0.15),
  step: z._default(share("by how much, as a share of the trait's range"), 0.12),
});
type Params = z.infer<typeof params>;

const NO_KNOBS = { world: {}, mechanism: {} };

/** Rooms in which a share of the bots are of one kind and the rest of another. */
const SHARES = [0, 0.25, 0.5, 0.75, 1] as const;
/** So many times as many rounds are played of each such room as colonies are bred. */
const ROUNDS = 10;
type Task = Omit<Params, "scenario" | "trait"> & { scenario: string; kinds?: [Kind, Kind]; part?: number };
interface Kind {
  name: string;
  way: Way;
}

/** Means over runs, by name. */
type Tally = Record<string, Means>;

/** The two kinds that rooms are mixed of: at the meadow copycats and those who follow nobody; else both ends of a trait. */
function kindsOf(scenario: string, trait: string | undefined): [Kind, Kind] {
  const { mechanism } = setUp(scenario, {}, NO_KNOBS).scenario;
  const breeds = breedsOf(mechanism);
  if (!breeds) throw new UsageError(`${scenario}: its bots are all alike.`);
  if (mechanism === "bees" && trait === undefined)
    return [
      { name: "copycats", way: { id: "copycat" } },
      { name: "independents", way: { id: "independent" } },
    ];
  const name = trait ?? "checks";
  const of = breeds.traits[name];
  if (!of) throw new UsageError(`trait cannot be ${name}. There are: ${Object.keys(breeds.traits).join(", ")}.`);
  const kind = (value: number): Kind => ({
    name: `${name} ${value}`,
    way: { id: breeds.policy, params: { [name]: value } },
  });
  return [kind(of.min), kind(of.max)];
}

/** The setup of a task: so many bots, and so many attackers. */
function setupOf({ scenario: id, seats, attackers }: Task): { scenario: Scenario; n: number } {
  const { mechanism } = setUp(id, {}, NO_KNOBS).scenario;
  const n = seats ?? breedsOf(mechanism)?.size ?? COLONY_MAX;
  return { scenario: setUp(id, { fill: n, liars: attackers }, NO_KNOBS).scenario, n };
}

/** One round of a mixed room: what all have on average, how it ended, how long it took, and what each kind has. */
function mixed(task: Task, [one, other]: [Kind, Kind], key: string): Record<string, number> {
  const { scenario, n } = setupOf(task);
  const many = Math.round((task.part ?? 0) * n);
  // Every other seat and so on, so that liars, who are drawn, take as many of each kind's.
  const isOne = (seat: number) => Math.floor(((seat + 1) * many) / n) > Math.floor((seat * many) / n);
  const ways = Array.from({ length: n }, (_, seat) => (isOne(seat) ? one.way : other.way));
  const { r, round } = playWays(scenario, ways, key);
  const { points, ending, worth, best } = round.score();
  const fair = r.seats.filter((seat) => r.roles[seat]?.kind !== "liar");
  const mean = (some: readonly number[]) => some.reduce((sum, seat) => sum + (points[seat] ?? 0), 0) / some.length;
  const [those, others] = [fair.filter(isOne), fair.filter((seat) => !isOne(seat))];
  return {
    points: mean(fair),
    "of the best there was": best > 0 ? worth / best : 0,
    [`ends ${ending}`]: 1,
    "of the clock": ((r.ended ?? r.end) - r.begin) / (r.end - r.begin),
    ...(those.length > 0 && { [`points of ${one.name}`]: mean(those) }),
    ...(others.length > 0 && { [`points of ${other.name}`]: mean(others) }),
  };
}

/** One colony: its traits at first and last, and what its first and last generations had on average. */
function bredOnce(task: Task, key: string): Record<string, number> {
  const { scenario, n } = setupOf(task);
  const { generations, selection, rate, step } = task;
  const colony = evolved(scenario, key, n, generations, { selection, mutation: { rate, step } });
  const lived = colony.lived.map(({ points }) => points);
  const part = Math.max(1, Math.floor(lived.length / 3));
  const mean = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / some.length;
  const { first, last, better } = againstFirst(colony);
  const found: Record<string, number> = {
    "points, first third of the generations": mean(lived.slice(0, part)),
    "points, last third": mean(lived.slice(-part)),
    "the first ones in the test": first,
    "the last ones in the test": last,
    "the last ones are told to be better": better === "last" ? 1 : 0,
    "the first ones are told to be better": better === "first" ? 1 : 0,
  };
  for (const [name, { first, last, selected, told }] of Object.entries(traitsOf(colony))) {
    found[`${name}, at last (at first ${first.toFixed(2)})`] = last;
    found[`${name}, of that by who had children`] = selected;
    found[`${name}, told as learned`] = told ? 1 : 0;
  }
  return found;
}

const rowOf = (what: string, of: Means, runs: number, source: string): Row => {
  const { mean, error } = meanOfRuns(of, runs);
  const certain = mean === 0 || mean === 1;
  const halfWidth = Z95 * (certain ? shareError(2 / (runs + 4), runs + 4) : error);
  return { case: what, reference: null, measured: mean, halfWidth, runs, ok: true, source };
};

export const evolve: Experiment<Params, Task, Tally> = {
  name: "evolve",
  line: "the game's own bots: what rooms of two kinds come to, and what colonies learn",
  about: `Rooms of bots of which a share are of one kind and the rest of another (at the meadow copycats and those who never follow anybody, at
the harbour both ends of a trait); and colonies whose next generation inherits,
with mutation, from those with more points. Nothing is held against anything: it is reported as it comes out. Rogers (1988) says that a mixed
group does no better than one of independents; here copying can also speed a quorum up. Half-widths are of 95%.`,
  runs: 40,
  params,
  plan({ scenario, trait, ...rest }, runs) {
    return (scenario ? [scenario] : SETUPS).flatMap((id) => {
      const kinds = kindsOf(id, scenario ? trait : undefined);
      return [
        ...SHARES.map((part) => ({ task: { ...rest, scenario: id, kinds, part }, runs: runs * ROUNDS })),
        { task: { ...rest, scenario: id }, runs },
      ];
    });
  },
  play(task, key, from, to) {
    const tally: Tally = {};
    for (let run = from; run < to; run++) {
      const one = task.kinds ? mixed(task, task.kinds, runKey(key, run)) : bredOnce(task, runKey(key, run));
      for (const [what, x] of Object.entries(one)) {
        tally[what] ??= noMeans();
        addMean(tally[what] as Means, x);
      }
    }
    return tally;
  },
  add: (a, b) =>
    Object.fromEntries(
      [...new Set([...Object.keys(a), ...Object.keys(b)])].map((what) => [
        what,
        bothMeans(a[what] ?? noMeans(), b[what] ?? noMeans()),
      ]),
    ),
  rows: (_params, outcomes) =>
    outcomes.flatMap(({ task, runs, tally }) => {
      const { kinds, part = 0 } = task;
      const of = kinds ? `${Math.round(100 * part)}% ${kinds[0].name}, else ${kinds[1].name}` : "colony";
      const source = kinds ? "the game's own bots" : "colonies of usual bots";
      return Object.entries(tally).map(([what, means]) =>
        rowOf(`${task.scenario}, ${of}: ${what}`, means, runs, source),
      );
    }),
};
