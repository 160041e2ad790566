import * as z from "zod/mini";
import { authorityBalance } from "../models/balance-authority.ts";
import { bftBalance } from "../models/balance-bft.ts";
import { ecBalance } from "../models/balance-ec.ts";
import type { BalancePart, Played } from "../models/balance-part.ts";
import { powBalance } from "../models/balance-pow.ts";
import type { Setup } from "../models/play.ts";
import { options } from "../models/setup.ts";
import { type Experiment, UsageError } from "../types.ts";

// Erased types: each part gets only its own tallies back.
const erased = <T>(part: BalancePart<T>): BalancePart<unknown> => part as unknown as BalancePart<unknown>;

/** Each mechanism's part. A new one is a row here and a file beside the others. */
const PARTS: Readonly<Record<string, BalancePart<unknown>>> = {
  authority: erased(authorityBalance),
  pow: erased(powBalance),
  ec: erased(ecBalance),
  bft: erased(bftBalance),
};

const IDS: readonly string[] = Object.values(PARTS).flatMap((part) => Object.keys(part.cases));

const params = z.strictObject({
  only: z.optional(z.union([z.string(), z.array(z.string())]).check(z.describe(`these alone: ${IDS.join(", ")}`))),
  options,
});
type Params = z.infer<typeof params>;
interface Task {
  part: string;
  id: string;
  setup: Setup;
}
/** A tally with the name of the part that can read it. */
interface Tally {
  part: string;
  of: unknown;
}

const partOf = (id: string) => PARTS[id] as BalancePart<unknown>;

function wanted({ only }: Params): string[] {
  const ids = only === undefined ? [...IDS] : [only].flat();
  const unknown = ids.find((id) => !IDS.includes(id));
  if (unknown !== undefined) throw new UsageError(`only cannot be ${unknown}. The rows are of: ${IDS.join(", ")}.`);
  return ids;
}

/** Whether attacks on a chain are worth trying and worth guarding against. Tune the game until it is so, never this. */
export const chainBalance: Experiment<Params, Task, Tally> = {
  name: "chain-balance",
  line: "is a chain's round worth winning: what each mechanism survives, what breaks it, what checking and patience bring",
  about: `Each mechanism's own scenario with bots only, policies as they are. Shares in per cent of all rounds. Agreement is the
measured value within the band, no tolerance; pow51 alone is held against the bounded race, within four standard errors.
What a case is: src/lab/models/balance-*.ts. Cases that a case is compared with are played along and have their rows too.`,
  runs: 1000,
  params,
  plan(p, runs) {
    const ids = wanted(p);
    return Object.entries(PARTS).flatMap(([name, part]) =>
      Object.entries(part.cases)
        .filter(([id]) => ids.some((one) => one === id || (one in part.cases && part.needs?.(one).includes(id))))
        .map(([id, setup]) => ({ task: { part: name, id, setup: setup(p.options) }, runs })),
    );
  },
  play: ({ part, setup }, key, from, to) => ({ part, of: partOf(part).play(setup, key, from, to) }),
  add: (a, b) => ({ part: a.part, of: partOf(a.part).add(a.of, b.of) }),
  rows: (_p, outcomes) =>
    Object.entries(PARTS).flatMap(([name, part]) => {
      const own = outcomes.filter((o) => o.task.part === name);
      return part.rows(own.map((o): Played<unknown> => ({ ...o, tally: o.tally.of })));
    }),
};
