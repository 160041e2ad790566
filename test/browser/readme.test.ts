import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { sessionIn } from "../../client/replay/read.ts";
import { roomCreated, roomState, roomWiped } from "../../src/protocol/http.ts";
import { root } from "../../src/tools/run.ts";
import { startServer } from "./server.ts";

const run = promisify(execFile);
/** The section of README.md under this heading. */
const section = (heading: string): string =>
  readFileSync(join(root, "README.md"), "utf8")
    .split(/^## /m)
    .find((one) => one.startsWith(`${heading}\n`)) ?? "";
const block = (text: string, kind: string): string =>
  new RegExp(`\`\`\`${kind}\n(.*?)\`\`\``, "s").exec(text)?.[1] ?? "";

test("what the README says of programs is true of a real server, line by line", async () => {
  const text = section("By programs");
  const lines = block(text, "sh")
    .split("\n")
    .filter((line) => line.startsWith("curl "));
  expect(lines.length).toBeGreaterThan(8);
  const cwd = mkdtempSync(join(tmpdir(), "leaderless-readme-"));
  writeFileSync(join(cwd, "plan.json"), block(text, "json"));
  const server = await startServer({ vars: { PACE: "10" } });
  const env: Record<string, string | undefined> = { ...process.env, API: `${server.url}/api` };
  /** A line in a shell: its output, or the refusal that it got. */
  const sh = async (line: string): Promise<string> =>
    (await run("sh", ["-c", line.replace(/^curl /, "curl --fail ")], { cwd, env })).stdout;
  try {
    const state = async () => roomState.parse(JSON.parse(await sh(lines[1]!)));
    const made = roomCreated.parse(JSON.parse(await sh(lines[0]!)));
    Object.assign(env, { CODE: made.code, HOST: made.hostToken });
    const { id, steps } = JSON.parse(block(text, "json")).plan;
    expect((await state()).views.all).toMatchObject({ lesson: { id, steps: steps.length } });
    for (const line of lines.slice(2, -2)) {
      if (line.includes('"card"'))
        await expect
          .poll(async () => (await state()).views.all, { timeout: 20_000, interval: 200 })
          .toMatchObject({ round: { phase: "play" } });
      await sh(line);
      // Sent twice it counts once.
      await sh(line);
    }
    expect((await state()).views.all).toMatchObject({ phase: "reveal", reveal: { cards: [{ trial: "crash" }] } });
    await sh(lines.at(-2)!);
    const taken = sessionIn(readFileSync(join(cwd, "session.json"), "utf8"));
    expect(taken).toMatchObject({ rounds: [{ number: 1 }] });
    expect(roomWiped.parse(JSON.parse(await sh(lines.at(-1)!)))).toEqual({ wiped: made.code });
  } finally {
    await server.stop();
    rmSync(cwd, { recursive: true, force: true });
  }
});
