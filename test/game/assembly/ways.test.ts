import { describe, expect, it } from "vitest";
import {
  banzhaf,
  type Cast,
  convictionNeed,
  followedQuorum,
  grown,
  quadraticCost,
  quadraticVotes,
  requestFor,
  sybilVotes,
  tally,
} from "../../../src/game/assembly/ways.ts";

const HALF = { quorum: 0.3, threshold: 0.5 };
/** `n` voters who each cast so many votes. */
const cast = (n: number, votes: number, more: Partial<Cast> = {}): Cast[] =>
  Array.from({ length: n }, (_, seat) => ({ seat, votes, stake: 0, conviction: 0, ...more }));

describe("ways of counting", () => {
  it("lets many with little pass by heads what few with much refuse by quadratic votes", () => {
    // 60 gain 1 each and buy one vote; 40 lose 2 each and buy two.
    const casts = [...cast(60, 1), ...cast(40, -2)];
    expect(tally(casts, { way: "heads", ...HALF }, 100)).toMatchObject({ yes: 60, no: 40, passed: true });
    expect(tally(casts, { way: "quadratic", ...HALF }, 100)).toMatchObject({ yes: 60, no: 80, passed: false });
    const paid = (side: number) =>
      casts.filter(({ votes }) => Math.sign(votes) === side).reduce((sum, { votes }) => sum + quadraticCost(votes), 0);
    expect([paid(1), paid(-1)]).toEqual([60, 160]);
  });

  it("asks the square of the votes", () => {
    expect(quadraticVotes(100)).toBe(10);
    expect(quadraticVotes(100, 4)).toBe(5);
    expect([1, 4, 25].map((k) => sybilVotes(100, k))).toEqual([10, 20, 50]);
  });

  it("gives a stake of one in a hundred as much power as one of 49, and none at all beside 51", () => {
    expect(banzhaf([50, 49, 1], 51)).toEqual([0.6, 0.2, 0.2]);
    expect(banzhaf([51, 49], 51)).toEqual([1, 0]);
    const casts = [...cast(1, 1, { stake: 51 }), ...cast(49, -1, { stake: 1 })];
    expect(tally(casts, { way: "stake", ...HALF }, 50)).toMatchObject({ yes: 51, no: 49, passed: true });
  });

  it("grows and fades by tenths", () => {
    let y = 0;
    const steps = Array.from({ length: 20 }, (_, i) => {
      y = grown(y, i < 10 ? 1000 : 0, 0.9);
      return y;
    });
    for (const [step, is] of [
      [1, 1000],
      [2, 1900],
      [10, 6513.22],
      [11, 5861.89],
      [20, 2271.02],
    ] as const)
      expect(steps[step - 1]).toBeCloseTo(is, 2);
  });

  it("asks the more conviction the more is asked for", () => {
    expect(convictionNeed(0)).toBeCloseTo(0.05, 10);
    expect(convictionNeed(0.05)).toBeCloseTo(0.0889, 4);
    expect(convictionNeed(0.1)).toBeCloseTo(0.2, 10);
    expect(convictionNeed(0.15)).toBeCloseTo(0.8, 10);
    expect(convictionNeed(0.1553)).toBeUndefined();
    expect(requestFor(0.8)).toBeCloseTo(0.15, 10);
  });

  it("passes by conviction in a later round what has not enough support for the first", () => {
    const rule = { way: "conviction", ...HALF } as const;
    // Three of ten: .15 of the greatest possible after one round, .225 after two; .2 is asked for.
    expect(tally(cast(3, 1), rule, 10, 0.1)).toMatchObject({ share: 0.15, passed: false });
    expect(tally(cast(3, 1, { conviction: 1 }), rule, 10, 0.1)).toMatchObject({ passed: true });
  });

  it("counts half as no majority, and too few as no quorum", () => {
    const heads = { way: "heads", ...HALF } as const;
    expect(tally([...cast(5, 1), ...cast(5, -1)], heads, 10).passed).toBe(false);
    expect(tally(cast(2, 1), heads, 10).passed).toBe(false);
    expect(tally(cast(3, 1), heads, 10).passed).toBe(true);
    // Two thirds are not more than two thirds, whatever a third is as a double.
    const thirds = { way: "heads", quorum: 0, threshold: 2 / 3 } as const;
    expect(tally([...cast(4, 1), ...cast(2, -1)], thirds, 6).passed).toBe(false);
    expect(tally([...cast(5, 1), ...cast(2, -1)], thirds, 7).passed).toBe(true);
  });

  it("lets the quorum follow the turnout", () => {
    const { average, quorum } = followedQuorum(0.5, 0.3);
    expect(average).toBeCloseTo(0.46, 10);
    expect(quorum).toBeCloseTo(0.43, 10);
  });
});
