import * as z from "zod/mini";
import type { Scenario } from "../../game/scenario.ts";
import { BFT_CASES, bftRows } from "../models/balance-bft.ts";
import type { RoundsTally, Setup } from "../models/play.ts";
import { addRounds, playRounds, setUp } from "../models/setup.ts";
import { type Experiment, type Outcome, type Row, UsageError } from "../types.ts";

type Played = Outcome<{ id: string; setup: Setup }, RoundsTally>;

/** By scenario: how its rooms differ, and what they are held against. A mechanism's part is a row here. */
const PARTS: Readonly<
  Record<string, { cases: Readonly<Record<string, Partial<Scenario>>>; rows(o: readonly Played[]): Row[] }>
> = {
  bft: { cases: BFT_CASES, rows: bftRows },
};

const IDS: readonly string[] = Object.values(PARTS).flatMap((part) => Object.keys(part.cases));

const params = z.strictObject({
  only: z.optional(z.union([z.string(), z.array(z.string())]).check(z.describe(`these alone: ${IDS.join(", ")}`))),
});
type Params = z.infer<typeof params>;

/** Whether attacks on a chain are worth trying and worth guarding against. Tune the game until it is so, never this. */
export const chainBalance: Experiment<Params, { id: string; setup: Setup }, RoundsTally> = {
  name: "chain-balance",
  line: "chains of bots under attack, below what each mechanism survives and above",
  about: `Each mechanism's own scenario with bots only, policies as they are. Shares in per cent of all rounds. Agreement is the
measured value within the band; no tolerance.`,
  runs: 1000,
  params,
  plan({ only }, runs) {
    const ids = only === undefined ? IDS : [only].flat();
    const unknown = ids.find((id) => !IDS.includes(id));
    if (unknown) throw new UsageError(`only cannot be ${unknown}. The rows are of: ${IDS.join(", ")}.`);
    return Object.entries(PARTS).flatMap(([scenario, { cases }]) =>
      Object.entries(cases)
        .filter(([id]) => ids.includes(id))
        .map(([id, changes]) => {
          return { task: { id, setup: setUp(scenario, changes, { world: {}, mechanism: {} }) }, runs };
        }),
    );
  },
  play: (task, key, from, to) => playRounds(task.setup, key, from, to),
  add: addRounds,
  rows: (_p, outcomes) =>
    Object.values(PARTS).flatMap(({ cases, rows }) => rows(outcomes.filter((o) => o.task.id in cases))),
};
