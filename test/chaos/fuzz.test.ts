import { expect, test } from "vitest";
import { fuzz } from "../room/fuzz.ts";

test.each([1, 2, 3, 4])("25,000 more random and mutated messages change nothing, seed %i", (seed) => {
  const { accepted, refused } = fuzz(25_000, seed);
  expect(accepted).toBeGreaterThan(250);
  expect(Object.keys(refused).length).toBeGreaterThan(15);
});
