import { type Breeding, nextGeneration, type One, USUAL } from "./evolution/generation.ts";
import { grained } from "./evolution/mutation.ts";
import { Chance, purpose } from "./kit/chance.ts";
import { WAYS_MAX } from "./limits.ts";
import { policiesFor } from "./mechanisms/registry.ts";
import type { Breeds } from "./policies/family.ts";
import { filled, type Way } from "./policies/traits.ts";
import { Round } from "./round.ts";
import { type Scenario, scenario } from "./scenario.ts";
import type { Mind, RoundState } from "./state.ts";
import type { Ms, SeatId } from "./types.ts";

/** Generations that play by themselves between two rounds of people: at ten times the clock under a minute, as a rule. */
export const GENERATIONS = 5;
/**
 * How many are a colony: with fewer, luck does more than who did well; with more, nobody can follow single dances, and lines of
 * descent could not be drawn on a phone.
 */
export const COLONY_MAX = WAYS_MAX;
/** With fewer than these there is no colony to speak of: a room of 300 people has no seats left for bots. */
export const COLONY_MIN = 6;

/** Who a founder was made from: a seat of the round before, estimated where a person had it; neither where it is a usual bot. */
export interface Founder {
  seat?: SeatId;
  person?: true;
}

/** What a generation came to. */
export interface Lived {
  /** The mean of its points, and of those with more than the middle one of the trait that is asked for and of the others, where there are such. */
  points: number;
  more?: number;
  others?: number;
  ending: string;
  worth: number;
  best: number;
  /** From the beginning of play to the decision, or to the end. */
  took: Ms;
}

/** The room's bots as they evolve: plain JSON. */
export interface Colony {
  /** The setup that its generations play, as the room plays it. */
  scenario: Scenario;
  /** All its chance hangs on this key, of 128 bits in hex. */
  key: string;
  /** What each of the first was made from, by place. */
  founders: Founder[];
  /** Every generation so far, by place; the last one is still to play. */
  generations: One[][];
  /** What each that has played came to. */
  lived: Lived[];
  /** They are on: which generation plays, from 0; from `GENERATIONS` on, which round of the test. Absent once they are over. */
  on?: number;
  /** What the test came to: see `tested`. */
  test?: Tested;
}

/**
 * The last generation held against the first on the same luck: two rounds under one key, in which every other place plays as one of
 * the first and the rest as one of the last; in the second round the other way round. So each place has played in both ways.
 */
export interface Tested {
  /** By place, the points as one of the first and as one of the last; a liar's place has none. */
  first: Record<number, number>;
  last: Record<number, number>;
}
/** Rounds of the test. */
export const TESTS = 2;

const ROUND = purpose("evolution round");
const TEST = purpose("evolution test");
const FOUND = purpose("evolution founder");

/** What of a mechanism's bots can be bred; undefined where they are all alike. */
export const breedsOf = (mechanism: string): Breeds | undefined => policiesFor(mechanism).breeds;

/** A seat's traits by what its diary shows, a bot's as any person's; but of one that was bred, what it had inherited. Undefined for a liar. */
function founderOf(r: RoundState, seat: SeatId, breeds: Breeds, round: Round): Record<string, number> | undefined {
  if (r.roles[seat]?.kind === "liar") return undefined;
  const mind: Mind | undefined = r.minds[seat];
  const inherited = mind?.bot && mind.policy === breeds.policy ? mind.params : undefined;
  return { ...(inherited ?? breeds.observe(r.diaries[seat] ?? [], round.truth(), r.scenario)) };
}

/**
 * The first generation, from those who played the round before: each of them has as many places as the others, give or take one, and
 * who has one more is drawn. All as their diaries show them; usual bots where there was no such round.
 */
export function founded(scenario: Scenario, key: string, size: number, before: RoundState | undefined): Colony {
  const breeds = breedsOf(scenario.mechanism) as Breeds;
  const round =
    before && before.scenario.mechanism === scenario.mechanism
      ? Round.of(before, before.closed ?? before.ended ?? before.end)
      : undefined;
  const known = (before && round ? before.seats : []).flatMap((seat) => {
    const params = founderOf(before as RoundState, seat, breeds, round as Round);
    const mind = before?.minds[seat];
    return params ? [{ params, founder: { seat, ...(!mind?.bot && { person: true as const }) } as Founder }] : [];
  });
  const from = known.length > 0 ? known : [{ params: {}, founder: {} as Founder }];
  const order = new Chance(key).shuffle(FOUND, from.length);
  const places = Array.from(
    { length: size },
    (_, i) => from[order[i % from.length] as number] as (typeof from)[number],
  );
  const first = places.map(({ params, founder }): One => {
    const all = filled(breeds.traits, params);
    const kept = Object.entries(breeds.traits).map(([name, trait]) => [name, grained(all[name] as number, trait)]);
    return { params: Object.fromEntries(kept), parent: founder.seat ?? -1 };
  });
  return { scenario, key, founders: places.map(({ founder }) => founder), generations: [first], lived: [], on: 0 };
}

