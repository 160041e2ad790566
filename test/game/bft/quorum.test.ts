import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equivocatorsToFork, faultsSurvived, hasQuorum, quorumOf } from "../../../src/game/mechanisms/bft/quorum.ts";

const validators = fc.integer({ min: 1, max: 2 ** 50 });

describe("Byzantine quorums", () => {
  test("are as published", () => {
    const n = [3, 4, 7, 10, 31, 100, 500];
    expect(n.map(faultsSurvived)).toEqual([0, 1, 2, 3, 10, 33, 166]);
    expect(n.map(quorumOf)).toEqual([3, 3, 5, 7, 21, 67, 334]);
    expect([4, 5, 7, 10, 12, 30, 100].map(equivocatorsToFork)).toEqual([2, 3, 3, 4, 6, 12, 34]);
  });

  test("are the fewest votes above two thirds, of any total", () => {
    fc.assert(
      fc.property(validators, (n) => {
        expect(hasQuorum(quorumOf(n), n)).toBe(true);
        expect(hasQuorum(quorumOf(n) - 1, n)).toBe(false);
      }),
    );
    expect([hasQuorum(2, 3), hasQuorum(200, 300), hasQuorum(201, 300), hasQuorum(0, 1)]).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  test("survive fewer than a third, for safety and for progress alike", () => {
    fc.assert(
      fc.property(validators, (n) => {
        const f = faultsSurvived(n);
        expect(3 * f < n && 3 * (f + 1) >= n).toBe(true);
        expect(equivocatorsToFork(n)).toBeGreaterThan(f);
        expect(hasQuorum(n - f, n)).toBe(true);
        expect(equivocatorsToFork(n) === f + 1).toBe(n % 3 === 1);
      }),
    );
  });

  test("fork when so many vote for both halves of the rest, and not with one fewer", () => {
    for (let n = 1; n <= 200; n++) {
      const split = (liars: number) => {
        const smaller = Math.floor((n - liars) / 2);
        return hasQuorum(smaller + liars, n);
      };
      const enough = equivocatorsToFork(n);
      expect(split(enough), `n ${n}`).toBe(true);
      expect(enough > 0 && split(enough - 1), `n ${n}`).toBe(false);
    }
  });

  test("have no parts of votes", () => {
    for (const x of [-1, 0.5, Number.NaN, 2 ** 52]) {
      expect(() => hasQuorum(x, 4)).toThrow(RangeError);
      for (const of of [quorumOf, faultsSurvived, equivocatorsToFork]) expect(() => of(x)).toThrow(RangeError);
    }
    expect(() => hasQuorum(0, 0)).toThrow(RangeError);
  });
});
