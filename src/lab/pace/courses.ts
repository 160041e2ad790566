// What counts as something to decide. A situation is what a seat may do at the moment: the verbs that are possible, with their
// targets; it lasts until that changes, or the seat acts. Its kind is the verbs alone. In each the sharp bot takes a course: one
// of the verbs, or it lets the situation pass, where it had a look at it. A course is a real one in a kind of situation where the
// sharp bot takes it in at least a tenth of those, and a situation with two real courses is worth deciding.
import type { Offer } from "../../game/types.ts";

/** A course that is taken in a smaller share of such situations is none that a person would think of. */
const REAL = 0.1;
/** In the place of a verb: nothing was done. */
const PASSED = "";

/** How often each course was taken, by kind of situation. Plain JSON. */
export type Courses = Record<string, Record<string, number>>;

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
  const taken = Object.values(courses[kind] ?? {});
  const all = taken.reduce((sum, n) => sum + n, 0);
  return taken.filter((n) => n >= REAL * all).length >= 2;
}

export function addCourses(into: Courses, more: Courses): Courses {
  for (const [kind, taken] of Object.entries(more)) {
    into[kind] ??= {};
    const all = into[kind];
    for (const [course, n] of Object.entries(taken)) all[course] = (all[course] ?? 0) + n;
  }
  return into;
}

/** Follows one seat through a round and counts the courses that it takes. */
export class Watched {
  readonly #courses: Courses;
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

  #close(course: string): void {
    if (this.#looked && this.#sign !== "[]" && this.#sign !== "") {
      this.#courses[this.#kind] ??= {};
      const taken = this.#courses[this.#kind] as Record<string, number>;
      taken[course] = (taken[course] ?? 0) + 1;
    }
    this.#looked = false;
  }
}
