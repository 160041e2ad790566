import * as z from "zod/mini";
import type { SwarmState } from "../../game/worlds/swarm/state.ts";
import { AFTER, openRound, type Setup } from "../models/play.ts";
import { difference, type Measure, plain } from "../models/rounds-rows.ts";
import { clock, options, setUp } from "../models/setup.ts";
import { runKey } from "../run.ts";
import { AGREE, mean, Z95 } from "../statistics.ts";
import type { Experiment, Outcome, Row } from "../types.ts";

const size = z.int().check(z.minimum(1), z.maximum(200));
const params = z.strictObject({
  T: z.optional(z.array(size).check(z.minLength(1), z.describe("quorums to try, in ants; one or more"))),
  harsh: z._default(z.boolean().check(z.describe("half of each quorum, as where the old nest is lost")), false),
  n: z._default(
    z.int().check(z.minimum(5), z.maximum(100), z.describe("ants that recruit; three nestmates wait for each")),
    52,
  ),
  clock,
  options,
});
type Params = z.infer<typeof params>;

/** From two ants to nearly half of those that recruit. */
const SIZES: readonly number[] = [2, 5, 10, 12, 15, 20, 24];
/** The quorum that is halved: where the step of the shape is, so that half of it tells most. */
const HALVED = 15;
/** One nest a little worse than the other, so that both are taken for good: what the model calls worse and better. */
const QUALITIES = [8.2, 9];
/** Long enough for the slowest: the shape is asked of moves that end. ms */
const CLOCK = 400_000;
const SHAPE = "Pratt's model, from memory: shape";
const HARSH = "Franks et al. 2003, abstract: direction";

/** One value for each run. Plain JSON. */
interface Tally {
  /** Of those that were moved, per cent at the better nest; seconds to the end; 1 where somebody had seen every nest. */
  better: number[];
  took: number[];
  found: number[];
}
interface Task {
  T: number;
  harsh: boolean;
  /** How many times as slow a tandem run is as carrying. */
  tandem: number;
  setup: Setup;
}

type Swept = Outcome<Task, Tally>;
const of = (values: readonly number[]): Measure => {
  const { mean: measured, error } = mean(values);
  return { measured, halfWidth: Z95 * error, runs: values.length };
};
const better = (o: Swept): Measure => of(o.tally.better);
const took = (o: Swept): Measure => of(o.tally.took);

/** A claim that `d` is at least so many standard errors above 0. */
function claim(name: string, d: Measure, least: number, reference: string, source: string): Row {
  return { case: name, reference, ...d, ok: d.measured >= (least * d.halfWidth) / Z95, source };
}
/** A claim that a measure lies within a band. */
function within(name: string, m: Measure, low: number, high: number): Row {
  return { case: name, reference: `${low}–${high}`, ...m, ok: m.measured >= low && m.measured <= high, source: SHAPE };
}

/** The shape, claimed of the whole sweep and of its ends with runs as fast as carrying and with half of the quorum. */
export function shapeRows(swept: readonly Swept[]): Row[] {
  const pick = (harsh: boolean, tandem: number) =>
    swept.filter(({ task }) => task.harsh === harsh && task.tandem === tandem);
  const usual = pick(false, 3);
  const [first, last] = [usual[0] as Swept, usual[usual.length - 1] as Swept];
  const [half] = pick(true, 3) as [Swept];
  const full = usual.find(({ task }) => task.T === half.task.T) as Swept;
  const slower = difference(took(last), took(first));
  const T = (o: Swept) => `T ${o.task.T}`;
  return [
    within(`at the better nest, %: ${T(first)}`, better(first), 50, 80),
    within(`at the better nest, %: ${T(last)}`, better(last), 90, 100),
    claim(
      `at the better nest, %: ${T(first)} to ${T(last)}`,
      difference(better(last), better(first)),
      AGREE,
      "rises",
      SHAPE,
    ),
    claim(`seconds: ${T(first)} to ${T(last)}`, slower, AGREE, "rises", SHAPE),
    claim(`harsh, half of ${T(full)}: seconds saved`, difference(took(full), took(half)), AGREE, "> 0", HARSH),
    claim(
      `harsh, half of ${T(full)}: more at the worse nest, %`,
      difference(better(full), better(half)),
      AGREE,
      "> 0",
      HARSH,
    ),
    within(`harsh, half of ${T(full)}: every nest seen, %`, of(half.tally.found.map((x) => 100 * x)), 95, 100),
  ];
}

