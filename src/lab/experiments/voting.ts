import * as z from "zod/mini";
import {
  banzhaf,
  followedQuorum,
  quadraticCost,
  quadraticVotes,
  sybilVotes,
  tally,
  type Way,
} from "../../game/assembly/ways.ts";
import { atLeast } from "../models/binomial.ts";
import { cast, type Divided, decides, passes, ruleOf } from "../models/electorate.ts";
import { formulaRow } from "../models/formula.ts";
import { runKey } from "../run.ts";
import { AGREE, shareError } from "../statistics.ts";
import { type Experiment, type Row, UsageError } from "../types.ts";

const COMPUTED = "computed; science/rules.md";
/** Tezos' constants are not confirmed: what is held is that the figure follows from them. */
const MEMORY = "computed, from constants as remembered";
/** The ways that are counted at one vote; conviction grows over many, and has an experiment of its own. */
const AT_ONCE = ["heads", "stake", "quadratic"] as const;
type AtOnce = (typeof AT_ONCE)[number];

const params = z.strictObject({
  way: z.optional(z.enum(AT_ONCE).check(z.describe("one way of voting alone"))),
  voters: z.optional(z.int().check(z.minimum(1), z.maximum(2000), z.describe("voters; with p"))),
  p: z.optional(z.number().check(z.minimum(0), z.maximum(1), z.describe("chance that one of them gains 1"))),
  loss: z.optional(z.int().check(z.minimum(1), z.maximum(10), z.describe("what each of the others loses, 2 as usual"))),
});
type Params = z.infer<typeof params>;

type Task =
  | { what: "exact"; way: AtOnce }
  | ({ what: "electorate"; way: Exclude<AtOnce, "stake"> } & Divided)
  | { what: "holder"; shares: number[]; of: number };

/** 60 gain 1 each, 40 lose 2 each. */
const sixtyForty = (way: Way) =>
  tally(
    Array.from({ length: 100 }, (_, i) => cast(i, 1, i < 60 ? 1 : -2)),
    ruleOf(way),
    100,
  );

const row = (name: string, measured: number, value: number, places = 0, source = COMPUTED): Row =>
  formulaRow(name, measured, { value, places, source });

function exact(way: AtOnce): Row[] {
  if (way === "heads") {
    const { yes, no, passed } = sixtyForty("heads");
    const next = followedQuorum(0.5, 0.3);
    return [
      row("heads, 60 gain 1 and 40 lose 2: for", yes, 60),
      row("heads, 60 gain 1 and 40 lose 2: against", no, 40),
      row("heads, 60 gain 1 and 40 lose 2: passes (1) or not (0)", Number(passed), 1),
      row("turnout quorum from .5 after a turnout of .3: average", next.average, 0.46, 4, MEMORY),
      row("turnout quorum from .5 after a turnout of .3: quorum", next.quorum, 0.43, 4, MEMORY),
    ];
  }
  if (way === "quadratic") {
    const { yes, no, passed } = sixtyForty("quadratic");
    return [
      row("quadratic, 60 gain 1 and 40 lose 2: for", yes, 60),
      row("quadratic, 60 gain 1 and 40 lose 2: against", no, 80),
      row("quadratic, 60 gain 1 and 40 lose 2: passes (1) or not (0)", Number(passed), 0),
      row("quadratic: credits that the 60 pay", 60 * quadraticCost(1), 60),
      row("quadratic: credits that the 40 pay", 40 * quadraticCost(2), 160),
      row("quadratic: votes for 100 credits on one issue", quadraticVotes(100), 10),
      row("quadratic: votes for 100 credits on each of four", quadraticVotes(100, 4), 5),
      ...[1, 4, 25].map((k, i) =>
        row(`quadratic: votes of 100 credits over ${k} identities`, sybilVotes(100, k), [10, 20, 50][i] as number),
      ),
    ];
  }
  const three = banzhaf([50, 49, 1], 51);
  const two = banzhaf([51, 49], 51);
  return [
    ...three.map((one, i) =>
      row(`stake 50, 49, 1, quota 51: Banzhaf's index of ${[50, 49, 1][i]}`, one, i === 0 ? 0.6 : 0.2, 4),
    ),
    ...two.map((one, i) => row(`stake 51, 49, quota 51: Banzhaf's index of ${[51, 49][i]}`, one, i === 0 ? 1 : 0, 4)),
  ];
}

