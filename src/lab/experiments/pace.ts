import * as z from "zod/mini";
import { scenarios } from "../../game/scenarios.ts";
import { band } from "../models/rounds-rows.ts";
import { setUp } from "../models/setup.ts";
import { addPaced, type PaceTally, playPaced } from "../pace/play.ts";
import { stretchOf } from "../pace/stretch.ts";
import { quantile, quantileHalfWidth } from "../statistics.ts";
import { type Experiment, UsageError } from "../types.ts";

const IDS = Object.keys(scenarios);
/** Nobody is idle for longer, in half of the rounds; and play begins with something to decide. s */
const IDLE = 8;
const FIRST = 3;

const params = z.strictObject({
  only: z.optional(z.union([z.string(), z.array(z.string())]).check(z.describe(`these alone: ${IDS.join(", ")}`))),
});
type Params = z.infer<typeof params>;

function wanted({ only }: Params): string[] {
  for (const id of only === undefined ? [] : [only].flat())
    if (!scenarios[id]) throw new UsageError(`only cannot be ${id}. There are: ${IDS.join(", ")}.`);
  return only === undefined ? IDS : [only].flat();
}

/** How long a seat has nothing to decide. `npm run pace` measures the same in a browser. */
export const pace: Experiment<Params, string, PaceTally> = {
  name: "pace",
  line: "how long a player who thinks for 3 s has nothing to decide, and when the first real choice comes",
  about: `Each setup as one starts it alone; one seat plays sharp, and thinks 2.5 to 3.5 s before each move. Its time is idle while fewer
than two real courses lie open (see src/lab/pace/courses.ts) and since the last new order, dance, proposal or epoch.`,
  runs: 100,
  params,
  plan: (p, runs) => wanted(p).map((task) => ({ task, runs })),
  play: (id, key, from, to) => playPaced(setUp(id, {}, { world: {}, mechanism: {} }), key, from, to),
  add: addPaced,
  rows: (_p, outcomes) =>
    outcomes.flatMap(({ task, runs, tally }) => {
      const each = tally.traces.map((trace) => stretchOf(trace, tally.courses));
      const median = (values: number[]) => {
        const sorted = values.map((ms) => ms / 1000).sort((a, b) => a - b);
        return { measured: quantile(sorted, 0.5), halfWidth: quantileHalfWidth(sorted, 0.5), runs };
      };
      const first = each.map(({ first }) => first ?? Number.POSITIVE_INFINITY);
      return [
        band(`${task}: longest idle, median, s`, median(each.map(({ longest }) => longest)), 0, IDLE, "our own"),
        band(`${task}: first choice, median, s`, median(first), 0, FIRST, "our own"),
      ];
    }),
};
