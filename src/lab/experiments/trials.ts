import * as z from "zod/mini";
import {
  type Attack,
  addTrials,
  type CutTally,
  type CutTask,
  cutRun,
  handOf,
  inSwarm,
  MECHANISMS,
  playTrials,
  seatsOf,
  type TrialTally,
  type TrialTask,
  turnsIn,
} from "../models/trials.ts";
import { runKey } from "../run.ts";
import { measuredError, shareError, Z95 } from "../statistics.ts";
import { trialsPlot } from "../svg/trials.ts";
import { type Experiment, type Outcome, type Row, UsageError } from "../types.ts";

export type Task = TrialTask | CutTask;
export type Tally = TrialTally | CutTally;
type Came = Outcome<Task, Tally>;

const PARTS = ["matrix", "spoil", "crash", "attack", "cuts"] as const;
type Part = (typeof PARTS)[number];

const params = z.strictObject({
  only: z.optional(z.union([z.string(), z.array(z.string())]).check(z.describe(`parts alone: ${PARTS.join(", ")}`))),
});
type Params = z.infer<typeof params>;

/** Cards are played when so much of the clock has gone by: before homes are decided. (Bots alone decide at a third of it.) */
const AT = 0.15;
const LATE = [0, 0.1, 0.2, 0.3, 0.45];
const SHARES = [0.15, 0.3, 0.5, 0.75, 1];

/** What a card's column is called, where its id does not say it. */
const LABELS: Readonly<Record<string, string>> = {
  aimed: "crash of who decides",
  delay: "slow links",
  partition: "cut in two",
  spoil: "best goes bad",
  better: "a better one",
  liars: "some turned",
  capture: "captured",
  council: "captured",
};
/** Points for bribes that an attack is tried with: none, and up to four of the largest that are taken by three bots of four. */
const PURSES = [0, 15, 30, 45, 60];

function matrix(): TrialTask[] {
  return MECHANISMS.flatMap((mechanism) => {
    const swarm = inSwarm(mechanism);
    const row = (label: string, cards: TrialTask["cards"]): TrialTask => ({ kind: "matrix", mechanism, label, cards });
    const pair = (label: string, first: string, second: string): TrialTask =>
      row(
        label,
        [first, second].map((trial) => ({ trial, at: AT })),
      );
    return [
      row("nothing", []),
      ...handOf(mechanism).map(({ id, trial, options = {} }) =>
        row(swarm && id === "delay" ? "wind" : (LABELS[id] ?? id), [{ trial, at: AT, options }]),
      ),
      swarm ? pair("crash and wind", "crash", "delay") : pair("crash and cut", "crash", "partition"),
      ...(turnsIn(mechanism) ? [pair("sybil and cartel", "sybil", "cartel")] : []),
    ];
  });
}

const curve = (kind: "spoil" | "crash", mechanism: string, label: string, xs: readonly number[]) =>
  xs.map((x): TrialTask => {
    const spoil = { trial: "spoil", at: x, options: { how: label } };
    const crash = { trial: "crash", at: AT, options: { share: x, lasts: 12_000 } };
    return { kind, mechanism, label, x, cards: [kind === "spoil" ? spoil : crash] };
  });

function attacks(): TrialTask[] {
  return MECHANISMS.flatMap((mechanism) => {
    const most = mechanism === "authority" ? 1 : Math.floor(seatsOf(mechanism) * 0.75);
    const n = seatsOf(mechanism);
    const attack = { kind: "attack" as const, mechanism };
    const liars = Array.from({ length: most }, (_, i): TrialTask => {
      const label = `${i + 1} of ${n}`;
      return { ...attack, by: "liars", label, cards: [], liars: i + 1, x: i + 1 };
    });
    if (!turnsIn(mechanism)) return liars;
    // From the beginning on: what one seat holds, its own included, and what the two who begin a cartel can spend. Nobody betrays it.
    const sybils = Array.from({ length: most - 1 }, (_, i): TrialTask => {
      const cards = [{ trial: "sybil", at: 0, options: { share: (i + 2) / n, patient: 0 } }];
      return { ...attack, by: "sybils", label: `one holds ${i + 2} of ${n}`, cards, x: i + 2 };
    });
    // Where power counts, the same with one seat's power shared out to all of them.
    const stakes = Array.from({ length: inSwarm(mechanism) ? 0 : most - 1 }, (_, i): TrialTask => {
      const trials = [{ id: "sybil", options: { share: (i + 2) / n, patient: 0, by: "stake" } }];
      const label = `one's power in ${i + 2} of ${n}`;
      return { ...attack, by: "sybils by stake", label, cards: [], trials, x: i + 2 };
    });
    const bribes = PURSES.map((purse): TrialTask => {
      const cards = [{ trial: "cartel", at: 0, options: { share: 0, purse, faithless: 0 } }];
      return { ...attack, by: "bribes", label: `two with ${purse} points`, cards, x: purse };
    });
    return [...liars, ...sybils, ...stakes, ...bribes];
  });
}

