import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { codeFrom } from "../../src/protocol/code.ts";
import { startServer } from "./server.ts";

const GUESSES = 5000;
const AT_ONCE = 100;

/** What a process holds in memory, in MB; undefined where the system does not say. */
function memory(pid: number): number | undefined {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

test(`${GUESSES} guessed codes leave no file behind and wake no room`, async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "leaderless-"));
  // Each from another address, so that none is turned away before it is looked up.
  const server = await startServer({ persistTo: stateDir, vars: { ADDRESS_HEADER: "X-Real-IP" } });
  const files = () =>
    readdirSync(join(stateDir, "rooms"), { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".sqlite"),
    );
  const guess = async (i: number): Promise<number> => {
    const code = codeFrom(crypto.getRandomValues(new Uint8Array(8)));
    const answer = await fetch(`${server.url}/api/rooms/${code}`, {
      headers: { "X-Real-IP": `10.0.${i >> 8}.${i & 255}` },
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  try {
    await fetch(`${server.url}/api/rooms`, { method: "POST", body: "{}" });
    for (let i = 0; i < 200; i++) await guess(i);
    const [before, held] = [files(), memory(server.pid)];
    const began = performance.now();
    const statuses = new Set<number>();
    for (let i = 0; i < GUESSES; i += AT_ONCE)
      for (const status of await Promise.all(Array.from({ length: AT_ONCE }, (_, k) => guess(i + k))))
        statuses.add(status);
    const grown = (memory(server.pid) ?? 0) - (held ?? 0);
    console.log(
      `${GUESSES} guesses in ${Math.round(performance.now() - began)} ms: memory ${held} MB, ${grown} MB more`,
    );
    expect([...statuses]).toEqual([404]);
    expect(files()).toEqual(before);
    // What any 5,000 requests leave until it is cleared away is about 100 MB; as many objects would be 1,000 and more.
    expect(grown).toBeLessThan(400);
  } finally {
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
});
