import { breedsOf, type Colony, GENERATIONS, type Lived, TESTS, type Tested } from "./colony.ts";
import { memo } from "./kit/memo.ts";
import type { Trait } from "./policies/traits.ts";
import type { Level, SeatId } from "./types.ts";

/** The room's bots as they evolve, as everybody sees them. */
export interface ColonyView {
  mechanism: string;
  /** How many generations live, and how many rounds of the test come after them. */
  of: number;
  tests: number;
  /** Which one plays, from 0, and from `of` on which round of the test; absent once they are over. */
  on?: number;
  /** What is bred, in the order in which it is shown: the range, and what is usual. */
  traits: readonly ({ id: string } & Trait)[];
  /** The trait of which it is asked whether it helps those who have more of it. */
  asked?: string;
  /** Of how many seats the first generation is an estimate: people's, and bots'. */
  from: { people: number; bots: number };
  /** Whose seat each of the first was made from, by place; −1 for nobody's. In discreet rooms nobody's, as it tells how they played. */
  founders: readonly SeatId[];
  /** By generation: each one's traits in their order, and its parent's place in the one before. */
  generations: Readonly<Record<number, { params: readonly (readonly number[])[]; parents: readonly number[] }>>;
  /** By generation that has lived: what it came to. */
  lived: Readonly<Record<number, Lived>>;
  /** What the last generation came to against the first, on the same luck, where that was tried to its end: see evolution/paired.ts. */
  test?: Tested;
}

const kept = memo();

/** What everybody may know of the colony. The same object while nothing of it changes. */
export function colonyView(colony: Colony, level: Level): ColonyView | undefined {
  const breeds = breedsOf(colony.scenario.mechanism);
  if (!breeds) return undefined;
  const { on, generations, lived, founders, scenario, test } = colony;
  return kept(colony, "view", [on, generations.length, lived.length, level], () => {
    const traits = Object.entries(breeds.traits).map(([id, trait]) => ({ id, ...trait }));
    const seats = [...new Set(founders.map(({ seat }) => seat))].filter((seat) => seat !== undefined);
    const people = seats.filter((seat) => founders.some((one) => one.seat === seat && one.person)).length;
    return {
      mechanism: scenario.mechanism,
      of: GENERATIONS,
      tests: TESTS,
      ...(on !== undefined && { on }),
      traits,
      ...(breeds.asked !== undefined && { asked: breeds.asked }),
      from: { people, bots: seats.length - people },
      founders: founders.map(({ seat }) => (level === "discreet" ? -1 : (seat ?? -1))),
      generations: Object.fromEntries(
        generations.map((all, g) => [
          g,
          {
            params: all.map(({ params }) => traits.map(({ id }) => params[id] ?? 0)),
            parents: g === 0 ? [] : all.map(({ parent }) => parent),
          },
        ]),
      ),
      lived: Object.fromEntries(lived.map((one, g) => [g, { ...one }])),
      ...(test && on === undefined && { test: { first: { ...test.first }, last: { ...test.last } } }),
    };
  });
}
