import * as z from "zod/mini";
import { Chance, purpose } from "../../game/kit/chance.ts";
import { tally } from "../../game/mechanisms/council/decide.ts";
import { majorityOf } from "../../game/mechanisms/council/seats.ts";
import type { CouncilState } from "../../game/mechanisms/council/state.ts";
import { liarsOf } from "../models/opened.ts";
import { openRound } from "../models/play.ts";
import { setUp } from "../models/setup.ts";
import { runKey } from "../run.ts";
import { AGREE, measuredError, shareError, Z95 } from "../statistics.ts";
import type { Experiment, Outcome, Row } from "../types.ts";

const JUDGES = purpose("lab judges");

/** A council of k among so many seats, so many of them liars, drawn by lot or elected. */
interface Seating {
  kind: "lot" | "votes";
  seats: number;
  liars: number;
  k: 3 | 5 | 7;
}
/** So many judges, each right with p, and the council's own count of their votes. */
interface Judges {
  kind: "judges";
  k: number;
  p: number;
}
type Task = Seating | Judges;

/** ../shared/science/power.md: chances that most of a council are liars, and that most of independent judges are right. */
const CAPTURED: readonly [number, number, readonly [number, number, number]][] = [
  [30, 5, [0.064, 0.0219, 0.0058]],
  [30, 8, [0.1655, 0.102, 0.0596]],
  [12, 3, [0.1273, 0.0455, 0]],
];
const CONDORCET: readonly (readonly [number, number, number])[] = [
  [0.6, 1, 0.6],
  [0.6, 3, 0.648],
  [0.6, 5, 0.6826],
  [0.7, 5, 0.8369],
];
/** Half of the last digit given. */
const ROUNDING = 0.00005;
const SIZES = [3, 5, 7] as const;

const params = z.strictObject({
  only: z.optional(
    z.enum(["lot", "votes", "judges"]).check(z.describe("councils by lot, elected ones, or judges alone")),
  ),
});
type Params = z.infer<typeof params>;

/** Elections are played in full, which takes a hundred times as long as a lot: so many times fewer. */
const FEWER = 20;

const TASKS: readonly Task[] = [
  ...(["lot", "votes"] as const).flatMap((kind) =>
    CAPTURED.flatMap(([seats, liars]) => SIZES.map((k): Task => ({ kind, seats, liars, k }))),
  ),
  { kind: "lot", seats: 8, liars: 3, k: 3 },
  { kind: "votes", seats: 8, liars: 3, k: 3 },
  ...CONDORCET.map(([p, k]): Task => ({ kind: "judges", k, p })),
];

/** A round up to the moment in which its council sits: are most of it liars? */
function captured({ kind, seats, liars, k }: Seating, key: string): boolean {
  const lot = kind === "lot" ? { by: "lot", scout: 1000 } : {};
  const setup = setUp("council", { fill: seats, liars: liars / seats }, { world: {}, mechanism: { seats: k, ...lot } });
  const { r, round } = openRound(setup, key);
  const s = r.parts.council as CouncilState;
  for (let due = round.due(); due !== undefined && s.council.length === 0; due = round.due()) round.advance(due);
  const turned = new Set(liarsOf(r));
  return s.council.filter((seat) => turned.has(seat)).length >= majorityOf(s);
}

/** Judges who vote for the right site, 0, or the wrong one: does the council's count find most of them for the right one? */
function right({ k, p }: Judges, key: string): boolean {
  const chance = new Chance(key);
  const council = Array.from({ length: k }, (_, seat) => seat);
  const backs = Object.fromEntries(council.map((seat) => [seat, chance.chooses(JUDGES, p, seat) ? 0 : 1]));
  const s = { council, backs } as unknown as CouncilState;
  const [most] = tally(s);
  return most?.site === 0 && most.votes >= majorityOf(s);
}

/** The chance that more than half of k seats drawn from n are among l: hypergeometric. */
function byChance(n: number, l: number, k: number): number {
  const choose = (a: number, b: number): number => {
    let product = 1;
    for (let i = 0; i < b; i++) product *= (a - i) / (i + 1);
    return b < 0 || b > a ? 0 : product;
  };
  let sum = 0;
  for (let i = Math.floor(k / 2) + 1; i <= k; i++) sum += choose(l, i) * choose(n - l, k - i);
  return sum / choose(n, k);
}

function rowOf({ task, tally: yes, runs }: Outcome<Task, number>): Row {
  const measured = yes / runs;
  if (task.kind === "judges") {
    const reference = CONDORCET.find(([p, k]) => p === task.p && k === task.k)?.[2] as number;
    const halfWidth = AGREE * shareError(reference, runs) + ROUNDING;
    const ok = Math.abs(measured - reference) <= halfWidth;
    return {
      case: `${task.k} judges, each right with ${task.p}`,
      reference,
      measured,
      halfWidth,
      runs,
      ok,
      source: "Condorcet",
    };
  }
  const { kind, seats, liars, k } = task;
  const published = CAPTURED.find(([n, l]) => n === seats && l === liars)?.[2][SIZES.indexOf(k)];
  const reference = published ?? byChance(seats, liars, k);
  const name = `${seats} seats, ${liars} liars, ${k} sit`;
  if (kind === "lot") {
    const halfWidth = AGREE * shareError(reference, runs) + ROUNDING;
    const ok = Math.abs(measured - reference) <= halfWidth;
    return { case: `by lot: ${name}`, reference, measured, halfWidth, runs, ok, source: "hypergeometric" };
  }
  // What bots elect is held against the lot and not to it: it stands as it is.
  const halfWidth = Z95 * measuredError(yes, runs);
  const chance = `by lot ${reference.toFixed(4)}`;
  return {
    case: `elected: ${name}`,
    reference: chance,
    measured,
    halfWidth,
    runs,
    ok: true,
    source: "reported as it is",
  };
}

/** How often most of a council is bought: drawn by the game's own lot, and elected by its bots. */
export const council: Experiment<Params, Task, number> = {
  name: "council",
  line: "how often most of a council are liars: drawn by lot against the hypergeometric table, and elected",
  about: `A round of the game up to the moment in which its council sits: liars by the roles' own draw, councillors by the game's own
lot or by an election among its bots (a twentieth of the runs). By lot it must agree with the exact chance. What bots elect is
reported beside it: liars want the places, and honest voters know some of them by their claims. Judges: the council's own
count of votes that are right independently of each other.`,
  runs: 10_000,
  params,
  plan: ({ only }, runs) =>
    TASKS.filter(({ kind }) => only === undefined || kind === only).map((task) => ({
      task,
      runs: task.kind === "votes" ? Math.max(1, Math.round(runs / FEWER)) : runs,
    })),
  play(task, key, from, to) {
    let yes = 0;
    for (let run = from; run < to; run++) {
      const one = runKey(key, run);
      if (task.kind === "judges" ? right(task, one) : captured(task, one)) yes++;
    }
    return yes;
  },
  add: (a, b) => a + b,
  rows: (_p, outcomes) => outcomes.map(rowOf),
};
