import fc, { type RunDetails } from "fast-check";
import { expect, test, vi } from "vitest";
import { judged } from "../game/support/runs.ts";

/** How a property did that was to be tried 90 times; with `more` in place of what is there. */
function tried(holds: boolean, more: object = {}): RunDetails<[number]> {
  return {
    ...fc.check(
      fc.property(fc.nat(), (n) => holds && n >= 0),
      { numRuns: 90 },
    ),
    ...more,
  };
}

test("a property whose time ran out holds as far as it was tried, unless that was hardly at all", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  judged(tried(true));
  expect(warn).not.toHaveBeenCalled();
  judged(tried(true, { interrupted: true, numRuns: 30 }));
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("after 30 of 90 runs"));
  warn.mockRestore();
  expect(() => judged(tried(true, { interrupted: true, numRuns: 29 }))).toThrow("after 29 of 90 runs");
});

test("a property that was found wrong fails with its counterexample, in time or not", () => {
  const message = /Property failed after 1 tests[\s\S]*Counterexample: \[\d+\]/;
  expect(() => judged(tried(false))).toThrow(message);
  expect(() => judged(tried(false, { interrupted: true }))).toThrow(message);
});
