import * as z from "zod/mini";
import { plain } from "../models/rounds-rows.ts";
import { type Experiment, UsageError } from "../types.ts";
import { type Measured, meanOf, type WayTally } from "../worth/measured.ts";
import { addWays, playWay } from "../worth/play.ts";
import { worthRows } from "../worth/registry.ts";
import type { WorthRow } from "../worth/row.ts";

const IDS = [...worthRows.keys()];

const params = z.strictObject({
  only: z.optional(z.union([z.string(), z.array(z.string())]).check(z.describe(`these alone: ${IDS.join(", ")}`))),
});
type Params = z.infer<typeof params>;
interface Task {
  row: string;
  way: string;
}

function wanted({ only }: Params): [string, WorthRow][] {
  return (only === undefined ? IDS : [only].flat()).map((id) => {
    const row = worthRows.get(id);
    if (!row) throw new UsageError(`only cannot be ${id}. The rows are: ${IDS.join(", ")}.`);
    return [id, row];
  });
}

/** Whether it matters what one does. Tune the game until it does, never this. */
export const worth: Experiment<Params, Task, WayTally> = {
  name: "worth",
  line: "does it matter what you do: one seat that idles, follows blindly, checks or plays sharp, with the same luck",
  about: `Each setup as one starts it alone: one seat's way to play is swapped, everything else (sites, roles, the other bots and
their luck) stays as it was. First what each way brings that seat, then what must be true of them; differences are paired, run
by run. Agreement is as its condition says: the mean within the band, or beyond its 95% interval.`,
  runs: 1000,
  params,
  plan: (p, runs) =>
    wanted(p).flatMap(([row, { ways }]) => Object.keys(ways).map((way) => ({ task: { row, way }, runs }))),
  play: ({ row, way }, key, from, to) => playWay(worthRows.get(row) as WorthRow, way, key, from, to),
  add: addWays,
  rows: (p, outcomes) =>
    wanted(p).flatMap(([id, row]) => {
      const own = outcomes.filter((o) => o.task.row === id);
      const runs = own[0]?.runs ?? 0;
      const lines = (m: Measured, must: WorthRow["must"]) => [
        ...own.map(({ task: { way } }) => plain(`${m.id}: ${way}, ${m.unit}`, meanOf(m, way))),
        ...must.flatMap((one) => one(m)),
      ];
      const waysBy = (values: (tally: WayTally) => number[]) =>
        Object.fromEntries(own.map(({ task: { way }, tally }) => [way, { ...tally, values: values(tally) }]));
      return [
        ...lines({ id, unit: row.counts?.unit ?? "points", runs, ways: waysBy(({ values }) => values) }, row.must),
        ...Object.entries(row.besides ?? {}).flatMap(([what, { unit, must }]) => {
          const ways = waysBy(({ besides }) => besides[what] ?? []);
          return lines({ id: `${id}, ${what}`, unit, runs, ways }, must);
        }),
      ];
    }),
};
