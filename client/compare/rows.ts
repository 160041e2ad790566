import type { Compared } from "../../src/game/compared.ts";

/** So many rounds stand in one picture at most, the latest: more could not be read from the back row. */
export const ROWS_MAX = 6;
/** A round that took this share of its clock ran to its end: its time says nothing of how fast anybody decided. */
const WHOLE_CLOCK = 0.95;
/** Times that differ by less count as the same. ms */
const SAME_TIME = 1000;
/** Worths are told to a tenth: what differs by less is the same. */
const SAME_WORTH = 0.05;

/** Power sinks from the first to the last. */
export const DECIDERS = ["one", "few", "all"] as const;
export type Deciders = (typeof DECIDERS)[number];

export interface Row extends Compared {
  /** How good the same rule's rounds were, on average, in which nothing went wrong; only where something did. 0 to 10 */
  calm?: number;
}

export interface Group {
  deciders: Deciders;
  rows: readonly Row[];
}

export interface Picture {
  world: string;
  /** Those that have a round, from one to all. */
  groups: readonly Group[];
  /** Rounds end when something is decided: then their times can be compared. */
  timed: boolean;
  /** The longest of them. ms */
  longest: number;
  /** From the first group to the last, over rounds in which nothing went wrong where both have some: how much better, how much slower (ms). */
  sum?: { from: Deciders; to: Deciders; better: number; slower: number };
}

const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
const kindOf = ({ mechanism, trials }: Compared): string => JSON.stringify([mechanism, [...trials].sort()]);
const told = (rows: readonly Row[]) => rows.filter((row) => row.ended);
const worthOf = (row: Row): number => row.ended?.worth ?? 0;

/** What a round's trials took, against the same rule without them, of 10; undefined where that was not played or not told. */
export function bite({ ended, calm }: Row): number | undefined {
  return ended && calm !== undefined ? calm - ended.worth : undefined;
}

/** Nothing to speak of, in worth or in time. */
export const noWorth = (x: number): boolean => Math.abs(x) < SAME_WORTH;
export const noTime = (ms: number): boolean => Math.abs(ms) < SAME_TIME;

function sumOf(groups: readonly Group[]): Picture["sum"] {
  const [first, last] = [groups[0], groups[groups.length - 1]];
  if (!first || !last || first === last) return undefined;
  const sides = [first, last].map(({ rows }) => told(rows));
  const calm = sides.map((rows) => rows.filter(({ trials }) => trials.length === 0));
  // With trials on one side alone it would be the trials that are compared.
  const [a, b] = calm.every((rows) => rows.length > 0) ? calm : sides;
  if (!a || !b || a.length === 0 || b.length === 0) return undefined;
  const better = mean(b.map(worthOf)) - mean(a.map(worthOf));
  const slower = mean(b.map(({ took }) => took)) - mean(a.map(({ took }) => took));
  return { from: first.deciders, to: last.deciders, better, slower };
}

/** The latest rounds of the latest one's world, as one picture; undefined while there are not two of another rule or trial. */
export function pictureOf(all: readonly Compared[]): Picture | undefined {
  const world = all[all.length - 1]?.world;
  const here = all.filter((one) => one.world === world);
  const shown = here.slice(-ROWS_MAX);
  if (world === undefined || new Set(shown.map(kindOf)).size < 2) return undefined;
  const rows = shown.map((one): Row => {
    const calm = here.filter(
      ({ mechanism, trials, ended }) => mechanism === one.mechanism && trials.length === 0 && ended,
    );
    return one.trials.length > 0 && calm.length > 0 ? { ...one, calm: mean(calm.map(worthOf)) } : one;
  });
  const groups = DECIDERS.map((deciders) => ({ deciders, rows: rows.filter((row) => row.deciders === deciders) }));
  const some = groups.filter((group) => group.rows.length > 0);
  const sum = sumOf(some);
  return {
    world,
    groups: some,
    timed: rows.some(({ took, clock }) => took < WHOLE_CLOCK * clock),
    longest: Math.max(...rows.map(({ took }) => took), 1),
    ...(sum && { sum }),
  };
}
