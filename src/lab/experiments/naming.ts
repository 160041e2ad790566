import * as z from "zod/mini";
import { hiddenOf, RIGHT, wrongCosts } from "../../game/round/naming.ts";
import { Round } from "../../game/round.ts";
import type { Scenario } from "../../game/scenario.ts";
import { scenarios } from "../../game/scenarios.ts";
import { advance, apply, createSession } from "../../game/session.ts";
import type { RoundState } from "../../game/state.ts";
import type { SeatId } from "../../game/types.ts";
import { runKey } from "../run.ts";
import { measuredError, Z95 } from "../statistics.ts";
import { type Experiment, type Row, UsageError } from "../types.ts";

/** The setups that have a naming: with liars, under a mechanism whose players can see each other's acts. */
const SETUPS = [
  "robbers",
  "bft",
  "bft-liars",
  "ec",
  "whales",
  "captured-council",
  "ballot-robbers",
  "council-bft",
] as const;

/** With three of eight a blind name loses a seventh of a point: to see that takes so many times the rounds. */
const MORE: Readonly<Record<string, number>> = { "captured-council": 4 };

const params = z.strictObject({
  only: z.optional(
    z.union([z.string(), z.array(z.string())]).check(z.describe(`these setups alone: ${SETUPS.join(", ")}`)),
  ),
});
type Params = z.infer<typeof params>;

/** What a way of naming came to: names given, right ones; and over rounds the mean points of a seat, and their squares. */
interface Way {
  names: number;
  right: number;
  points: number;
  squares: number;
}
interface Tally {
  /** Rounds that came to a naming, of all. */
  rounds: number;
  namings: number;
  of: number;
  /** Chances of a blind name, summed by naming. */
  chance: number;
  /** Liars there were to name, by naming. */
  liars: number;
  ways: Record<string, Way>;
}

/** Ways to name without looking; each gives as many names as it may. `list`: the others as they are listed; `turn`: the number of the run. */
const BLIND: Readonly<Record<string, (list: readonly SeatId[], liars: number, turn: number) => SeatId[]>> = {
  "the first of the list": (list, liars) => list.slice(0, liars),
  "the last of the list": (list, liars) => list.slice(-liars),
  "always the same seats": (list, liars) => [...list].sort((a, b) => a - b).slice(0, liars),
  "everybody in turn": (list, liars, turn) =>
    Array.from({ length: liars }, (_, i) => list[(turn + i) % list.length] as SeatId),
};
const BOTS = "bots";

/** A whole round of bots, up to its end. */
function played(step: Scenario, key: string): RoundState {
  const s = createSession();
  const refusal = apply(s, { t: 0, type: "plan", steps: [step] }) ?? apply(s, { t: 0, type: "start", key, away: [] });
  if (refusal || !s.round) throw new Error(`the round does not start: ${refusal?.code}`);
  const r = s.round;
  advance(s, r.end + AFTER);
  if (r.phase !== "over") throw new Error("the round does not end");
  return r;
}
/** What may go on after the clock has run out, and then the naming. ms */
const AFTER = 60_000;

/** Adds a round's naming, seat by seat. Seats of one round have the same liars: only rounds are independent of each other. */
function count(way: Way, seats: readonly (readonly SeatId[])[], liars: readonly SeatId[], wrong: number): void {
  let sum = 0;
  for (const names of seats) {
    const right = names.filter((seat) => liars.includes(seat)).length;
    way.names += names.length;
    way.right += right;
    sum += RIGHT * right - wrong * (names.length - right);
  }
  const points = sum / seats.length;
  way.points += points;
  way.squares += points * points;
}

/** Adds what everybody honest named in a round, and what each would have named blindly. */
function measure(r: RoundState, tally: Tally, turn: number): void {
  tally.of++;
  if (!r.naming) return;
  tally.rounds++;
  const liars = hiddenOf(r);
  const round = Round.of(r, r.closed ?? r.end);
  const wrong = wrongCosts(r.seats.length - r.exposed.length, liars.length);
  const { names } = r.naming;
  const honest = r.seats.filter((seat) => r.roles[seat]?.kind !== "liar");
  const lists = honest.map((seat) => ({
    seat,
    list: round.met(seat).flatMap((one) => (r.exposed.includes(one.seat) ? [] : [one.seat])),
  }));
  tally.namings += honest.length;
  tally.liars += honest.length * liars.length;
  for (const { list } of lists) tally.chance += liars.length / list.length;
  const named = (of: (list: readonly SeatId[], seat: SeatId) => readonly SeatId[]) =>
    lists.map(({ list, seat }) => of(list, seat));
  count(
    tally.ways[BOTS] as Way,
    named((_list, seat) => names[seat] ?? []),
    liars,
    wrong,
  );
  for (const [id, blind] of Object.entries(BLIND))
    count(
      tally.ways[id] as Way,
      named((list, seat) => blind(list, liars.length, turn + seat)),
      liars,
      wrong,
    );
}

