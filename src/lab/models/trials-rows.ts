import { measuredError, shareError, Z95 } from "../statistics.ts";
import type { Outcome, Row } from "../types.ts";
import {
  type Attack,
  type CutTally,
  type CutTask,
  inSwarm,
  MECHANISMS,
  seatsOf,
  type TrialTally,
  type TrialTask,
} from "./trials.ts";

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

/** What a card or an attack did. */
export function trialRows({ task, tally, runs }: Outcome<TrialTask, TrialTally>): Row[] {
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

/** What a cut did, against the theory. */
export function cutRows({ task, tally, runs }: Outcome<CutTask, CutTally>): Row[] {
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
