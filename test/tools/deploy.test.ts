import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { isOlder, wranglerFault } from "../../src/tools/deploy.ts";
import { root } from "../../src/tools/run.ts";

test.each([
  ["4.156.1", "4.156.2", true],
  ["4.99.9", "4.156.2", true],
  ["3.200.0", "4.156.2", true],
  ["4.156.2", "4.156.2", false],
  ["4.156.10", "4.156.2", false],
  ["4.157.0", "4.156.2", false],
  ["5.0.0", "4.156.2", false],
])("%s older than %s: %s", (one, other, older) => expect(isOlder(one, other)).toBe(older));

test("what Wrangler says of itself is understood", () => {
  for (const said of ["4.156.2", " ⛅️ wrangler 4.156.2 (update available 4.164.0)\n", "wrangler 4.200.0"])
    expect(wranglerFault(said, "4.156.2")).toBeUndefined();
  expect(wranglerFault("⛅️ wrangler 4.20.0 (update available 4.164.0)", "4.156.2")).toMatch(
    /is 4\.20\.0 here.*needs 4\.156\.2/,
  );
  expect(wranglerFault("", "4.156.2")).toMatch(/does not say/);
});

test("an older Wrangler deploys nothing, and a sentence says what to do", () => {
  const folder = mkdtempSync(join(tmpdir(), "leaderless-wrangler-"));
  try {
    const called = join(folder, "called");
    const older = join(folder, "wrangler");
    writeFileSync(older, `#!/bin/sh\necho "$@" >> ${called}\necho "wrangler 4.20.0"\n`);
    chmodSync(older, 0o755);
    const { status, stderr } = spawnSync(process.execPath, [join(root, "src/tools/deploy.ts"), "--dry-run"], {
      encoding: "utf8",
      env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Leaderless: Wrangler is 4\.20\.0 here, and wrangler\.toml needs [\d.]+ or newer: .*\.\n$/);
    expect(readFileSync(called, "utf8")).toBe("--version\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
