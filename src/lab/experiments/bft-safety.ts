import * as z from "zod/mini";
import { type BftCase, bounds, playBft } from "../models/bft.ts";
import { measuredError, Z95 } from "../statistics.ts";
import { type Experiment, type Outcome, type Row, UsageError } from "../types.ts";

/** The sizes of the table. */
const SIZES: readonly number[] = [4, 5, 7, 10, 12, 30, 100];
/** A round of a hundred costs as much as hundreds of a few. */
const fewer = (n: number): number => (n >= 100 ? 10 : n >= 30 ? 4 : 1);

const params = z.strictObject({
  n: z.optional(z.int().check(z.minimum(4), z.maximum(200), z.describe("validators; without it a table of sizes"))),
  liars: z.optional(z.int().check(z.minimum(0), z.maximum(150), z.describe("how many of them sign both sides"))),
  partition: z._default(z.boolean().check(z.describe("the network is cut in two for half of the time")), false),
});
type Params = z.infer<typeof params>;

interface Tally {
  /** Rounds in which two blocks of one height were final, and those of them with proofs that name a third. */
  forks: number;
  named: number;
  heights: number;
}

const CLOCK = 130_000;
const SOURCE = "safety of Tendermint (arXiv:1807.04938, lemmas 3 and 4); fork: 2Q − n";

function play(c: BftCase, key: string, from: number, to: number): Tally {
  const tally: Tally = { forks: 0, named: 0, heights: 0 };
  for (let run = from; run < to; run++) {
    const { facts } = playBft(c, key, run).round.score();
    tally.heights += facts.heights ?? 0;
    if (!facts.conflict) continue;
    tally.forks++;
    if (3 * (facts.evidence ?? 0) >= c.n) tally.named++;
  }
  return tally;
}

function rowsOf({ task, tally, runs }: Outcome<BftCase, Tally>): Row[] {
  const { n, liars, partition } = task;
  const { survived, forking } = bounds(n);
  const where = partition ? ", cut in two" : "";
  const row = (what: string, k: number, of: number, reference: number | null): Row => ({
    case: `n = ${n}, ${liars} liars${where}: ${what}`,
    reference,
    measured: of === 0 ? null : k / of,
    halfWidth: reference === null && of > 0 ? Z95 * measuredError(k, of) : null,
    runs: of,
    ok: reference === null || (of > 0 && k === reference * of),
    source: reference === null ? "" : SOURCE,
  });
  const safe = liars <= survived;
  const sure = liars === forking && !partition;
  const rows = [row("forked", tally.forks, runs, safe ? 0 : sure ? 1 : null)];
  if (!safe && tally.forks > 0) rows.push(row("forks whose proofs name a third", tally.named, tally.forks, 1));
  return rows;
}

/** Up to a third of liars nothing forks; from 2Q − n on an even split does, and names its makers. */
export const bftSafety: Experiment<Params, BftCase, Tally> = {
  name: "bft-safety",
  line: "share of bft rounds in which two conflicting blocks were final, below the bound on liars and at it",
  about: `Whole rounds of the game's own bft, equal powers, 130 s. Liars sign both sides of a split of the others, even and
alternating; as proposers they make two blocks. The others approve whatever they see first, which suits the liars best.
Forked: two blocks of one height each have more than 2/3 precommits, at whatever node. Named: the proofs held by nodes
that signed nothing twice name at least n/3. Shares are held exactly: no tolerance. At 2Q − n liars a fork takes a
height that a liar proposes and that nobody honest has locked before. Rounds of 30 run a quarter, of 100 a tenth as often.`,
  runs: 400,
  params,
  plan({ n, liars, partition }, runs) {
    if (liars !== undefined && n === undefined) throw new UsageError("liars needs n: how many are there in all?");
    if (n !== undefined && liars !== undefined && liars >= n) throw new UsageError(`of ${n}, ${liars} cannot lie.`);
    const common = { attack: "equivocator", honest: "lazy", clock: CLOCK, partition };
    return (n === undefined ? SIZES : [n]).flatMap((size) => {
      const { survived, forking } = bounds(size);
      const times = Math.max(1, Math.ceil(runs / fewer(size)));
      const each = liars === undefined ? [survived, forking] : [liars];
      return each.map((many) => ({ task: { n: size, liars: many, ...common }, runs: times }));
    });
  },
  play,
  add: (a, b) => ({ forks: a.forks + b.forks, named: a.named + b.named, heights: a.heights + b.heights }),
  rows: (_p, outcomes) => outcomes.flatMap(rowsOf),
};
