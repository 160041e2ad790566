import { describe, expect, test } from "vitest";
import { Chance, purpose } from "../../../src/game/kit/chance.ts";
import { normalQuantile, poissonCdf, poissonPmf } from "../../../src/game/kit/distributions.ts";
import { chiSquare, meanError, sample, tally } from "./statistics.ts";

const chance = new Chance("243f6a8885a308d313198a2e03707344");
const p = purpose("kit randomness");
const N = 200_000;
const LIMIT = 5;

function evenly(size: number, values: readonly number[]) {
  expect(Math.abs(chiSquare(tally(size, values), () => values.length / size))).toBeLessThan(LIMIT);
}

describe("other distributions", () => {
  test("normal: four moments, and evenly between its quantiles", () => {
    const z = sample(N, (i) => chance.normal(p, i));
    // The k-th power of a standard normal has mean m and deviation d.
    for (const [k, m, d] of [
      [1, 0, 1],
      [2, 1, Math.sqrt(2)],
      [3, 0, Math.sqrt(15)],
      [4, 3, Math.sqrt(96)],
    ] as const) {
      const powers = z.map((x) => x ** k);
      expect(Math.abs(meanError(powers, m, d)), `moment ${k}`).toBeLessThan(LIMIT);
    }
    const borders = sample(63, (i) => normalQuantile((i + 1) / 64));
    evenly(
      64,
      z.map((x) => borders.filter((b) => b <= x).length),
    );
  });

  test("exponential: mean, variance, and evenly between its quantiles", () => {
    const x = sample(N, (i) => chance.exponential(p, 3, i));
    expect(Math.abs(meanError(x, 3, 3))).toBeLessThan(LIMIT);
    expect(
      Math.abs(
        meanError(
          x.map((v) => (v - 3) ** 2),
          9,
          9 * Math.sqrt(8),
        ),
      ),
    ).toBeLessThan(LIMIT);
    evenly(
      64,
      x.map((v) => Math.floor(64 * (1 - Math.exp(-v / 3)))),
    );
  });

  test.each([0.3, 5, 60, 700])("poisson with mean %d: mean, variance and frequencies", (mean) => {
    const n = mean > 100 ? N / 10 : N;
    const k = sample(n, (i) => chance.poisson(p, mean, i));
    expect(Math.abs(meanError(k, mean, Math.sqrt(mean)))).toBeLessThan(LIMIT);
    const squares = k.map((x) => (x - mean) ** 2);
    expect(Math.abs(meanError(squares, mean, Math.sqrt(mean + 2 * mean * mean)))).toBeLessThan(LIMIT);
    // Both tails become one bin each, so that no bin is nearly empty.
    const low = Math.max(0, Math.ceil(mean - 3 * Math.sqrt(mean)));
    const bins = Math.floor(6 * Math.sqrt(mean)) + 2;
    const high = low + bins - 1;
    const counts = tally(
      bins,
      k.map((x) => Math.min(Math.max(x, low), high) - low),
    );
    const chances = sample(bins, (i) => poissonPmf(low + i, mean));
    chances[0] = poissonCdf(low, mean);
    chances[bins - 1] = 1 - poissonCdf(high - 1, mean);
    expect(Math.abs(chiSquare(counts, (i) => n * (chances[i] as number)))).toBeLessThan(LIMIT);
  });

  test("int, chooses, weighted", () => {
    for (const n of [2, 6, 37]) {
      evenly(
        n,
        sample(N, (i) => chance.int(p, n, i, n)),
      );
    }
    const yes = sample(N, (i) => (chance.chooses(p, 0.3, i, 5) ? 1 : 0));
    expect(Math.abs(meanError(yes, 0.3, Math.sqrt(0.21)))).toBeLessThan(LIMIT);
    const weights = [1, 0, 2.5, 0.5, 6];
    const counts = tally(
      5,
      sample(N, (i) => chance.weighted(p, weights, i, 6)),
    );
    expect(counts[1]).toBe(0);
    const heavy = weights.filter((w) => w > 0);
    const seen = counts.filter((_, i) => i !== 1);
    expect(Math.abs(chiSquare(seen, (i) => (N * (heavy[i] as number)) / 10))).toBeLessThan(LIMIT);
  });

  test("shuffle: each of the 120 orders of five is as likely", () => {
    const orders = new Map<string, number>();
    const drawn = sample(60_000, (i) => {
      const name = chance.shuffle(p, 5, i).join("");
      if (!orders.has(name)) orders.set(name, orders.size);
      return orders.get(name) as number;
    });
    expect(orders.size).toBe(120);
    evenly(120, drawn);
  });
});
