// Test runs that are counted, for `npm test`: what passed, what failed and why in a line each.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.ts";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** How a step went, and its tests if it has any. */
export interface Went extends Partial<Counts> {
  ok: boolean;
  /** Each test that failed, with the beginning of its reason. */
  failures?: string[];
}

type Say = (text: string) => void;

/** What Vitest's JSON report says, as far as it is read here; a test run of several Vitests gives the counts alone. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults?: {
    name: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[];
  }[];
}

/** How much of a failure's reason stands in the report's last lines. characters */
const REASON = 400;

/**
 * Runs one project of vitest.config.ts. With `alone`, files that failed are run once more when nothing else runs, one
 * after the other: real browsers in real time, two at once, are late on a slow machine. What passes then has passed, and
 * the report names it.
 */
export function vitest(project: string, { alone = false } = {}): (say: Say) => Promise<Went> {
  const base = ["run", "--project", project, "--reporter=default", "--reporter=json"];
  const first = counted(project, "vitest", ...base);
  if (!alone) return first;
  return async (say) => {
    const went = await first(say);
    const files = went.ok ? [] : filesFailed(reported(project));
    if (files.length === 0) return went;
    say(`\nonce more, alone: ${files.join(", ")}\n`);
    const again = await counted(`${project}-alone`, "vitest", ...base, "--maxWorkers=1", ...files)(say);
    const passed = (went.passed ?? 0) + passedLater(reported(project), reported(`${project}-alone`));
    const late = (went.failures ?? []).map((one) => `passed only alone, at the third try: ${one}`);
    return again.ok ? { ...again, passed, skipped: went.skipped ?? 0, failures: late } : { ...went, ...again, passed };
  };
}

/** Runs tests that write their result to a file, and counts them. A run without any test has failed. */
export function counted(project: string, command: string, ...args: string[]): (say: Say) => Promise<Went> {
  return async (say) => {
    const file = reportFile(project);
    mkdirSync(join(root, ".build"), { recursive: true });
    rmSync(file, { force: true });
    const ok = await run(command, [...args, `--outputFile.json=${file}`], { say });
    const report = reported(project);
    if (!report) {
      say(`the ${project} tests did not get as far as a result\n`);
      return { ok: false };
    }
    return {
      ok: ok && report.numPassedTests > 0,
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: failuresOf(report),
    };
  };
}

const reportFile = (project: string): string => join(root, `.build/test-${project.replace("*", "")}.json`);

function reported(project: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(reportFile(project), "utf8"));
  } catch {
    return undefined;
  }
}

const short = (file: string): string => file.replace(`${root.replaceAll("\\", "/")}`, "");

/** Each failed test as its file, its name and the beginning of why; a file that failed to load as itself. */
export function failuresOf(report: Pick<Report, "testResults">): string[] {
  return (report.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (assertionResults.length === 0) return [`${short(name)}\n  ${(message ?? "").slice(0, REASON)}`];
    return failed.map(
      ({ fullName, failureMessages }) =>
        `${short(name)} > ${fullName}\n  ${(failureMessages?.[0] ?? "").slice(0, REASON).replaceAll("\n", "\n  ")}`,
    );
  });
}

function filesFailed(report: Report | undefined): string[] {
  const failed = report?.testResults?.filter(
    ({ assertionResults: all }) => all.length === 0 || all.some(({ status }) => status === "failed"),
  );
  return (failed ?? []).map(({ name }) => short(name));
}

/** How many tests passed alone that had not passed before. */
function passedLater(first: Report | undefined, alone: Report | undefined): number {
  const passed = (report: Report | undefined): string[] =>
    (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
      assertionResults.filter(({ status }) => status === "passed").map(({ fullName }) => `${name} ${fullName}`),
    );
  const before = new Set(passed(first));
  return passed(alone).filter((one) => !before.has(one)).length;
}
