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

/** Runs one project of vitest.config.ts. */
export function vitest(project: string): (say: Say) => Promise<Went> {
  return counted(project, "vitest", "run", "--project", project, "--reporter=default", "--reporter=json");
}

/** Runs tests that write their result to a file, and counts them. A run without any test has failed. */
export function counted(project: string, command: string, ...args: string[]): (say: Say) => Promise<Went> {
  return async (say) => {
    const file = join(root, `.build/test-${project.replace("*", "")}.json`);
    mkdirSync(join(root, ".build"), { recursive: true });
    rmSync(file, { force: true });
    const ok = await run(command, [...args, `--outputFile.json=${file}`], { say });
    const report = reported(file);
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

function reported(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
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
