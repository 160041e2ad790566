import { expect, test } from "vitest";
import { rowsOf } from "../../client/art/charts/path-line.tsx";

/** About what a letter takes, as drawn. */
const LETTER = 7;

test("words of a path that come close to each other stand apart, in two rows at most, and inside", () => {
  const words = [40, 48, 57, 66, 150, 152, 352].map((x, i) => ({ x, word: i % 2 ? "9.5" : "10" }));
  const placed = rowsOf(words, 360);
  for (const row of [0, 1]) {
    const ends = placed.flatMap(({ x, row: own }, i) => {
      const half = ((words[i]?.word.length ?? 0) * LETTER) / 2;
      return own === row ? [{ from: x - half, to: x + half }] : [];
    });
    for (const [i, { from, to }] of ends.entries()) {
      expect(from).toBeGreaterThanOrEqual(ends[i - 1]?.to ?? 0);
      expect(to).toBeLessThanOrEqual(360);
    }
  }
  // One that stands by itself is not moved.
  expect(placed[4]).toEqual({ x: 150, row: 0 });
});
