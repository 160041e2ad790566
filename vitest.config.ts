import { availableParallelism } from "node:os";
import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

const FRESH = "test/http/recorded-rules.test.ts";

// `npm test` runs these projects, the browser tests last and alone: see src/tools/test.ts. One alone: npm run test:game (or room, browser,
// chaos), with a file's name or -t "a test's name" after `--`. All of them in one Vitest take turns (`groupOrder`).
export default defineConfig({
  test: {
    projects: [
      {
        // Pure functions and tools, in plain Node.
        test: {
          name: "game",
          environment: "node",
          include: ["test/{game,protocol,tools,lab,client}/**/*.test.{ts,tsx}"],
          globalSetup: ["test/tools/rules.ts"],
          setupFiles: ["test/game/support/runs.ts", "test/client/support/setup.ts"],
          // Far more than any takes: shared machines have been four times as slow.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // Files share a process: nothing here keeps state that the next file would trip over, and to load the game
          // anew for each of some ninety files takes a sixth of the whole.
          isolate: false,
          maxWorkers: Math.max(2, availableParallelism() - 1),
          sequence: { groupOrder: 1 },
          // The game makes many small objects that die young; with room for them the collector costs half.
          execArgv: ["--max-semi-space-size=128"],
        },
      },
      {
        // The front door and the Durable Object, inside workerd, with the configuration that is deployed.
        plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.toml" } })],
        test: {
          name: "room",
          include: ["test/{room,http}/**/*.test.ts"],
          exclude: [FRESH],
          globalSetup: ["test/tools/rules.ts"],
          // One workerd for all files: to start one and load the game into it takes longer than most files do.
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          setupFiles: ["test/room/setup.ts"],
          // Far more than any takes: the machine may be busy with other tests.
          testTimeout: 180_000,
        },
      },
      {
        // What has to see a Worker's first steps: in a workerd of its own.
        plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.toml" } })],
        test: {
          name: "room-fresh",
          include: [FRESH],
          globalSetup: ["test/tools/rules.ts"],
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
          testTimeout: 180_000,
        },
      },
      {
        // A real server and a real browser.
        test: {
          name: "browser",
          environment: "node",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/tools/built.ts", "test/tools/browser.ts"],
          setupFiles: ["test/browser/support/witness.ts"],
          // Two fill two cores. With three or four the pages of a slow machine waited for each other, and missed what was due.
          maxWorkers: 2,
          sequence: { groupOrder: 4 },
          // A whole round, to dusk if need be, on a slow machine.
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // Real browsers in real time beside everything else on few processors: a test that fails is tried once more, and
          // the report says that it was.
          retry: 1,
        },
      },
      {
        // A real server, killed again and again. Minutes long: only `npm run verify` runs it.
        test: {
          name: "chaos",
          environment: "node",
          include: ["test/chaos/**/*.test.ts"],
          globalSetup: ["test/tools/built.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 5 },
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
