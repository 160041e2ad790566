// Everything a change must pass: `npm test`. With --verify (`npm run verify`), the long runs too: the tests see VERIFY=1
// and look further, and the chaos tests run.
import { bundle } from "./bundle.ts";
import { type Counts, counted, vitest, type Went } from "./counted.ts";
import { InOrder } from "./in-order.ts";
import { run } from "./run.ts";

interface Step {
  name: string;
  run: (say: (text: string) => void) => Promise<Went>;
  /** Cannot run without the build. Other steps only wait for it: both write what is generated. */
  needsBuild?: boolean;
}

const verify = process.argv.includes("--verify");
if (verify) process.env.VERIFY = "1";
// What is captured to be shown in order would be without colours.
if (process.stdout.isTTY && !process.env.NO_COLOR) process.env.FORCE_COLOR ??= "1";

const build: Step = {
  name: "build",
  async run(say) {
    const ok = await bundle(say);
    if (ok) process.env.LEADERLESS_BUILT = "1";
    return { ok };
  },
};
/** Reads nothing that the build writes. */
const lint: Step = { name: "lint", run: tool("biome", "check", ".", "--error-on-warnings") };
/** After the build these compute, in turn, */
const computing: Step[] = [
  { name: "imports", run: tool("node", "src/tools/check-imports.ts") },
  { name: "types", run: tool("node", "src/tools/types.ts") },
  { name: "game tests", run: vitest("game") },
];
/** and beside them run these, which mostly wait for clocks. */
const waiting: Step[] = [
  { name: "sizes", run: tool("node", "src/tools/size.ts"), needsBuild: true },
  { name: "room tests", run: vitest("room*"), needsBuild: true },
  { name: "coin's tests", run: counted("coin", "node", "test/coin/laws.ts") },
];
/** Browsers fill two processors by themselves, and must be in time: beside anything else they are not. */
const browsing: Step[] = [
  { name: "browser tests", run: vitest("browser"), needsBuild: true },
  ...(verify ? [{ name: "chaos tests", run: vitest("chaos"), needsBuild: true }] : []),
];

const order = [lint, build, ...computing, ...waiting, ...browsing].map(({ name }) => name);
const shown = new InOrder(order, (text) => process.stdout.write(text));
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const report = new Map<string, string>();
/** What failed, a line each: the end of a long report is what is read first. */
const complaints: string[] = [];
const begun = performance.now();

const [, built] = await Promise.all([done(lint), done(build)]);
await Promise.all([computing, waiting].map((steps) => inTurn(steps, built)));
await inTurn(browsing, built);

for (const complaint of complaints) console.log(`\n${complaint}`);
console.log(`\n${order.map((name) => report.get(name)).join("\n")}`);
console.log(`${total.failed === 0 ? "all is well" : "NOT PASSED"} after ${seconds(begun)} s\n`);
// Tests that passed; tests and checks that failed.
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function inTurn(steps: readonly Step[], built: boolean): Promise<void> {
  for (const step of steps) {
    if (built || !step.needsBuild) await done(step);
    else {
      shown.done(step.name);
      report.set(step.name, `        ${step.name.padEnd(14)} not run: it needs the build`);
    }
  }
}

/** Runs a step and notes how it went; whether it went well. */
async function done({ name, run }: Step): Promise<boolean> {
  const start = performance.now();
  const say = (text: string): void => shown.say(name, text);
  const {
    ok,
    passed = 0,
    failed = 0,
    skipped = 0,
    failures = [],
  } = await run(say).catch((error: unknown): Went => {
    say(`${error instanceof Error ? error.stack : error}\n`);
    return { ok: false };
  });
  total.passed += passed;
  // A check that fails counts as one; a failed test run has counted its tests.
  total.failed += ok ? failed : Math.max(1, failed);
  total.skipped += skipped;
  complaints.push(...failures);
  const line = `${ok ? "ok    " : "FAILED"}  ${name.padEnd(14)} ${seconds(start).padStart(6)} s`;
  report.set(name, passed > 0 ? `${line}  ${passed} passed` : line);
  shown.done(name);
  return ok;
}

function tool(command: string, ...args: string[]): Step["run"] {
  return async (say) => ({ ok: await run(command, args, { say }) });
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
