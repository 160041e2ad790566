// Everything a change must pass, cheap things first: `npm test`. With --verify (`npm run verify`), the long runs too:
// the tests see VERIFY=1 and look further, and the chaos tests run.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { root, runKept } from "./run.ts";

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const verify = process.argv.includes("--verify");
if (verify) process.env.VERIFY = "1";

interface Step {
  name: string;
  run: (say: (text: string) => void) => Promise<boolean>;
}

/** Everything after it needs what it makes. */
const build: Step = { name: "build", run: () => bundle() };
/**
 * Two lines of steps side by side: the one computes, the other mostly waits for browsers. Each step's output is shown whole
 * when it ends.
 */
const lines: Step[][] = [
  [
    { name: "lint", run: tool("biome", "check", ".", "--error-on-warnings") },
    { name: "imports", run: tool("node", "src/tools/check-imports.ts") },
    { name: "types", run: tool("node", "src/tools/types.ts") },
    { name: "game tests", run: vitest("game") },
    { name: "coin's tests", run: counted("coin", "node", "test/coin/laws.ts") },
  ],
  [
    { name: "sizes", run: tool("node", "src/tools/size.ts") },
    { name: "room tests", run: vitest("room") },
    { name: "browser tests", run: vitest("browser") },
  ],
];
if (verify) lines[1]?.push({ name: "chaos tests", run: vitest("chaos") });

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const report: string[] = [];
const begun = performance.now();

if (await done(build)) await Promise.all(lines.map(inTurn));
else report.push("        nothing further can run without it");

console.log(`\n${report.join("\n")}\n${total.failed === 0 ? "all is well" : "NOT PASSED"} after ${seconds(begun)} s\n`);
// Tests that passed; tests and checks that failed.
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function inTurn(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await done(step);
}

/** Runs a step, shows what it said and notes how it went. */
async function done({ name, run: go }: Step): Promise<boolean> {
  console.log(`   ${name} …`);
  const start = performance.now();
  const said: string[] = [];
  const before = { ...total };
  const ok = await go((text) => said.push(text)).catch((error: unknown) => {
    said.push(String(error));
    return false;
  });
  console.log(`\n── ${name} ${"─".repeat(Math.max(0, 70 - name.length))}\n${said.join("\n")}`);
  // A check that fails counts as one; a failed test run has counted its tests.
  if (!ok && total.failed === before.failed) total.failed++;
  report.push(`${ok ? "ok    " : "FAILED"}  ${name.padEnd(14)} ${seconds(start).padStart(6)} s`);
  return ok;
}

function tool(command: string, ...args: string[]): Step["run"] {
  return async (say) => {
    const { ok, output } = await runKept(command, args);
    say(output);
    return ok;
  };
}

/** Runs one project of vitest.config.ts. */
function vitest(project: string): Step["run"] {
  return counted(project, "vitest", "run", "--project", project, "--reporter=default", "--reporter=json");
}

/** Runs tests that write their result to a file, and counts them. A run without any test has failed. */
function counted(project: string, command: string, ...args: string[]): Step["run"] {
  return async (say) => {
    const file = join(root, `.build/test-${project}.json`);
    mkdirSync(join(root, ".build"), { recursive: true });
    rmSync(file, { force: true });
    const { ok, output } = await runKept(command, [...args, `--outputFile.json=${file}`], { LEADERLESS_BUILT: "1" });
    say(output);
    interface Summary {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
      numTodoTests: number;
    }
    let summary: Summary;
    try {
      summary = JSON.parse(readFileSync(file, "utf8"));
    } catch {
      say(`the ${project} tests did not get as far as a result`);
      return false;
    }
    total.passed += summary.numPassedTests;
    total.failed += summary.numFailedTests;
    total.skipped += summary.numPendingTests + summary.numTodoTests;
    return ok && summary.numPassedTests > 0;
  };
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
