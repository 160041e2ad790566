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

  test("has its blocks in order, whatever order they came in, and its tickets, the smallest first", () => {
    const [a, b, c] = [header(4, 1, 1, 70), header(2, 2, 1, 30), header(9, 3, 1, 50)];
    const tipset = newTipset([a, b, c], 5);
    expect(tipset).toEqual(newTipset([c, a, b], 5));
    expect(tipset).toMatchObject({ ids: [2, 4, 9], tickets: [30, 50, 70] });
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
  tickets: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 }).map((tickets) => tickets.sort()),
});

describe("which tipset is preferred", () => {
  const first = (a: Tipset, b: Tipset) => expect([isHeavier(a, b), isHeavier(b, a)]).toEqual([true, false]);

  test("the heavier; of the same weight, the smallest ticket; then the smallest id", () => {
    const heavy = { ids: [9], weight: 3, tickets: [9] };
    const lucky = { ids: [8], weight: 2, tickets: [1] };
    first(heavy, lucky);
    first(lucky, { ids: [1], weight: 2, tickets: [2] });
    // Two blocks of one miner have the same ticket.
    first({ ...lucky, ids: [7] }, lucky);
  });

  test("goes on, ticket by ticket, where both have the block with the smallest one", () => {
    // The specification's example: blocks B, C, D with tickets 10, 20, 30, made in another order than their tickets'.
    const [b, c, d] = [header(3, 1, 1, 10), header(2, 2, 1, 20), header(1, 3, 1, 30)];
    first(newTipset([b, c], 0) as Tipset, newTipset([b, d], 0) as Tipset);
    first(
      newTipset([c, d], 0) as Tipset,
      newTipset(
        [
          { ...d, id: 9, miner: 4 },
          { ...c, id: 4, miner: 5, ticket: 21 },
        ],
        0,
      ) as Tipset,
    );
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