/** Of all coalitions of the others, the share in which each holder decides. */
const HOLDERS: readonly (readonly [number[], number[]])[] = [
  [
    [50, 49, 1],
    [0.75, 0.25, 0.25],
  ],
  [
    [51, 49],
    [1, 0],
  ],
];
const ELECTORATE = { voters: 100, gain: 1, loss: 2 };
/** Under heads and quadratic votes: each side of where it tips. */
const TIPS: Readonly<Record<Exclude<AtOnce, "stake">, readonly number[]>> = {
  heads: [0.45, 0.5, 0.55, 0.6],
  quadratic: [0.6, 0.65, 0.7, 0.75],
};

function tasks(way: AtOnce, { voters, p, loss = 2 }: Params): Task[] {
  if (voters !== undefined && p !== undefined)
    return way === "stake" ? [] : [{ what: "electorate", way, voters, p, gain: 1, loss }];
  const first: Task = { what: "exact", way };
  if (way === "stake")
    return [first, ...HOLDERS.flatMap(([shares]) => shares.map((_, of): Task => ({ what: "holder", shares, of })))];
  return [first, ...TIPS[way].map((one): Task => ({ what: "electorate", way, p: one, ...ELECTORATE, loss }))];
}

/** How likely such an electorate is to pass it: as many for it as outweigh the rest. */
function chanceOf({ way, voters, p, gain, loss }: Task & { what: "electorate" }): number {
  const [yes, no] = way === "heads" ? [1, 1] : [gain, loss];
  // More than half of the weight: k·yes > (n − k)·no.
  const k = Math.floor((voters * no) / (yes + no)) + 1;
  return atLeast(k, voters, p);
}

interface Tally {
  rows: Row[];
  hits: number;
}

function simulated(task: Exclude<Task, { what: "exact" }>, runs: number, hits: number): Row {
  const measured = hits / runs;
  const electorate = task.what === "electorate";
  const held = electorate ? undefined : HOLDERS.find(([shares]) => shares.join() === task.shares.join());
  const reference = electorate ? chanceOf(task) : (held?.[1][task.of] ?? 0);
  const halfWidth = AGREE * shareError(reference, runs);
  const name = electorate
    ? `${task.way}, ${task.voters} voters, each gains 1 with ${task.p}, else loses ${task.loss}: passes`
    : `stake ${task.shares.join(", ")}: ${task.shares[task.of]} decides`;
  const source = electorate ? "binomial sum" : "all coalitions, counted";
  // Sums of thousands of terms lose the last digits.
  const ok = Math.abs(measured - reference) <= halfWidth + 1e-9;
  return { case: name, reference, measured, halfWidth, runs, ok, source };
}

/** Ways of voting by the game's own counts; all that are counted at one vote, or one of them. */
function votingBy(name: string, line: string, only?: AtOnce): Experiment<Params, Task, Tally> {
  return {
    name,
    line,
    about: `Counted by the assembly's own tally. Exact figures against science/rules.md; electorates of voters of whom each gains 1 with
chance p by itself, and else loses 2, against the binomial sum; holders of stake, the others voting by a coin, against all coalitions.
Under quadratic votes each buys as many as it has at stake. Agreement: four standard errors.`,
    runs: 2000,
    params,
    plan(given, runs) {
      const { way, voters, p } = given;
      if ((voters === undefined) !== (p === undefined)) throw new UsageError("Give both voters and p, or neither.");
      if (only && way && way !== only) throw new UsageError(`This is about ${only} alone.`);
      const all = (only ?? way) ? [only ?? (way as AtOnce)] : AT_ONCE;
      const list = all.flatMap((one) => tasks(one, given));
      if (list.length === 0) throw new UsageError("Stake hangs on who holds how much, not on p.");
      return list.map((task) => ({ task, runs: task.what === "exact" ? 1 : runs }));
    },
    play(task, key, from, to) {
      if (task.what === "exact") return { rows: exact(task.way), hits: 0 };
      let hits = 0;
      for (let run = from; run < to; run++) {
        const drawn = runKey(key, run);
        const hit = task.what === "electorate" ? passes(task, task.way, drawn) : decides(task.shares, task.of, drawn);
        if (hit) hits++;
      }
      return { rows: [], hits };
    },
    add: (a, b) => ({ rows: [...a.rows, ...b.rows], hits: a.hits + b.hits }),
    rows: (_params, outcomes) =>
      outcomes.flatMap(({ task, runs, tally: { rows, hits } }) =>
        task.what === "exact" ? rows : [simulated(task, runs, hits)],
      ),
  };
}

export const voting = votingBy("voting", "ways of voting: by heads, by stake, by votes that cost their square");
export const votingHeads = votingBy("voting-heads", "one seat, one vote", "heads");
export const votingStake = votingBy("voting-stake", "votes by what one holds, and who decides then", "stake");
export const votingQuadratic = votingBy("voting-quadratic", "votes that cost their square", "quadratic");