const CUTS: readonly CutTask[] = [
  ...[0.5, 0.6, 0.8].map((share) => ({ kind: "cut", mechanism: "pow", share, blocks: 12 }) as const),
  ...[5, 6, 8, 12].map((epochs) => ({ kind: "cut", mechanism: "ec", share: 0.5, epochs }) as const),
  { kind: "cut", mechanism: "ec", share: 0.25, epochs: 6 },
  ...[8, 6, 5, 4].map((nodes) => ({ kind: "cut", mechanism: "bft", nodes }) as const),
  { kind: "cut", mechanism: "authority" },
];

function tasks(part: Part): Task[] {
  if (part === "matrix") return matrix();
  if (part === "attack") return attacks();
  if (part === "cuts") return [...CUTS];
  if (part === "crash") return MECHANISMS.flatMap((one) => curve("crash", one, "crash", SHARES));
  return ["bees", "queen"].flatMap((one) => ["worse", "better"].flatMap((how) => curve("spoil", one, how, LATE)));
}

function wanted({ only }: Params): Part[] {
  const parts = only === undefined ? [...PARTS] : [only].flat();
  for (const part of parts)
    if (!PARTS.some((one) => one === part))
      throw new UsageError(`only cannot be ${part}. The parts are: ${PARTS.join(", ")}.`);
  return parts as Part[];
}

const row = (name: string, measured: number, halfWidth: number | null, runs: number, source = ""): Row => ({
  case: name,
  reference: null,
  measured,
  halfWidth,
  runs,
  ok: true,
  source,
});

const percent = (name: string, k: number, runs: number): Row =>
  row(name, (100 * k) / runs, 100 * Z95 * measuredError(k, runs), runs);

const ATTACKS: readonly Attack[] = ["liars", "sybils", "sybils by stake", "bribes"];

const isTrial = (o: Came): o is Outcome<TrialTask, TrialTally> => o.task.kind !== "cut";

/** How many liars, seats in one hand, or points for bribes flip half of the rounds: the least that did; null where nothing that was played did. */
export function costs(outcomes: readonly Outcome<TrialTask, TrialTally>[]): Row[] {
  return MECHANISMS.flatMap((mechanism) =>
    ATTACKS.flatMap((by) => {
      const own = outcomes.filter(({ task }) => task.by === by && task.mechanism === mechanism);
      if (own.length === 0) return [];
      const found = own.find(({ tally, runs }) => 2 * tally.flipped >= runs);
      const most = own[own.length - 1]?.task.x ?? 0;
      const seats = by === "bribes" ? "points, by two" : `of ${seatsOf(mechanism)} seats`;
      return [
        {
          ...row(
            `cost of attack: ${mechanism}, ${by}`,
            found?.task.x ?? 0,
            null,
            own[0]?.runs ?? 0,
            found ? seats : `not with ${most} ${seats}`,
          ),
          ...(!found && { measured: null }),
        },
      ];
    }),
  );
}

function trialRows({ task, tally, runs }: Outcome<TrialTask, TrialTally>): Row[] {
  const { kind, mechanism, label, x } = task;
  const swarm = inSwarm(mechanism);
  if (kind === "attack") return [percent(`attack, ${mechanism}, ${label}: flipped, %`, tally.flipped, runs)];
  const name =
    kind === "matrix"
      ? `${mechanism}, ${label}`
      : `${kind} curve, ${mechanism}, ${kind === "spoil" ? `${label}, at` : "share"} ${x}`;
  const mean = tally.pace / runs;
  const error = Math.sqrt(Math.max(0, tally.paceSquares / runs - mean ** 2) / runs);
  const time = row(
    `${name}: ${swarm ? "over after, ÷ clock" : "blocks final"}`,
    mean,
    Z95 * error,
    runs,
    `without it ${(tally.paceWithout / runs).toFixed(2)}`,
  );
  const good = {
    ...percent(`${name}: ${swarm ? "best home" : "safe"}, %`, tally.good, runs),
    source: `without it ${((100 * tally.goodWithout) / runs).toFixed(1)}`,
  };
  const survived = percent(`${name}: survived, %`, tally.survived, runs);
  // A double-spend that stays is no undone block, so a chain that is captured may well survive: whether it was flipped says more.
  return [good, time, survived, ...(kind === "matrix" ? [percent(`${name}: flipped, %`, tally.flipped, runs)] : [])];
}

