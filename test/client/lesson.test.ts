import { describe, expect, test } from "vitest";
import { lateness, MINUTE } from "../../client/lesson/late.ts";

const step = (minutes: number, more: object = {}) => ({ id: "x", kind: "round" as const, minutes, ...more });
/** 30 minutes planned of 40. */
const desk = { minutes: 40, steps: [step(5), step(10), step(10), step(5)], stood: 0, began: 1000 };
const at = (minutes: number): number => desk.began + minutes * MINUTE;

describe("how a lesson stands", () => {
  test("before anybody is in, nothing is late", () => {
    const { began: _, ...unbegun } = desk;
    expect(lateness(unbegun, 0, 0, 90 * MINUTE)).toBeUndefined();
  });

  test("as long as each step takes no longer than planned, it is on time, with the reserve left", () => {
    expect(lateness(desk, 0, 0, at(3))).toEqual({ elapsed: 3, late: 0, reserve: 10 });
    expect(lateness(desk, 2, at(15), at(20))).toEqual({ elapsed: 20, late: 0, reserve: 10 });
  });

  test("a step that runs over makes it late, and so does time that stood still", () => {
    expect(lateness(desk, 1, at(5), at(18))).toEqual({ elapsed: 18, late: 3, reserve: 7 });
    expect(lateness({ ...desk, stood: 4 * MINUTE }, 1, at(5), at(10))).toEqual({ elapsed: 14, late: 4, reserve: 6 });
  });

  test("what is left out is won back", () => {
    const shorter = { ...desk, steps: [step(5), step(10), step(10, { cut: true }), step(5)] };
    expect(lateness(shorter, 1, at(5), at(18))).toEqual({ elapsed: 18, late: -7, reserve: 17 });
  });

  test("too much of it does not fit", () => {
    expect(lateness(desk, 3, at(39), at(39))).toEqual({ elapsed: 39, late: 14, reserve: -4 });
  });
});
