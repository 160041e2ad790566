import { expect, test } from "vitest";
import { failuresOf } from "../../src/tools/counted.ts";
import { root } from "../../src/tools/run.ts";

test("each failed test is told by its file, its name and the beginning of why; a file that did not load as itself", () => {
  const passed = { fullName: "is fine", status: "passed", failureMessages: [] };
  const failed = {
    fullName: "is not",
    status: "failed",
    failureMessages: [`Error: late\n  at ${"x".repeat(900)}`, "once more"],
  };
  const told = failuresOf({
    testResults: [
      { name: `${root}test/a.test.ts`, assertionResults: [passed, failed] },
      { name: `${root}test/b.test.ts`, message: "Cannot find module", assertionResults: [] },
      { name: `${root}test/c.test.ts`, assertionResults: [passed] },
    ],
  });
  expect(failuresOf({})).toEqual([]);
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^test\/a\.test\.ts > is not\n {2}Error: late\n/);
  expect(told[0]?.length).toBeLessThan(500);
  expect(told[1]).toBe("test/b.test.ts\n  Cannot find module");
});
