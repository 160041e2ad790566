// The band in which rounds of bots alone come out: how good and how soon, over many draws of everything: truth, roles, luck.
import type { Scenario } from "../../game/index.ts";
import { Chance, purpose } from "../../game/kit/chance.ts";
import { mindsFor } from "../changed/branch.ts";
import { outcomeOf } from "../whatif/outcome.ts";
import { finish } from "../whatif/start.ts";
import type { Rules } from "../whatif/types.ts";

const WHO = purpose("bands who plays how");

/** Worths from 0 to 10 in steps of a half, and times as shares of the clock in steps of a twentieth; what is beyond is in the last. */
export const WORTH_STEP = 0.5;
export const WORTHS = 21;
export const TIME_STEP = 0.05;
export const TIMES = 24;

/** What many rounds of bots came to: as written to a file by `npm run bands`, or made on the spot. */
export interface Band {
  scenario: string;
  seats: number;
  runs: number;
  /** How many rounds came out so good (0, 0.5 … 10), and took so long (up to 0.05, 0.1 … of the clock). */
  worths: number[];
  times: number[];
  /** How often each ending came. */
  endings: Record<string, number>;
}

export const emptyBand = ({ id, fill }: Pick<Scenario, "id" | "fill">): Band => ({
  scenario: id,
  seats: fill,
  runs: 0,
  worths: Array.from({ length: WORTHS }, () => 0),
  times: Array.from({ length: TIMES }, () => 0),
  endings: {},
});

export const worthAt = (worth: number): number => Math.min(WORTHS - 1, Math.max(0, Math.round(worth / WORTH_STEP)));
export const timeAt = (share: number): number => Math.min(TIMES - 1, Math.max(0, Math.ceil(share / TIME_STEP) - 1));

/** Plays one round of bots alone and counts it: they play as the scenario mixes them. */
export function addRound(rules: Rules, band: Band, scenario: Scenario, run: number): void {
  const key = (what: string): string => rules.digest(`band ${scenario.id} ${what} ${run}`).slice(0, 32);
  const seats = Array.from({ length: scenario.fill }, (_, seat) => seat);
  const keys = { opened: key("truth"), truth: key("truth"), roles: key("roles"), luck: key("luck") };
  const minds = Object.fromEntries(seats.map((seat) => [seat, "mute"]));
  const r = rules.Round.open({ number: 1, scenario, level: "open", keys, seats, minds, bots: seats, now: 0 });
  const round = rules.Round.of(r, 0);
  const usual = { ...mindsFor(rules, r, seats) } as Record<number, string>;
  const honest = new Chance(keys.luck).shuffle(WHO, seats.length).filter((seat) => r.roles[seat]?.kind !== "liar");
  const mixed = Object.keys(scenario.mix)
    .sort()
    .flatMap((policy) => Array<string>(Math.round((scenario.mix[policy] ?? 0) * seats.length)).fill(policy));
  for (const [i, policy] of mixed.entries()) if (honest[i] !== undefined) usual[honest[i]] = policy;
  for (const seat of seats) round.mind(seat, usual[seat], true);
  finish(r, round);
  const { ending, worth, took } = outcomeOf(rules, r, round.now);
  band.runs++;
  band.endings[ending] = (band.endings[ending] ?? 0) + 1;
  const [w, t] = [worthAt(worth), timeAt(took / Math.max(1, r.end - r.begin))];
  band.worths[w] = (band.worths[w] ?? 0) + 1;
  band.times[t] = (band.times[t] ?? 0) + 1;
}

/** Two stretches of a band's rounds, counted apart, as one. */
export function joined(a: Band, b: Band): Band {
  const endings = { ...a.endings };
  for (const [ending, n] of Object.entries(b.endings)) endings[ending] = (endings[ending] ?? 0) + n;
  const sum = (one: readonly number[], other: readonly number[]) => one.map((n, i) => n + (other[i] ?? 0));
  return { ...a, runs: a.runs + b.runs, worths: sum(a.worths, b.worths), times: sum(a.times, b.times), endings };
}

/** The share of a band's rounds that come before a place on its axis, at half of those that share it; 0 to 1. */
export function below(counts: readonly number[], at: number): number {
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (all === 0) return 0.5;
  const before = counts.slice(0, at).reduce((sum, n) => sum + n, 0);
  return (before + (counts[at] ?? 0) / 2) / all;
}

/** A file's contents, if it is a band of this scenario for so many seats. */
export function bandFrom(given: unknown, scenario: string, seats: number): Band | undefined {
  const band = given as Partial<Band> | null;
  if (typeof band !== "object" || band === null || band.scenario !== scenario || band.seats !== seats) return undefined;
  return Array.isArray(band.worths) && Array.isArray(band.times) && typeof band.runs === "number"
    ? (band as Band)
    : undefined;
}
