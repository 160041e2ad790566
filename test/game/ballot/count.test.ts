import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { elected, leaders, type Method, tally, turned } from "../../../src/game/mechanisms/ballot/count.ts";

const METHODS: readonly Method[] = ["plurality", "approval"];

describe("counts by hand", () => {
  test("plurality: the one with the most marks, also with less than half of them", () => {
    // Nine voters: 4 for A, 3 for B, 2 for C.
    const ballots = [[0], [0], [0], [0], [1], [1], [1], [2], [2]];
    expect(tally(ballots, 3, "plurality")).toEqual([4, 3, 2]);
    expect(elected([4, 3, 2], 0.99)).toBe(0);
  });

  test("approval: where two like C as well as their first, it wins", () => {
    // The same nine, but the three for B and two of those for A can live with C.
    const ballots = [[0], [0], [0, 2], [0, 2], [1, 2], [1, 2], [1, 2], [2], [2]];
    expect(tally(ballots, 3, "approval")).toEqual([4, 3, 7]);
    expect(elected([4, 3, 7], 0)).toBe(2);
    // Under plurality, those who marked two have marked none.
    expect(tally(ballots, 3, "plurality")).toEqual([2, 0, 2]);
  });

  test("a mark made twice counts once, one for what there is not counts nowhere, an empty ballot abstains", () => {
    expect(tally([[1, 1], [7], [-1], [], [0.5]], 2, "approval")).toEqual([0, 1]);
    expect(tally([[1, 1], [7], []], 2, "plurality")).toEqual([0, 1]);
  });

  test("of several with as many votes the lot picks, each as likely; nobody wins without a vote", () => {
    expect(leaders([2, 5, 0, 5, 5])).toEqual([1, 3, 4]);
    expect([0, 0.34, 0.67, 0.999].map((lot) => elected([2, 5, 0, 5, 5], lot))).toEqual([1, 3, 4, 4]);
    expect(elected([0, 0, 0], 0.5)).toBeUndefined();
    expect(elected([], 0.5)).toBeUndefined();
  });
});

describe("what is true of every count", () => {
  const options = 5;
  const one = fc.array(fc.integer({ min: 0, max: options - 1 }), { maxLength: 3 });
  const room = fc.array(one, { maxLength: 30 });
  const lot = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test("one ballot turned: the totals say what counting all anew would", () => {
    const ballot = fc.uniqueArray(fc.integer({ min: 0, max: options - 1 }), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 30 }), ballot, ballot, (others, before, after) => {
        const votes = tally([...others, before], options, "approval");
        expect(turned(votes, before, after)).toEqual(tally([...others, after], options, "approval"));
      }),
    );
  });

  test("it does not matter who voted how: only how many did (anonymity)", () => {
    fc.assert(
      fc.property(room, fc.constantFrom(...METHODS), fc.infiniteStream(fc.nat()), (ballots, method, numbers) => {
        const mixed = ballots.map((ballot) => [numbers.next().value, ballot] as const).sort(([a], [b]) => a - b);
        const others = mixed.map(([, ballot]) => [...ballot].reverse());
        expect(tally(others, options, method)).toEqual(tally(ballots, options, method));
      }),
    );
  });

  test("nor by which number an option goes (neutrality)", () => {
    fc.assert(
      fc.property(room, fc.constantFrom(...METHODS), fc.nat(options - 1), (ballots, method, by) => {
        const renamed = ballots.map((ballot) => ballot.map((mark) => (mark + by) % options));
        const votes = tally(ballots, options, method);
        expect(tally(renamed, options, method)).toEqual(votes.map((_, i) => votes[(i - by + options) % options]));
      }),
    );
  });

  test("one more vote for the winner leaves it the winner (monotonicity), and what all want wins", () => {
    fc.assert(
      fc.property(room, fc.constantFrom(...METHODS), lot, fc.nat(options - 1), (ballots, method, draw, wanted) => {
        const winner = elected(tally(ballots, options, method), draw);
        if (winner !== undefined) expect(elected(tally([...ballots, [winner]], options, method), draw)).toBe(winner);
        const all = [...ballots, []].map(() => [wanted]);
        expect(elected(tally(all, options, method), draw)).toBe(wanted);
      }),
    );
  });

  test("with one mark each the two methods are the same, and no vote is lost", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(options - 1)), (marks) => {
        const ballots = marks.map((mark) => [mark]);
        const votes = tally(ballots, options, "plurality");
        expect(tally(ballots, options, "approval")).toEqual(votes);
        expect(votes.reduce((a, b) => a + b, 0)).toBe(marks.length);
      }),
    );
  });
});