/** The key of the round that a generation plays. */
export const keyOfGeneration = ({ key }: Colony, n: number): string => new Chance(key).derive(ROUND, n);
/** The one key of both rounds of the test. */
export const keyOfTest = ({ key }: Colony): string => new Chance(key).derive(TEST);

/** In a round of the test, whether a place plays as one of the last. */
const asLast = (on: number, place: number): boolean => (place + on) % TESTS === 1;

/** The ways to play of its latest generation, by place; in a round of the test, of the first and the last in turns. */
export function waysOf({ scenario, generations, on = 0 }: Pick<Colony, "scenario" | "generations" | "on">): Way[] {
  const { policy } = breedsOf(scenario.mechanism) as Breeds;
  const [first = [], last = []] = [generations[0], generations[generations.length - 1]];
  return last.map(({ params }, place) => {
    const own = on < GENERATIONS || asLast(on, place) ? params : (first[place] as One).params;
    return { id: policy, params: { ...own } };
  });
}

const meanOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : Math.round((10 * values.reduce((sum, one) => sum + one, 0)) / values.length) / 10;

/** Those who have more of a trait than the middle one, held against the others: the mean points of both. */
function halves(
  all: readonly One[],
  points: readonly (number | undefined)[],
  trait: string,
): Pick<Lived, "more" | "others"> {
  const values = all.map(({ params }) => params[trait] ?? 0);
  const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
  const of = (above: boolean) =>
    meanOf(points.filter((one, i): one is number => one !== undefined && (values[i] as number) > middle === above));
  const [more, others] = [of(true), of(false)];
  return more === undefined || others === undefined ? {} : { more, others };
}

/** What each place of the colony has come to in `r`; a liar's has nothing. Seats beyond the colony's are nobody's. */
function pointsBy(places: number, r: RoundState, points: Readonly<Record<SeatId, number>>): (number | undefined)[] {
  return Array.from({ length: places }, (_, place) => {
    const seat = r.seats[place];
    return seat === undefined || r.roles[seat]?.kind === "liar" ? undefined : points[seat];
  });
}

/** The generation that was on has played `r`: the next one is bred by what each of it has come to, liars left out. */
export function bred(colony: Colony, r: RoundState, round: Round, how: Breeding = USUAL): void {
  const breeds = breedsOf(colony.scenario.mechanism) as Breeds;
  const n = colony.generations.length;
  const now = colony.generations[n - 1] as One[];
  const { points, ending, worth, best } = round.score();
  const each = pointsBy(now.length, r, points);
  const mean = meanOf(each.filter((one) => one !== undefined)) ?? 0;
  const took = (r.ended ?? r.end) - r.begin;
  const tenth = (x: number) => Math.round(10 * x) / 10;
  const told = { points: mean, ending, worth: tenth(worth), best: tenth(best), took };
  colony.lived.push({ ...told, ...(breeds.asked !== undefined && halves(now, each, breeds.asked)) });
  colony.generations.push(nextGeneration(breeds.traits, now, each, how, new Chance(colony.key), n));
}

/** A round of the test is over: `r`, the `on`-th of the colony's rounds. */
export function tested(colony: Colony, r: RoundState, round: Round, on: number): void {
  const test = colony.test ?? { first: {}, last: {} };
  const { points } = round.score();
  for (const [place, own] of pointsBy(colony.generations[0]?.length ?? 0, r, points).entries())
    if (own !== undefined) test[asLast(on, place) ? "last" : "first"][place] = own;
  colony.test = test;
}

/** A round as the room's colony plays it, where it is one of its mechanism and the colony's generations are over. */
export function withColony(colony: Colony | undefined, s: Scenario): Scenario {
  const plays = colony && colony.on === undefined && colony.scenario.mechanism === s.mechanism && breedsOf(s.mechanism);
  // Parsed, so that its fields stand in the order in which a recording of it has them: hashes go by that.
  return plays ? scenario.parse({ ...s, ways: waysOf(colony) }) : s;
}
