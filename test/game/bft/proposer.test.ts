import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextProposer } from "../../../src/game/mechanisms/bft/proposer.ts";

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
const somePowers = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 })
  .filter((list) => sum(list) > 0);

function order(powers: readonly number[], steps: number, priorities = powers.map(() => 0)): number[] {
  return Array.from({ length: steps }, () => nextProposer(priorities, powers));
}

describe("proposers", () => {
  test("take turns as published: powers 1 and 3 give 2, 1, 2, 2, again and again", () => {
    expect(order([1, 3], 8).map((i) => i + 1)).toEqual([2, 1, 2, 2, 2, 1, 2, 2]);
  });

  test("of equal power go in order, the first of equal priorities first", () => {
    expect(order([5, 5, 5], 7)).toEqual([0, 1, 2, 0, 1, 2, 0]);
    expect(order([1], 3)).toEqual([0, 0, 0]);
  });

  test("propose exactly as often as they have power in as many steps as there is power, then start again", () => {
    fc.assert(
      fc.property(somePowers, (powers) => {
        const priorities = powers.map(() => 0);
        const first = order(powers, sum(powers), priorities);
        expect(powers.map((_, i) => first.filter((who) => who === i).length)).toEqual(powers);
        expect(priorities.every((priority) => priority === 0)).toBe(true);
        expect(order(powers, sum(powers), priorities)).toEqual(first);
      }),
    );
  });

  test("are never more than n − 1 turns off their share, with priorities that add up to 0", () => {
    fc.assert(
      fc.property(somePowers, fc.integer({ min: 1, max: 500 }), (powers, steps) => {
        const priorities = powers.map(() => 0);
        const chosen = order(powers, steps, priorities);
        expect(sum(priorities)).toBe(0);
        for (const [i, power] of powers.entries()) {
          const turns = chosen.filter((who) => who === i).length;
          expect(Math.abs(turns - (steps * power) / sum(powers))).toBeLessThanOrEqual(powers.length - 1);
          // A priority is what is owed.
          expect(priorities[i]).toBe(steps * power - turns * sum(powers));
        }
      }),
    );
  });

  test("go on from a stored state", () => {
    const priorities = [0, 0, 0];
    order([3, 2, 2], 5, priorities);
    const stored = JSON.parse(JSON.stringify(priorities));
    expect(order([3, 2, 2], 20, stored)).toEqual(order([3, 2, 2], 20, priorities));
  });

  test("come of no powers that are nothing, parts, negative or too many to count", () => {
    for (const powers of [[], [0, 0], [1.5, 1], [-1, 3], [Number.NaN, 1], [2 ** 53, 1]])
      expect(() =>
        nextProposer(
          powers.map(() => 0),
          powers,
        ),
      ).toThrow(RangeError);
    expect(() => nextProposer([0], [1, 1])).toThrow(RangeError);
  });
});
