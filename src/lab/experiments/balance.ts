import * as z from "zod/mini";
import { ballotBalance } from "../models/balance-ballot.ts";
import { councilBalance } from "../models/balance-council.ts";
import { queenBalance } from "../models/balance-queen.ts";
import type { RoundsTally, Setup } from "../models/play.ts";
import { band, difference, type Measure, pace, share, timeQuantile } from "../models/rounds-rows.ts";
import { addRounds, clock, options, playRounds, setUp } from "../models/setup.ts";
import { type Experiment, type Outcome, type Row, UsageError } from "../types.ts";

interface Case {
  fill: number;
  mix?: Record<string, number>;
  liars?: number;
  /** Sites of exactly these qualities. */
  qualities?: number[];
  /** No stop signal lands. */
  deaf?: boolean;
}

/** How the swarms differ that are balanced against each other. */
const CASES: Readonly<Record<string, Case>> = {
  honest30: { fill: 30 },
  honest8: { fill: 8 },
  honest12: { fill: 12 },
  honest100: { fill: 100 },
  copycat8: { fill: 8, mix: { copycat: 1 / 3 } },
  copycat12: { fill: 12, mix: { copycat: 1 / 3 } },
  copycat30: { fill: 30, mix: { copycat: 1 / 3 } },
  sharp8: { fill: 8, mix: { sharp: 1 / 3 } },
  sharp12: { fill: 12, mix: { sharp: 1 / 3 } },
  sharp30: { fill: 30, mix: { sharp: 1 / 3 } },
  robbers8: { fill: 8, liars: 0.25 },
  robbers17: { fill: 30, liars: 0.17 },
  robbers25: { fill: 30, liars: 0.25 },
  equal8: { fill: 8, qualities: [8.5, 8.5, 8.5] },
  equal30: { fill: 30, qualities: [9.4, 9.4, 9.4] },
  deaf30: { fill: 30, qualities: [9.4, 9.4, 9.4], deaf: true },
};

/** One seat that decides has a part of its own, and so have a few, and a vote at the bell. */
const OWN = [queenBalance, ballotBalance, councilBalance];
const OTHERS = Object.assign({}, ...OWN.map(({ cases }) => cases)) as typeof queenBalance.cases;
const IDS: readonly string[] = [...Object.keys(CASES), ...Object.keys(OTHERS)];

const params = z.strictObject({
  only: z.optional(
    z.union([z.string(), z.array(z.string())]).check(z.describe(`rows of these alone: ${IDS.join(", ")}`)),
  ),
  clock,
  options,
});
type Params = z.infer<typeof params>;
type Played = Outcome<{ id: string; setup: Setup }, RoundsTally>;

const UP = Number.POSITIVE_INFINITY;
const DOWN = Number.NEGATIVE_INFINITY;
/** Why the bands are where they are. */
const WHY = {
  best: "neither a lottery nor a formality",
  two: "what is chosen was worth choosing",
  homeless: "a quorum is in reach",
  time: "time to look around, and dusk seldom comes first",
  awake: "rarely long without a choice",
  copying: "copying costs the swarm",
  insight: "insight helps the swarm",
  robbers: "lies do harm, and can be withstood",
  equal: "stop signals break ties (Seeley 2012)",
};

function honestRows(o: Played): Row[] {
  const { id } = o.task;
  const rows: Row[] = [];
  const add = (what: string, m: Parameters<typeof band>[1], low: number, high: number, why: string) =>
    rows.push(band(`${id}: ${what}`, m, low, high, why));
  if (id === "honest30") add("best, %", share(o, "best"), 72, 90, WHY.best);
  else add("best, %", share(o, "best"), id === "honest100" ? 90 : 60, UP, WHY.best);
  if (id !== "honest100") {
    add("best two, %", share(o, "best", "second"), id === "honest30" ? 95 : 90, UP, WHY.two);
    add("homeless, %", share(o, "homeless"), DOWN, 5, WHY.homeless);
  }
  if (id === "honest8") add("median decision ÷ clock", timeQuantile(o, 0.5), 0.4, 0.65, WHY.time);
  if (id === "honest8") add("first tenth of decisions ÷ clock", timeQuantile(o, 0.1), 0.2, UP, WHY.time);
  if (id === "honest30") add("median decision ÷ clock", timeQuantile(o, 0.5), 0.4, 0.75, WHY.time);
  add("awake, % of seats' time", pace(o), 95, UP, WHY.awake);
  return rows;
}

