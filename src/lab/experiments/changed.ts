import * as z from "zod/mini";
import type { Scenario } from "../../game/index.ts";
import { scenarios } from "../../game/scenarios.ts";
import { isClaimed, isFound, planted } from "../changed/trials.ts";
import { band } from "../models/rounds-rows.ts";
import { runKey } from "../run.ts";
import { measuredError, Z95 } from "../statistics.ts";
import type { Experiment } from "../types.ts";

const params = z.strictObject({});
type Task = "planted" | "none";
interface Tally {
  rounds: number;
  /** Planted decisions that were found; rounds without an alternative of which an effect was claimed. */
  hits: number;
}

/** Rounds are looked through for one in which something decisive is planted, about one in 120: so many for each that is wanted, at most. */
const TRIES = 300;

const meadow = scenarios.meadow as Scenario;

/** The round of a number: the first from there on in which something decisive is planted. */
function plantedFrom(key: string, run: number): ReturnType<typeof planted> {
  for (let i = 0; i < TRIES; i++) {
    const one = planted(meadow, runKey(key, run * TRIES + i));
    if (one) return one;
  }
  return undefined;
}

/** Whether what the reveal says somebody changed is so. */
export const changed: Experiment<z.infer<typeof params>, Task, Tally> = {
  name: "changed",
  line: "what the reveal says you changed: a planted decision is found, and where there is no choice nothing is claimed",
  about: `At the meadow, eight seats, one of them a person's. Planted: the person leaves the best site one short of the quorum that is
held there, where that costs or brings the swarm 10 points or more by a measurement of its own. None: at each decision what else
there was is the very same thing, with luck of its own: whatever is told then is chance.`,
  runs: 300,
  params,
  plan: (_p, runs) => (["planted", "none"] as const).map((task) => ({ task, runs })),
  play(task, key, from, to) {
    const tally: Tally = { rounds: 0, hits: 0 };
    for (let run = from; run < to; run++) {
      if (task === "none") {
        tally.rounds++;
        if (isClaimed(meadow, runKey(key, run), "sharp")) tally.hits++;
        continue;
      }
      const one = plantedFrom(key, run);
      if (!one) continue;
      tally.rounds++;
      if (isFound(one)) tally.hits++;
    }
    return tally;
  },
  add: (a, b) => ({ rounds: a.rounds + b.rounds, hits: a.hits + b.hits }),
  rows: (_p, outcomes) =>
    outcomes.map(({ task, tally: { rounds, hits } }) => {
      const measured = {
        measured: (100 * hits) / Math.max(1, rounds),
        halfWidth: 100 * Z95 * measuredError(hits, rounds),
        runs: rounds,
      };
      return task === "planted"
        ? band("planted decisions that are found, %", measured, 90, 100, "nine in ten")
        : band("claimed where there is no choice, %", measured, 0, 5, "one in twenty");
    }),
};
