import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepServing } from "../../src/tools/keep-serving.ts";
import { startServer } from "./server.ts";

test("a server that dies is started again on its port, with its rooms, until it is stopped", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "leaderless-"));
  const said: string[] = [];
  const server = await keepServing(
    (port) => startServer({ persistTo: stateDir, port }),
    0,
    (text) => said.push(text),
  );
  try {
    const made = await fetch(`${server.url}/api/rooms`, { method: "POST", body: "{}" });
    const { code } = (await made.json()) as { code: string };
    const ask = () =>
      fetch(`${server.url}/api/rooms/${code}`).then(
        (answer) => answer.status,
        () => "away",
      );
    for (let deaths = 1; deaths <= 2; deaths++) {
      const before = server.pid();
      process.kill(before, "SIGKILL");
      await expect.poll(() => server.pid(), { timeout: 30_000 }).not.toBe(before);
      await expect.poll(ask, { timeout: 10_000 }).toBe(200);
      expect(said).toHaveLength(deaths);
    }
    await server.stop();
    expect(await ask()).toBe("away");
    // Its port is free, and stays so.
    const other = createServer().listen(server.port, "127.0.0.1");
    await new Promise((done) => other.once("listening", done));
    await new Promise((done) => setTimeout(done, 1500));
    other.close();
    expect(said).toHaveLength(2);
  } finally {
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
});
