import * as z from "zod/mini";
import { SELECTIONS } from "../../game/evolution/selection.ts";
import type { Way } from "../../game/policies/traits.ts";
import { addMean, bothMeans, type Means, meanOfRuns, noMeans } from "../models/breeding.ts";
import { evolved, playWays, traitsOf } from "../models/colonies.ts";
import { setUp } from "../models/setup.ts";
import { runKey } from "../run.ts";
import { shareError, Z95 } from "../statistics.ts";
import type { Experiment, Row } from "../types.ts";

const SETUPS = ["meadow", "robbers"] as const;
const share = (what: string) => z.number().check(z.minimum(0), z.maximum(1), z.describe(what));
const params = z.strictObject({
  scenario: z.optional(z.enum(SETUPS)),
  seats: z._default(z.int().check(z.minimum(6), z.maximum(24), z.describe("bots of a room or colony")), 24),
  generations: z._default(z.int().check(z.minimum(1), z.maximum(100), z.describe("generations of a colony")), 15),
  selection: z._default(z.enum(SELECTIONS), "proportional"),
  rate: z._default(share("how often a child differs in a trait"), 0.15),
  step: z._default(share("by how much, as a share of the trait's range"), 0.12),
});
type Params = z.infer<typeof params>;

/** Rooms in which a share of the bots are copycats and the rest never follow anybody. */
const SHARES = [0, 0.25, 0.5, 0.75, 1] as const;
/** So many times as many rounds are played of each such room as colonies are bred. */
const ROUNDS = 10;
type Task = Omit<Params, "scenario"> & { scenario: (typeof SETUPS)[number]; copycats?: number };

/** Means over runs, by name. */
type Tally = Record<string, Means>;

const independents: Way = { id: "independent" };
const copycats: Way = { id: "copycat" };

/** One round of a mixed room: what all have on average, whether the best was chosen, how long it took, and what each kind has. */
function mixed(task: Task, key: string): Record<string, number> {
  const { scenario } = setUp(task.scenario, { fill: task.seats }, { world: {}, mechanism: {} });
  const many = Math.round((task.copycats ?? 0) * task.seats);
  // Every other seat and so on, so that liars, who are drawn, take as many of each kind's.
  const copies = (seat: number) =>
    Math.floor(((seat + 1) * many) / task.seats) > Math.floor((seat * many) / task.seats);
  const ways = Array.from({ length: task.seats }, (_, seat) => (copies(seat) ? copycats : independents));
  const { r, round } = playWays(scenario, ways, key);
  const { points, ending } = round.score();
  const fair = r.seats.filter((seat) => r.roles[seat]?.kind !== "liar");
  const mean = (some: readonly number[]) => some.reduce((sum, seat) => sum + (points[seat] ?? 0), 0) / some.length;
  const [those, others] = [fair.filter(copies), fair.filter((seat) => !copies(seat))];
  return {
    points: mean(fair),
    best: ending === "best" ? 1 : 0,
    homeless: ending === "homeless" ? 1 : 0,
    took: ((r.ended ?? r.end) - r.begin) / (r.end - r.begin),
    ...(those.length > 0 && { copycats: mean(those) }),
    ...(others.length > 0 && { independents: mean(others) }),
  };
}

/** One colony: its traits at first and last, and what its first and last generations had on average. */
function bredOnce(
  { scenario: id, seats, generations, selection, rate, step }: Task,
  key: string,
): Record<string, number> {
  const { scenario } = setUp(id, { fill: seats }, { world: {}, mechanism: {} });
  const colony = evolved(scenario, key, seats, generations, { selection, mutation: { rate, step } });
  const lived = colony.lived.map(({ points }) => points);
  const part = Math.max(1, Math.floor(lived.length / 3));
  const mean = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / some.length;
  const found: Record<string, number> = {
    "points, first third of the generations": mean(lived.slice(0, part)),
    "points, last third": mean(lived.slice(-part)),
  };
  for (const [name, { first, last, selected }] of Object.entries(traitsOf(colony))) {
    found[`${name}, at last (at first ${first.toFixed(2)})`] = last;
    found[`${name}, of that by who had children`] = selected;
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
  line: "the game's own bots: what rooms with copycats among independents come to, and what colonies learn",
  about: `Rooms of bots of which a share are copycats and the rest never follow anybody; and colonies whose next generation inherits,
with mutation, from those with more points. Nothing is held against anything: it is reported as it comes out. Rogers (1988) says that a mixed
group does no better than one of independents; here copying can also speed a quorum up. Half-widths are of 95%.`,
  runs: 40,
  params,
  plan({ scenario, ...rest }, runs) {
    return (scenario ? [scenario] : SETUPS).flatMap((id) => [
      ...SHARES.map((copying) => ({ task: { ...rest, scenario: id, copycats: copying }, runs: runs * ROUNDS })),
      { task: { ...rest, scenario: id }, runs },
    ]);
  },
  play(task, key, from, to) {
    const tally: Tally = {};
    for (let run = from; run < to; run++) {
      const one = task.copycats === undefined ? bredOnce(task, runKey(key, run)) : mixed(task, runKey(key, run));
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
      const of = task.copycats === undefined ? "colony" : `${Math.round(100 * task.copycats)}% copycats`;
      const source = task.copycats === undefined ? "colonies of usual bots" : "the game's own bots";
      return Object.entries(tally).map(([what, means]) =>
        rowOf(`${task.scenario}, ${of}: ${what}`, means, runs, source),
      );
    }),
};
