import * as z from "zod/mini";
import type { CouncilState } from "../../game/mechanisms/council/state.ts";
import type { PowState } from "../../game/mechanisms/pow/state.ts";
import type { QueenState } from "../../game/mechanisms/queen/state.ts";
import type { RoundState } from "../../game/state.ts";
import type { Score } from "../../game/types.ts";
import type { ChainState } from "../../game/worlds/chain/state.ts";
import { wantedSite } from "../../game/worlds/swarm/goal.ts";
import type { SwarmState } from "../../game/worlds/swarm/state.ts";
import { liarsOf } from "../models/opened.ts";
import { AFTER, openRound } from "../models/play.ts";
import { band } from "../models/rounds-rows.ts";
import { setUp } from "../models/setup.ts";
import { runKey } from "../run.ts";
import { measuredError, Z95 } from "../statistics.ts";
import { type Experiment, UsageError } from "../types.ts";

/** Of rounds, in per cent, in which whoever is promised an attack sees one begun. */
const PROMISED = 90;

/** A liar's block with a double-spend in it. */
function slippedIn(r: RoundState): boolean {
  const { blocks, nodes } = r.parts.chain as ChainState;
  const liars = new Set(liarsOf(r));
  return Object.values(blocks).some(({ fraud, by }) => fraud && nodes[by]?.seats.some((seat) => liars.has(seat)));
}

/** A setup that promises attackers: what counts as an attempt begun, and which rounds are promised one, where not all are. */
interface Promised {
  what: string;
  begun(r: RoundState, score: Score): boolean;
  counts?(score: Score, r: RoundState): boolean;
}

const BRANCH: Promised = {
  what: "a hidden branch",
  begun(r) {
    const { made = [] } = (r.parts.pow as PowState).cartel ?? {};
    return made.length > 0;
  },
};
const DOUBLE_SPEND: Promised = { what: "an attacker's block with a double-spend", begun: slippedIn };

/** A site's worth in a round that is over. */
const worthOf = (r: RoundState, site: number): number => (r.parts.swarm as SwarmState).sites[site]?.quality ?? 0;
/** So far from the truth is a lie, and so much worse a home that an honest mind would hardly choose it; in points of quality. */
const AMISS = 2;

/** By scenario. */
const SETUPS: Readonly<Record<string, Promised>> = {
  robbers: {
    what: "a robber praises its site or stops a rival",
    begun: (r) =>
      liarsOf(r).some((seat) =>
        (r.diaries[seat] ?? []).some(
          ({ what, site }) =>
            what === "stopped" ||
            ((what === "danced" || what === "proposed") && site === wantedSite(r.roles[seat] ?? { kind: "honest" })),
        ),
      ),
  },
  "captured-council": {
    what: "a robber sits in the council, or lies to one who does",
    begun(r) {
      const { council, heard } = r.parts.council as CouncilState;
      const liars = new Set(liarsOf(r));
      const lied = Object.values(heard)
        .flat()
        .some((one) => liars.has(one.seat) && one.site === wantedSite(r.roles[one.seat] ?? { kind: "honest" }));
      return lied || council.some((seat) => liars.has(seat));
    },
  },
  "ballot-robbers": {
    what: "a robber's claim at least two points from the truth",
    begun: (r) =>
      liarsOf(r).some((seat) =>
        (r.diaries[seat] ?? []).some(
          ({ what, site, claim }) =>
            (what === "told" || what === "told_first") && Math.abs(Number(claim) - worthOf(r, Number(site))) >= AMISS,
        ),
      ),
  },
  "captured-queen": {
    what: "a captured queen decides for a home at least two points worse than the best she has heard of",
    begun(r) {
      const { heard, piping } = r.parts.queen as QueenState;
      const best = Math.max(...heard.map(({ site }) => worthOf(r, site)));
      return piping !== undefined && worthOf(r, piping.site) <= best - AMISS;
    },
    counts: (_score, r) => liarsOf(r).length > 0,
  },
  pow: BRANCH,
  calm: BRANCH,
  storm: BRANCH,
  majority: { what: "the operator's branch", begun: (_r, { facts }) => (facts.begun ?? 0) > 0 },
  ec: DOUBLE_SPEND,
  whales: DOUBLE_SPEND,
  authority: {
    what: "a captured sequencer's double-spend",
    begun: slippedIn,
    counts: ({ facts }) => facts.captured === 1,
  },
  bft: DOUBLE_SPEND,
  "council-bft": DOUBLE_SPEND,
  "bft-liars": {
    what: "two blocks signed for one turn, or a double-spend",
    begun: (r, { facts }) => (facts.pairs ?? 0) > 0 || slippedIn(r),
  },
};
const IDS = Object.keys(SETUPS);

const params = z.strictObject({
  only: z.optional(z.union([z.string(), z.array(z.string())]).check(z.describe(`these alone: ${IDS.join(", ")}`))),
});
type Params = z.infer<typeof params>;
interface Tally {
  rounds: number;
  begun: number;
}

function wanted({ only }: Params): string[] {
  const ids = only === undefined ? IDS : [only].flat();
  for (const id of ids)
    if (!SETUPS[id])
      throw new UsageError(`only cannot be ${id}. The setups that promise attackers: ${IDS.join(", ")}.`);
  return ids;
}

/** Whether what is promised happens: an attack is begun in nearly every round, whatever comes of it. */
export const attempts: Experiment<Params, string, Tally> = {
  name: "attempts",
  line: "whether a setup that promises attackers has an attempt begun in nine rounds of ten",
  about: `Each setup as one starts it alone, bots in all seats, the one person's among them. How attempts end is never fixed, and not
counted here. Of "authority" and "captured-queen" the rounds with a captured one count; which those are is drawn, and so it is announced.`,
  runs: 1000,
  params,
  plan: (p, runs) => wanted(p).map((task) => ({ task, runs })),
  play(id, key, from, to) {
    const { begun, counts } = SETUPS[id] as Promised;
    const setup = setUp(id, {}, { world: {}, mechanism: {} });
    const tally: Tally = { rounds: 0, begun: 0 };
    for (let run = from; run < to; run++) {
      const { r, round } = openRound(setup, runKey(key, run));
      round.advance(r.end + AFTER);
      const score = round.score();
      if (counts?.(score, r) === false) continue;
      tally.rounds++;
      if (begun(r, score)) tally.begun++;
    }
    return tally;
  },
  add: (a, b) => ({ rounds: a.rounds + b.rounds, begun: a.begun + b.begun }),
  rows: (_p, outcomes) =>
    outcomes.map(({ task, tally: { rounds, begun } }) => {
      const measured = (100 * begun) / rounds;
      const measure = { measured, halfWidth: 100 * Z95 * measuredError(begun, rounds), runs: rounds };
      return band(`${task}: an attempt begun, %`, measure, PROMISED, 100, (SETUPS[task] as Promised).what);
    }),
};
