import { expect, test } from "vitest";
import { WAIT_MAX, waitOf } from "../../client/debrief/recorded.ts";

test("a class asks for its round at once, a lecture hall within seconds, and evenly", () => {
  expect(waitOf(1, 0.99)).toBe(0);
  expect(waitOf(30, 0.99)).toBe(0);
  const waits = Array.from({ length: 300 }, (_, i) => waitOf(300, i / 300));
  expect(Math.max(...waits)).toBeLessThanOrEqual(WAIT_MAX);
  for (let second = 0; second < 5; second++)
    expect(waits.filter((ms) => Math.floor(ms / 1000) === second).length).toBeLessThan(70);
});
