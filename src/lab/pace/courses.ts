// What counts as something to decide. A situation is what a seat may do at the moment: the verbs that are possible, with their
// targets; it lasts until that changes, or the seat acts. Its kind is the verbs alone. In each the sharp bot takes a course: one
// of the verbs, or it lets the situation pass, where it had a look at it. A course is a real one in a kind of situation where the
// sharp bot takes it in at least a tenth of those; or once in at least half of the rounds that have one, for what is done once a
// round and weighed again and again until then, as a queen weighs whether she has heard enough. A situation with two real courses is worth deciding.
import type { Offer } from "../../game/types.ts";

/** A course that is taken in a smaller share of such situations is none that a person would think of. */
const REAL = 0.1;
/** Or in a smaller share of the rounds that have such a situation. */
const ONCE = 0.5;
/** In the place of a verb: nothing was done. */
const PASSED = "";
/** In the place of a verb: all of them together. */
const ALL = "*";

/** In how many situations a course was taken, and in how many rounds at least once. */
interface Taken {
  times: number;
  rounds: number;
}
/** How often each course was taken, by kind of situation, and all together under `*`. Plain JSON. */
export type Courses = Record<string, Record<string, Taken>>;

/** What can be done now. */
const possible = (offers: readonly Offer[]): Offer[] =>
  offers.filter(({ not, aim }) => !not && (aim === undefined || aim.ids.length > 0));

/** The kind of a situation: the verbs that are possible, for a liar apart. */
export function kindOf(offers: readonly Offer[], liar: boolean): string {
  const verbs = [...new Set(possible(offers).map(({ verb }) => verb))].sort();
  return `${liar ? "liar " : ""}${verbs.join(" ")}`;
}

/** What tells a situation from the next of its kind. */
const signOf = (offers: readonly Offer[]): string =>
  JSON.stringify(possible(offers).map(({ verb, aim }) => [verb, aim?.ids]));

/** Whether two real courses lie open in situations of a kind. */
export function worthDeciding(courses: Courses, kind: string): boolean {
  const { [ALL]: all, ...taken } = courses[kind] ?? {};
  if (!all) return false;
  const real = ({ times, rounds }: Taken) => times >= REAL * all.times || rounds >= ONCE * all.rounds;
  return Object.values(taken).filter(real).length >= 2;
}

export function addCourses(into: Courses, more: Courses): Courses {
  for (const [kind, taken] of Object.entries(more)) {
    into[kind] ??= {};
    const all = into[kind];
    for (const [course, { times, rounds }] of Object.entries(taken)) {
      const before = all[course] ?? { times: 0, rounds: 0 };
      all[course] = { times: before.times + times, rounds: before.rounds + rounds };
    }
  }
  return into;
}

/** Follows one seat through a round and counts the courses that it takes. */
export class Watched {
  readonly #courses: Courses;
  /** What this round has counted, by kind and course. */
  readonly #seen = new Set<string>();
  readonly #liar: boolean;
  #sign = "";
  #kind = "";
  #looked = false;

  constructor(courses: Courses, liar: boolean) {
    this.#courses = courses;
    this.#liar = liar;
  }

  /** What it may do now. */
  offered(offers: readonly Offer[]): void {
    const sign = signOf(offers);
    if (sign === this.#sign) return;
    this.#close(PASSED);
    this.#sign = sign;
    this.#kind = kindOf(offers, this.#liar);
  }

  /** It thought about that, and did something or nothing. */
  thought(verb?: string): void {
    this.#looked = true;
    if (verb !== undefined) this.#close(verb);
  }

  #count(course: string): void {
    this.#courses[this.#kind] ??= {};
    const of = this.#courses[this.#kind] as Record<string, Taken>;
    of[course] ??= { times: 0, rounds: 0 };
    const taken = of[course];
    taken.times++;
    const name = JSON.stringify([this.#kind, course]);
    if (!this.#seen.has(name)) taken.rounds++;
    this.#seen.add(name);
  }

  #close(course: string): void {
    if (this.#looked && this.#sign !== "[]" && this.#sign !== "") {
      for (const one of [course, ALL]) this.#count(one);
    }
    this.#looked = false;
  }
}
