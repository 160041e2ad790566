import * as z from "zod/mini";
import type { RoundsTally, Setup } from "../models/play.ts";
import { difference, type Measure, meanEnd, plain, share, timeQuantile } from "../models/rounds-rows.ts";
import { addRounds, clock, options, playRounds, setUp } from "../models/setup.ts";
import { AGREE, Z95 } from "../statistics.ts";
import { type Experiment, type Outcome, type Row, UsageError } from "../types.ts";

const size = z.int().check(z.minimum(1), z.maximum(200));

const params = z.strictObject({
  sizes: z.optional(z.array(size).check(z.minLength(1), z.describe("quorums to try; one or more"))),
  size: z.optional(size.check(z.describe("one quorum to try"))),
  n: z._default(z.int().check(z.minimum(5), z.maximum(200), z.describe("scouts, all honest")), 30),
  clock,
  options,
});
type Params = z.infer<typeof params>;

/** From far too few to nearly all of 30 scouts; 11 is the game's own. */
const SIZES: readonly number[] = [3, 5, 7, 9, 11, 13, 16, 20, 24];
const SOURCE = "Passino & Seeley 2006: shape";

type Swept = Outcome<Setup, RoundsTally>;

/**
 * A claim that `a` is at least `least` above `b`, in standard errors: 4 for "clearly more", −4 for "not clearly less".
 * Rows here are held to a claim, so their half-width is the 95% one.
 */
function claim(name: string, d: Measure, least: number, reference: string): Row {
  const error = d.halfWidth / Z95;
  return { case: name, reference, ...d, ok: d.measured >= least * error, source: SOURCE };
}

/** The worst of these steps from one quorum to the next: the one that falls most, in standard errors. */
function worstStep(steps: readonly Measure[]): Measure {
  const size = (m: Measure) => (m.measured === 0 ? 0 : m.measured / m.halfWidth);
  return steps.reduce((a, b) => (size(b) < size(a) ? b : a));
}

const steps = (list: readonly Measure[]): Measure[] => list.slice(1).map((m, i) => difference(m, list[i] as Measure));

/** The shape, claimed of quorums in rising order. */
export function shapeRows(swept: readonly Swept[]): Row[] {
  const best = swept.map((o) => share(o, "best"));
  const ends = swept.map(meanEnd);
  const top = best.reduce((at, m, i) => (m.measured > (best[at]?.measured ?? 0) ? i : at), 0);
  const [first, last] = [0, swept.length - 1];
  const from = (a: number, b: number, list: readonly Measure[]) => difference(list[b] as Measure, list[a] as Measure);
  const homeless = swept.map((o) => share(o, "homeless"));
  const q = (i: number) => `Q ${swept[i]?.task.scenario.options.mechanism.quorum}`;
  const rising = best.slice(0, top + 1);
  const rows = [claim(`best, %: ${q(first)} to the plateau (${q(top)})`, from(first, top, best), AGREE, "rises")];
  if (top > 0)
    rows.push(claim("best, %: its worst step up to the plateau", worstStep(steps(rising)), -AGREE, "no fall"));
  rows.push(claim(`homeless, %: ${q(top)} to ${q(last)}`, from(top, last, homeless), AGREE, "rises"));
  rows.push({
    ...claim(`best, %: ${q(last)} to ${q(top)}`, from(last, top, best), AGREE, "rises back"),
    case: `best, %: how far below the plateau at ${q(last)}`,
    reference: "clearly",
  });
  rows.push(claim(`time ÷ clock: ${q(first)} to ${q(last)}`, from(first, last, ends), AGREE, "rises"));
  rows.push(claim("time ÷ clock: its worst step", worstStep(steps(ends)), -AGREE, "no fall"));
  return rows;
}

/** The game's own bees under one fixed quorum after the other. Only the shape is known, not digits. */
export const quorum: Experiment<Params, Setup, RoundsTally> = {
  name: "quorum",
  line: "the game's own bees: accuracy and time against the size of the quorum",
  about: `Honest bots; the quorum does not fall as dusk comes (mechanism.floor = 1), unless asked for. Held against the shape only:
accuracy rises to a plateau and then turns into indecision; time (the mean over all rounds; those without a decision
end at dusk) rises throughout. "Clearly" is four standard errors; "no fall" means none of four.`,
  runs: 500,
  params,
  plan(p, runs) {
    if (p.sizes && p.size !== undefined) throw new UsageError("Give either size or sizes.");
    const sizes = p.size !== undefined ? [p.size] : [...(p.sizes ?? SIZES)].sort((a, b) => a - b);
    return sizes.map((quorum) => {
      const mechanism = { floor: 1, ...p.options.mechanism, quorum };
      return { task: setUp("meadow", { fill: p.n, clock: p.clock }, { ...p.options, mechanism }), runs };
    });
  },
  play: playRounds,
  add: addRounds,
  rows(p, outcomes) {
    const rows = outcomes.flatMap((o) => {
      const name = `Q ${o.task.scenario.options.mechanism.quorum}`;
      return [
        plain(`${name}: best, %`, share(o, "best")),
        plain(`${name}: homeless, %`, share(o, "homeless")),
        plain(`${name}: time ÷ clock`, meanEnd(o)),
        plain(`${name}: median decision ÷ clock`, timeQuantile(o, 0.5)),
      ];
    });
    // The shape is claimed of the game as it is and of the whole sweep, not of any few sizes.
    const knobs = Object.keys({ ...p.options.world, ...p.options.mechanism }).length;
    const whole = p.sizes === undefined && p.size === undefined && p.n === 30 && p.clock === undefined && knobs === 0;
    return whole ? [...rows, ...shapeRows(outcomes)] : rows;
  },
};
