import { describe, expect, test } from "vitest";
import { Chance } from "../../../src/game/kit/chance.ts";
import { ticketOf, WINS_MAX, winsOf } from "../../../src/game/mechanisms/ec/sortition.ts";
import { AGREE, shareError } from "../../../src/lab/statistics.ts";

const chance = new Chance("5eed".repeat(8));
const EPOCHS = 20_000;

/** How often a miner won in each of many epochs. */
const wins = (share: number, seat = 0, expected = 5): number[] =>
  Array.from({ length: EPOCHS }, (_, epoch) => winsOf(chance, expected, share, epoch, seat));

/** Whether such a share of the epochs may be chance's doing where the probability is p. */
const agrees = (hits: number, p: number) => Math.abs(hits / EPOCHS - p) < AGREE * shareError(p, EPOCHS);

describe("the sortition", () => {
  test.each([
    [0.01, 0.0488],
    [0.1, 0.3935],
    [0.3, 0.7769],
    [0.5, 0.9179],
  ])("a share of %d wins an epoch at least once with probability %d", (share, p) => {
    const won = wins(share).filter((k) => k > 0).length;
    // The published figure is rounded to four digits.
    expect(Math.abs(won / EPOCHS - p)).toBeLessThan(AGREE * shareError(p, EPOCHS) + 0.00005);
  });

  test("wins are Poisson", () => {
    // e^−1 / k! for a fifth of the power.
    const list = wins(0.2);
    for (const [k, p] of [0.367879, 0.367879, 0.18394, 0.0613132, 0.0153283].entries())
      expect([k, agrees(list.filter((x) => x === k).length, p)]).toEqual([k, true]);
  });

  test("a null round comes as often for ten miners as for one: e^−5, and not as ten coins would have it", () => {
    const all = Array.from({ length: 10 }, (_, seat) => wins(0.1, seat));
    const nulls = Array.from({ length: EPOCHS }, (_, e) => all.every((list) => list[e] === 0)).filter(Boolean).length;
    expect(agrees(nulls, 0.0067379)).toBe(true);
    expect(agrees(nulls, 0.5 ** 10)).toBe(false);
    expect(agrees(wins(1).filter((k) => k === 0).length, 0.0067379)).toBe(true);
  });

  test("nobody wins more than fifteen times, and nobody without power at all", () => {
    expect(Math.max(...wins(1, 0, 20))).toBe(WINS_MAX);
    expect(Math.max(...wins(0))).toBe(0);
  });

  test("more power never wins less often by the same luck", () => {
    const [small, large] = [wins(0.1), wins(0.4)];
    expect(small.every((k, e) => k <= large[e]!)).toBe(true);
  });

  test("miners' luck has nothing to do with each other, nor tickets with wins", () => {
    const [a, b] = [wins(0.2, 1), wins(0.2, 2)];
    const both = a.filter((k, e) => k === 0 && b[e] === 0).length;
    expect(agrees(both, 0.135335)).toBe(true);
    const low = a.filter((k, e) => k === 0 && ticketOf(chance, e, 1) < 1 << 29).length;
    expect(agrees(low, 0.18394)).toBe(true);
  });
});
