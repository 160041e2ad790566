import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Header, isHeavier, newTipset, type Tipset } from "../../../src/game/mechanisms/ec/tipset.ts";
import { runs } from "../support/runs.ts";

const header = (id: number, miner: number, wins = 1, ticket = id): Header => ({ id, miner, wins, ticket });

describe("a tipset", () => {
  test("weighs what the specification says, on top of its parents", () => {
    // 256·60 + 256·60·ΣWin/10 for a power of 2⁶⁰.
    expect(newTipset([header(1, 1)], 0)?.weight).toBe(16_896);
    expect(newTipset([header(1, 1, 2), header(2, 2, 3)], 0)?.weight).toBe(23_040);
    expect(newTipset([header(1, 1, 10)], 1000)?.weight).toBe(31_720);
  });

  test("has its blocks in order, whatever order they came in, and the smallest ticket", () => {
    const [a, b, c] = [header(4, 1, 1, 70), header(2, 2, 1, 30), header(9, 3, 1, 50)];
    const tipset = newTipset([a, b, c], 5);
    expect(tipset).toEqual(newTipset([c, a, b], 5));
    expect(tipset).toMatchObject({ ids: [2, 4, 9], ticket: 30 });
  });

  test("has one block of a miner who made two", () => {
    expect(newTipset([header(7, 1), header(3, 1), header(5, 2)], 0)).toEqual(
      newTipset([header(5, 2), header(3, 1)], 0),
    );
  });

  test("needs a block", () => {
    expect(newTipset([], 0)).toBeUndefined();
  });
});

const tipset: fc.Arbitrary<Tipset> = fc.record({
  ids: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }).map((ids) => ids.sort()),
  weight: fc.integer({ min: 1, max: 3 }),
  ticket: fc.integer({ min: 1, max: 3 }),
});

describe("which tipset is preferred", () => {
  test("the heavier; of the same weight, the smallest ticket; then the smallest id", () => {
    const heavy = { ids: [9], weight: 3, ticket: 9 };
    const lucky = { ids: [8], weight: 2, ticket: 1 };
    const other = { ids: [1], weight: 2, ticket: 2 };
    expect([isHeavier(heavy, lucky), isHeavier(lucky, heavy)]).toEqual([true, false]);
    expect([isHeavier(lucky, other), isHeavier(other, lucky)]).toEqual([true, false]);
    const twin = { ...lucky, ids: [7] };
    expect([isHeavier(twin, lucky), isHeavier(lucky, twin)]).toEqual([true, false]);
  });

  test("is a strict total order", () => {
    fc.assert(
      fc.property(tipset, tipset, tipset, (a, b, c) => {
        const alike = JSON.stringify(a) === JSON.stringify(b);
        expect(Number(isHeavier(a, b)) + Number(isHeavier(b, a))).toBe(alike ? 0 : 1);
        if (isHeavier(a, b) && isHeavier(b, c)) expect(isHeavier(a, c)).toBe(true);
      }),
      { numRuns: runs(1000) },
    );
  });
});