/** What robbers come to where they are few among few: their site is the worst. */
function robbersRows(o: Played): Row[] {
  const add = (what: string, m: Parameters<typeof band>[1], low: number, high: number) =>
    band(`${o.task.id}: ${what}`, m, low, high, WHY.robbers);
  return [
    add("robbers win, %", share(o, "worst"), 15, 40),
    add("best two, %", share(o, "best", "second"), 50, UP),
    add("homeless, %", share(o, "homeless"), DOWN, 20),
    add("first tenth of decisions ÷ clock", timeQuantile(o, 0.1), 0.25, UP),
  ];
}

/** What a change costs or gains in points of the best site's share, against the same swarm all honest. */
function changeRow(o: Played, honest: Played): Row {
  const { id } = o.task;
  const [mine, theirs]: Measure[] = [share(o, "best"), share(honest, "best")] as [Measure, Measure];
  if (id.startsWith("sharp"))
    return band(`${id}: gains, points`, difference(mine as Measure, theirs as Measure), 5, UP, WHY.insight);
  // A quarter of thirty is more than the setup has, and breaks a large swarm. Thirty bear copying better than eight: others' stop
  // signals end what was only copied.
  const bands: Record<string, [number, number]> = { robbers17: [5, 15], robbers25: [15, 55], copycat30: [2, UP] };
  const [low, high] = bands[id] ?? [5, UP];
  const why = id.startsWith("robbers") ? WHY.robbers : WHY.copying;
  return band(`${id}: costs, points`, difference(theirs as Measure, mine as Measure), low, high, why);
}

const isHonest = (id: string) => id.startsWith("honest");
const isAlone = (id: string) => isHonest(id) || id.startsWith("equal") || id === "robbers8";
const honestOf = (id: string) => (id === "deaf30" ? "equal30" : isAlone(id) ? id : `honest${CASES[id]?.fill}`);

function rowsOf(o: Played, honest: Played): Row[] {
  const { id } = o.task;
  if (isHonest(id)) return honestRows(o);
  if (id === "robbers8") return robbersRows(o);
  if (id.startsWith("equal")) return [band(`${id}: homeless, %`, share(o, "homeless"), DOWN, 10, WHY.equal)];
  if (id === "deaf30") {
    const more = difference(share(o, "homeless"), share(honest, "homeless"));
    return [band("deaf30: homeless more than where stops land, points", more, 5, UP, WHY.equal)];
  }
  return [changeRow(o, honest)];
}

function wanted(p: Params): string[] {
  const only = p.only === undefined ? [...IDS] : [p.only].flat();
  for (const id of only) {
    if (!IDS.includes(id)) throw new UsageError(`only cannot be ${id}. The rows are of: ${IDS.join(", ")}.`);
  }
  return only;
}

/** Whether a round is neither a lottery nor a formality. Tune the game until it is so, never this. */
export const balance: Experiment<Params, { id: string; setup: Setup }, RoundsTally> = {
  name: "balance",
  line: "is a round worth winning: honest, copying, sharp and lying swarms against what they should come to",
  about: `The meadow with bots only, sites drawn anew in every round, policies as they are. Shares in per cent of all rounds, costs and
gains in points of the best site's share against the same swarm all honest, with the same luck. A third is a third of the
seats, rounded. Awake: the share of seats' time in which, at most 6 s ago, the seat could do something other than turn
back or wait (measured in every tenth round). Agreement is the measured value within the band; no tolerance.`,
  runs: 2000,
  params,
  plan(p, runs) {
    const ids = wanted(p);
    const playedWith = (id: string): string[] =>
      id in OTHERS ? OWN.flatMap((part) => (id in part.cases ? (part.needs?.(id) ?? []) : [])) : [honestOf(id)];
    const needed = new Set(ids.flatMap((id) => [id, ...playedWith(id)]));
    return IDS.filter((id) => needed.has(id)).map((id) => {
      // The options of a mechanism are the bees'.
      const other = OTHERS[id]?.({ world: p.options.world, mechanism: {} });
      if (other) return { task: { id, setup: other }, runs };
      const { qualities, deaf, ...changes } = CASES[id] as Case;
      const world = { ...(qualities && { qualities }), ...p.options.world };
      const options = { world, mechanism: { ...(deaf && { stopLands: 0 }), ...p.options.mechanism } };
      return { task: { id, setup: setUp("meadow", { ...changes, clock: p.clock }, options) }, runs };
    });
  },
  play: (task, key, from, to) => playRounds(task.setup, key, from, to),
  add: addRounds,
  rows(p, outcomes) {
    const find = (id: string) => outcomes.find((o) => o.task.id === id) as Played;
    const ids = wanted(p);
    return [
      ...ids.filter((id) => !(id in OTHERS)).flatMap((id) => rowsOf(find(id), find(honestOf(id)))),
      ...OWN.flatMap((part) => part.rows(outcomes)).filter((row) => ids.some((id) => row.case.startsWith(`${id}:`))),
    ];
  },
};