/** The game's own ants, as many as in Pratt's model, under one quorum after the other. Only shapes are known, not digits. */
export const ants: Experiment<Params, Task, Tally> = {
  name: "ants",
  line: "the game's own ants: cohesion and time against the quorum; harsh conditions",
  about: `Two nests worth ${QUALITIES.join(" and ")}; 52 of 208 ants recruit, bots that play fair, at a person's pace; who was carried to one nest is
gathered no more than they meet by chance. The model's equations and values are from memory, so shapes alone are held: the share at the
better nest rises with T from about two thirds to nearly all, and time rises; half of T is faster and errs more, with every nest seen.
"Rises" is by four standard errors. That T is nearly free without the threefold speed of carrying is not held: here most time goes by
under stones and in thought, and leading as fast as carrying (rows of their own) changes little.`,
  runs: 100,
  params,
  plan(p, runs) {
    const sizes = [...(p.T ?? SIZES)].sort((a, b) => a - b);
    const task = (T: number, harsh: boolean, tandem: number): Task => {
      const world = { qualities: QUALITIES, ...p.options.world };
      const mechanism = { nestmates: 3, gather: 0, ...p.options.mechanism, quorum: T, harsh, tandem };
      return { T, harsh, tandem, setup: setUp("ants", { fill: p.n, clock: p.clock ?? CLOCK }, { world, mechanism }) };
    };
    const tasks = sizes.map((T) => task(T, p.harsh, 3));
    if (isWhole(p)) {
      const [least, most] = [sizes[0] as number, sizes[sizes.length - 1] as number];
      tasks.push(task(least, false, 1), task(most, false, 1), task(HALVED, true, 3));
    }
    return tasks.map((one) => ({ task: one, runs }));
  },
  play({ setup }, key, from, to) {
    const tally: Tally = { better: [], took: [], found: [] };
    for (let run = from; run < to; run++) {
      const { r, round } = openRound(setup, runKey(key, run));
      round.advance(r.end + AFTER);
      const { sites, scouts } = r.parts.swarm as SwarmState;
      const seen = sites.every((_, site) => Object.values(scouts).some(({ known }) => known[site] !== undefined));
      tally.better.push(round.score().facts.best ?? 0);
      tally.took.push(((r.ended ?? r.end) - r.begin) / 1000);
      tally.found.push(seen ? 1 : 0);
    }
    return tally;
  },
  add: (a, b) => ({
    better: [...a.better, ...b.better],
    took: [...a.took, ...b.took],
    found: [...a.found, ...b.found],
  }),
  rows(p, outcomes) {
    const rows = outcomes.flatMap((o) => {
      const { T, harsh, tandem } = o.task;
      const name = `T ${T}${harsh ? ", harsh" : ""}${tandem === 3 ? "" : ", as fast as carrying"}`;
      return [plain(`${name}: at the better nest, %`, better(o)), plain(`${name}: seconds`, took(o))];
    });
    return isWhole(p) ? [...rows, ...shapeRows(outcomes)] : rows;
  },
};

/** The shape is claimed of the game as it is and of the whole sweep. */
function isWhole({ T, harsh, n, clock: time, options: { world, mechanism } }: Params): boolean {
  const knobs = Object.keys({ ...world, ...mechanism }).length;
  return T === undefined && !harsh && n === 52 && time === undefined && knobs === 0;
}
