import { describe, expect, test } from "vitest";
import { Chance, purpose } from "../../../src/game/kit/chance.ts";
import { chiSquare, correlation, sample, tally } from "./statistics.ts";

const chance = new Chance("243f6a8885a308d313198a2e03707344");
const p = purpose("kit randomness");
const N = 200_000;
const LIMIT = 5;

const uniforms = sample(N, (i) => chance.uniform(p, i));

function evenly(size: number, values: readonly number[]) {
  expect(Math.abs(chiSquare(tally(size, values), () => values.length / size))).toBeLessThan(LIMIT);
}

describe("uniform draws", () => {
  test("lie in [0, 1), are multiples of 2^-53 and differ", () => {
    expect(uniforms.every((u) => u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53))).toBe(true);
    expect(new Set(uniforms).size).toBe(N);
  });

  test("fill 256 bins evenly, by their highest and by their lowest bits", () => {
    const top = uniforms.map((u) => Math.floor(u * 256));
    const low = uniforms.map((u) => (u * 2 ** 53) % 256);
    const middle = uniforms.map((u) => Math.floor(u * 2 ** 30) % 256);
    for (const bins of [top, low, middle]) evenly(256, bins);
  });

  test("fill the square of two neighbours evenly, along each counter", () => {
    const cell = (x: number, y: number) => Math.floor(x * 16) * 16 + Math.floor(y * 16);
    for (const draw of [
      (i: number) => chance.uniform(p, i, 0, 0),
      (i: number) => chance.uniform(p, 7, i, 0),
      (i: number) => chance.uniform(p, 7, 9, i),
    ]) {
      evenly(
        256,
        sample(N / 2, (i) => cell(draw(2 * i), draw(2 * i + 1))),
      );
    }
  });
});

describe("independence", () => {
  const n = 50_000;
  const base = sample(n, (i) => chance.uniform(p, i));
  const hex = (i: number) => i.toString(16).padStart(32, "0");

  test.each<[string, (i: number) => number]>([
    ["the next a", (i) => chance.uniform(p, i + 1)],
    ["another b", (i) => chance.uniform(p, i, 1)],
    ["another c", (i) => chance.uniform(p, i, 0, 1)],
    ["a, b exchanged", (i) => chance.uniform(p, 0, i)],
    ["another purpose", (i) => chance.uniform(purpose("kit randomness 2"), i)],
    ["the neighbouring key", (i) => new Chance("243f6a8885a308d313198a2e03707345").uniform(p, i)],
    ["the normal of another counter", (i) => chance.normal(p, i, 2)],
  ])("from %s", (_, other) => {
    expect(Math.abs(correlation(base, sample(n, other)))).toBeLessThan(LIMIT);
    // Squares too: two draws can be uncorrelated and still large together.
    const squares = (v: number[]) => v.map((x) => (x - 0.5) ** 2);
    expect(Math.abs(correlation(squares(base), squares(sample(n, other))))).toBeLessThan(LIMIT);
  });

  test("among neighbouring keys", () => {
    const draws = sample(n, (i) => new Chance(hex(i)).uniform(p));
    evenly(
      256,
      draws.map((u) => Math.floor(u * 256)),
    );
    expect(Math.abs(correlation(draws.slice(1), draws.slice(0, -1)))).toBeLessThan(LIMIT);
  });

  test("between a derived key's draws and its parent's", () => {
    const child = new Chance(chance.derive(purpose("kit subkey")));
    expect(
      Math.abs(
        correlation(
          base,
          sample(n, (i) => child.uniform(p, i)),
        ),
      ),
    ).toBeLessThan(LIMIT);
  });
});
