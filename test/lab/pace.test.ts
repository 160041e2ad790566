import { expect, test } from "vitest";
import type { Offer } from "../../src/game/types.ts";
import { type Courses, kindOf, Watched, worthDeciding } from "../../src/lab/pace/courses.ts";
import { stretchOf } from "../../src/lab/pace/stretch.ts";

const offer = (verb: string, more: Partial<Offer> = {}): Offer => ({ verb, ...more });
const quay = (...ids: number[]): Offer[] => [offer("ship", { aim: { field: "order", ids } })];

test("a situation's kind is the verbs that are possible: none that is refused, or has no target", () => {
  const offers = [
    offer("stay"),
    offer("home", { not: { code: "busy" } }),
    offer("follow", { aim: { field: "dance", ids: [] } }),
  ];
  expect(kindOf(offers, false)).toBe("stay");
  expect(kindOf([...offers, offer("home")], true)).toBe("liar home stay");
});

test("a course is counted once a situation: what was done in it, or that it passed though it was looked at", () => {
  const courses: Courses = {};
  const watched = new Watched(courses, false);
  watched.offered(quay(0));
  // It has not looked yet when the next order comes.
  watched.offered(quay(0, 1));
  watched.thought();
  watched.thought();
  watched.offered(quay(0, 1, 2));
  watched.thought("ship");
  watched.offered([]);
  watched.thought();
  expect(courses).toEqual({
    ship: { "": { times: 1, rounds: 1 }, ship: { times: 1, rounds: 1 }, "*": { times: 2, rounds: 1 } },
  });
});

/** So often of so many times it shipped, in so many of so many rounds. */
const shipped = (times: number, of: number, rounds: number, ofRounds: number): Courses => ({
  ship: {
    ship: { times, rounds },
    "": { times: of - times, rounds: ofRounds },
    "*": { times: of, rounds: ofRounds },
  },
});

test("two courses make a choice, each taken in at least a tenth of such situations, or once in half of the rounds that have one", () => {
  expect(worthDeciding(shipped(1, 10, 1, 9), "ship")).toBe(true);
  expect(worthDeciding(shipped(1, 11, 1, 9), "ship")).toBe(false);
  expect(worthDeciding(shipped(5, 60, 5, 10), "ship")).toBe(true);
  expect(worthDeciding(shipped(4, 60, 4, 10), "ship")).toBe(false);
  expect(worthDeciding({}, "ship")).toBe(false);
});

test("the longest time without a choice ends with a choice, with something new, or with the round", () => {
  const courses = shipped(5, 10, 5, 5);
  const steps = [
    { t: 0, kind: "" },
    { t: 2000, kind: "ship" },
    { t: 9000, kind: "" },
    { t: 14_000, kind: "", fresh: true as const },
    { t: 15_000, kind: "audit" },
  ];
  const found = stretchOf({ steps, end: 18_000 }, courses);
  expect(found).toEqual({ longest: 5000, from: 9000, kinds: ["nothing"], first: 2000 });
  expect(stretchOf({ steps, end: 20_000 }, courses)).toMatchObject({
    longest: 6000,
    from: 14_000,
    kinds: ["nothing", "audit"],
  });
  expect(stretchOf({ steps, end: 18_000 }, {}).first).toBeUndefined();
});
