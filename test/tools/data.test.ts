import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Papa from "papaparse";
import { expect, test, vi } from "vitest";
import { type Scenario, scenarios } from "../../src/game/index.ts";
import { dataOf } from "../../src/tools/data.ts";
import { played, RULES } from "../lab/data/session.ts";

test("saved sessions become one set of tables, in which the session tells them apart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "leaderless-data-"));
  vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    const step = { ...(scenarios.meadow as Scenario), fill: 5, clock: 30_000 };
    const files = ["a", "b"].map((name, i) => {
      const { rounds, clocks } = played({ names: ["Ada", "=Grace"], steps: [step], key: `${i}`.repeat(32) });
      const text = JSON.stringify({ format: 1, rounds, clocks });
      const file = join(folder, name === "a" ? "a.json.gz" : "b.json");
      writeFileSync(file, name === "a" ? gzipSync(text) : text);
      return file;
    });
    const out = join(folder, "out");
    expect(await dataOf([...files, "--out", out, "--together", "--pseudonyms"], RULES)).toBe(0);
    const read = (name: string) =>
      Papa.parse<Record<string, string>>(readFileSync(join(out, `${name}.csv`), "utf8"), {
        header: true,
        skipEmptyLines: true,
      }).data;
    expect(new Set(read("seats").map(({ session }) => session)).size).toBe(2);
    expect(read("rounds").map(({ replays }) => replays)).toEqual(["exactly", "exactly"]);
    expect(read("seats").map(({ name }) => name)).not.toContain("Ada");
    for (const { meaning, file, column } of read("codebook")) expect(meaning, `${file} ${column}`).not.toBe("");
    // Under other rules than those here, which no server was named for, there is only what the file says.
    expect(await dataOf([...files, "--out", out], "f".repeat(16))).toBe(2);
    expect(readdirSync(out)).toEqual(expect.arrayContaining(["a", "b"]));
    await expect(dataOf([], RULES)).rejects.toThrow("npm run data");
  } finally {
    rmSync(folder, { recursive: true });
    vi.restoreAllMocks();
  }
});