/** power.md, "Cut in two". */
const POW: Readonly<Record<number, readonly [number, number, number]>> = {
  0.5: [0.387, 0.226, 4.65],
  0.6: [0.665, 0.177, 4.33],
  0.8: [0.981, 0.016, 2.39],
};
const EC: Readonly<Record<string, number>> = {
  "0.5 5": 0,
  "0.5 6": 0.711,
  "0.5 8": 0.996,
  "0.5 12": 1,
  "0.25 6": 0.486,
};
const SOURCE = "science/power.md, cut in two";

/** Against a share that was computed: four standard errors. */
function held(name: string, reference: number, k: number, runs: number): Row {
  const measured = k / runs;
  const halfWidth = Math.max(4 * shareError(reference, runs), 4 * measuredError(k, runs)) + 0.0005;
  return {
    case: name,
    reference,
    measured,
    halfWidth,
    runs,
    ok: Math.abs(measured - reference) <= halfWidth,
    source: SOURCE,
  };
}

function cutRows({ task, tally, runs }: Outcome<CutTask, CutTally>): Row[] {
  const { first, second, third } = tally;
  if (task.mechanism === "pow") {
    const [longer, tie, undone] = POW[task.share] as readonly [number, number, number];
    const name = `cut, pow, larger side ${task.share}, ${task.blocks} blocks`;
    // A number of blocks up to half of them: its standard deviation is below 1.7.
    const mean = {
      case: `${name}: mean blocks undone`,
      reference: undone,
      measured: third / runs,
      halfWidth: (4 * 1.7) / Math.sqrt(runs),
    };
    const ok = Math.abs(mean.measured - undone) <= mean.halfWidth;
    return [
      held(`${name}: it is longer`, longer, first, runs),
      held(`${name}: a tie`, tie, second, runs),
      { ...mean, runs, ok, source: SOURCE },
    ];
  }
  if (task.mechanism === "ec") {
    const name = `cut, ec, ${task.share} of the nodes for ${task.epochs} epochs: two final histories`;
    return [held(name, EC[`${task.share} ${task.epochs}`] ?? 0, first, runs)];
  }
  const exact = (name: string, sum: number, goes: boolean): Row => {
    const measured = sum / runs;
    return {
      case: name,
      reference: goes ? "> 0" : "0",
      measured,
      halfWidth: null,
      runs,
      ok: goes ? measured > 0 : measured === 0,
      source: SOURCE,
    };
  };
  if (task.mechanism === "authority")
    return [
      exact("cut, authority: blocks on the sequencer's side", first, true),
      exact("cut, authority: blocks on the other side", second, false),
    ];
  const name = `cut, bft, ${16 - task.nodes} and ${task.nodes} of 16`;
  return [
    exact(`${name}: heights on the larger side`, first, task.nodes < 6),
    exact(`${name}: heights on the smaller side`, second, false),
  ];
}

/** What each trial does to each mechanism, and what an attack costs. Untuned: what comes out is reported. */
export const trials: Experiment<Params, Task, Tally> = {
  name: "trials",
  line: "who decides, and what breaks it: every card under every mechanism, attacks, and cuts against the theory",
  about: `Bots only, at the sizes that are played, nobody lying unless it is said; each round is held against the same one, with the same luck, without
the card. Cards are played at ${AT} of the clock as a host plays them. Good: the best home, by its worth at the end; a chain of which nothing
final was undone or is held twice. Survived: a home worth at least half of that without; a good chain with at least half of the final blocks. Flipped: worth less than half, the
worst home, or a double-spend or undone block where there was none; an attack costs the fewest liars, or seats in one hand, or points for bribes
by two who begin, that flip half of the rounds. Cuts: the game's own mechanisms against science/power.md; four standard errors.
Nothing but the cuts is held against anything.`,
  runs: 200,
  params,
  plan: (p, runs) => wanted(p).flatMap((part) => tasks(part).map((task) => ({ task, runs }))),
  play(task, key, from, to) {
    if (task.kind !== "cut") return playTrials(task, key, from, to);
    const sum = { first: 0, second: 0, third: 0 };
    for (let run = from; run < to; run++) {
      const one = cutRun(task, runKey(key, run));
      for (const name of ["first", "second", "third"] as const) sum[name] += one[name];
    }
    return sum;
  },
  add(a, b) {
    if ("good" in a && "good" in b) return addTrials(a, b);
    const [x, y] = [a as CutTally, b as CutTally];
    return { first: x.first + y.first, second: x.second + y.second, third: x.third + y.third };
  },
  rows(_params, outcomes) {
    const rows = outcomes.flatMap((o) => (isTrial(o) ? trialRows(o) : cutRows(o as Outcome<CutTask, CutTally>)));
    return [...rows, ...costs(outcomes.filter(isTrial))];
  },
  plot: (_params, outcomes) => trialsPlot(outcomes.filter(isTrial)),
};
