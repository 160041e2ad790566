// Everything a change must pass, cheap things first: `npm test`. With --verify (`npm run verify`), the long runs too:
// the tests see VERIFY=1 and look further, and the chaos tests run.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { root, run } from "./run.ts";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const verify = process.argv.includes("--verify");
if (verify) process.env.VERIFY = "1";

const steps: { name: string; run: () => Promise<boolean>; needed?: boolean }[] = [
  { name: "lint", run: () => tool("biome", "check", ".", "--error-on-warnings") },
  { name: "imports", run: () => tool("node", "src/tools/check-imports.ts") },
  { name: "types", run: () => tool("node", "src/tools/types.ts") },
  { name: "game tests", run: () => vitest("game") },
  { name: "coin's tests", run: () => counted("coin", "node", "test/coin/laws.ts") },
  { name: "build", run: bundle, needed: true },
  { name: "sizes", run: () => tool("node", "src/tools/size.ts") },
  { name: "room tests", run: () => vitest("room") },
  { name: "browser tests", run: () => vitest("browser") },
];
if (verify) steps.push({ name: "chaos tests", run: () => vitest("chaos") });

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const report: string[] = [];
const begun = performance.now();

for (const step of steps) {
  console.log(`\n── ${step.name} ${"─".repeat(Math.max(0, 70 - step.name.length))}`);
  const start = performance.now();
  const before = { ...total };
  const ok = await step.run().catch((error: unknown) => {
    console.error(error);
    return false;
  });
  // A check that fails counts as one; a failed test run has counted its tests.
  if (!ok && total.failed === before.failed) total.failed++;
  const tests = total.passed - before.passed;
  const line = `${ok ? "ok    " : "FAILED"}  ${step.name.padEnd(14)} ${seconds(start).padStart(6)} s`;
  report.push(tests > 0 ? `${line}  ${tests} passed` : line);
  if (!ok && step.needed) {
    report.push("        nothing further can run without it");
    break;
  }
}

console.log(`\n${report.join("\n")}\n${total.failed === 0 ? "all is well" : "NOT PASSED"} after ${seconds(begun)} s\n`);
// Tests that passed; tests and checks that failed.
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

function tool(command: string, ...args: string[]): Promise<boolean> {
  return run(command, args);
}

/** Runs one project of vitest.config.ts. */
const vitest = (project: string): Promise<boolean> =>
  counted(project, "vitest", "run", "--project", project, "--reporter=default", "--reporter=json");

/** Runs tests that write their result to a file, and counts them. A run without any test has failed. */
async function counted(project: string, command: string, ...args: string[]): Promise<boolean> {
  const file = join(root, `.build/test-${project}.json`);
  mkdirSync(join(root, ".build"), { recursive: true });
  rmSync(file, { force: true });
  const ok = await run(command, [...args, `--outputFile.json=${file}`], { LEADERLESS_BUILT: "1" });

  interface Summary {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
  }
  let counted: Summary;
  try {
    counted = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    console.error(`the ${project} tests did not get as far as a result`);
    return false;
  }
  total.passed += counted.numPassedTests;
  total.failed += counted.numFailedTests;
  total.skipped += counted.numPendingTests + counted.numTodoTests;
  return ok && counted.numPassedTests > 0;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