const empty = (): Tally => ({
  rounds: 0,
  namings: 0,
  of: 0,
  chance: 0,
  liars: 0,
  ways: Object.fromEntries(
    [BOTS, ...Object.keys(BLIND)].map((id) => [id, { names: 0, right: 0, points: 0, squares: 0 }]),
  ),
});

const percent = (share: number) => Math.round(1000 * share) / 10;
const SOURCE = "our own rule";

function rowsOf(id: string, t: Tally): Row[] {
  const bots = t.ways[BOTS] as Way;
  const share: Row = {
    case: `${id}, rounds that come to a naming`,
    reference: null,
    measured: percent(t.rounds / t.of),
    halfWidth: percent(Z95 * measuredError(t.rounds, t.of)),
    runs: t.of,
    ok: true,
    source: "in per cent; where all liars were proved, there is nobody left to name",
  };
  if (t.namings === 0) return [share];
  const chance = t.chance / t.namings;
  const hits = bots.right / bots.names;
  const near = Z95 * measuredError(hits * t.rounds, t.rounds);
  const found = bots.right / t.liars;
  const rate = (what: string, measured: number, band: string, ok: boolean): Row => ({
    case: `${id}, ${what}`,
    reference: band,
    measured: percent(measured),
    halfWidth: percent(near),
    runs: t.rounds,
    ok,
    source: SOURCE,
  });
  const points = (what: string, way: Way, band: string, ok: (low: number, high: number) => boolean): Row => {
    const mean = way.points / t.rounds;
    const half = Z95 * Math.sqrt(Math.max(0, way.squares / t.rounds - mean * mean) / t.rounds);
    return {
      case: `${id}, points by naming ${what}`,
      reference: band,
      measured: Math.round(100 * mean) / 100,
      halfWidth: Math.round(100 * half) / 100,
      runs: t.rounds,
      ok: ok(mean - half, mean + half),
      source: SOURCE,
    };
  };
  return [
    share,
    rate("bots' names that are right, %", hits, `${percent(chance)} to 100`, hits - near > chance && hits + near < 1),
    rate("liars that an honest bot names, %", found, "0 to 100", found > 0 && found < 1),
    points("what one saw", bots, "> 0", (low) => low > 0),
    ...Object.keys(BLIND).map((way) => points(way, t.ways[way] as Way, "< 0", (_low, high) => high < 0)),
  ];
}

/** Whether naming is a question that can be answered by looking, and by nothing else. */
export const naming: Experiment<Params, string, Tally> = {
  name: "naming",
  line: "who lied: do bots that name by what they saw hit above chance and below certainty, and does naming blindly lose",
  about: `Each setup that has a naming, with bots only. Every honest seat's names are held against who lied and had not been proved;
beside them what the same seat would have had by naming without looking. Agreement: the whole 95% interval lies within the band.`,
  runs: 1000,
  params,
  plan({ only }, runs) {
    const ids = only === undefined ? [...SETUPS] : [only].flat();
    const unknown = ids.find((id) => !(SETUPS as readonly string[]).includes(id));
    if (unknown !== undefined) throw new UsageError(`only cannot be ${unknown}. There are: ${SETUPS.join(", ")}.`);
    return ids.map((task) => ({ task, runs: runs * (MORE[task] ?? 1) }));
  },
  play(id, key, from, to) {
    const tally = empty();
    for (let run = from; run < to; run++) measure(played(scenarios[id] as Scenario, runKey(key, run)), tally, run);
    return tally;
  },
  add(a, b) {
    const ways = Object.fromEntries(
      Object.entries(a.ways).map(([id, way]) => {
        const other = b.ways[id] as Way;
        const sum = (field: keyof Way) => way[field] + other[field];
        return [id, { names: sum("names"), right: sum("right"), points: sum("points"), squares: sum("squares") }];
      }),
    );
    const sum = (field: Exclude<keyof Tally, "ways">) => a[field] + b[field];
    return {
      rounds: sum("rounds"),
      namings: sum("namings"),
      of: sum("of"),
      chance: sum("chance"),
      liars: sum("liars"),
      ways,
    };
  },
  rows: (_p, outcomes) => outcomes.flatMap(({ task, tally }) => rowsOf(task, tally)),
};
