import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { portFault } from "../../src/tools/port.ts";
import { root } from "../../src/tools/run.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function taken(host: string): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, host, done));
  return (server.address() as { port: number }).port;
}

const tool = (file: string, args: string[], env: object) =>
  spawnSync(process.execPath, [join(root, "src/tools", file), ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
    timeout: 15_000,
  });

test.each(["abc", "", "-1", "65536", "99999", "8787 ", "80.5", "0x50", "true"])("%j is no port", async (text) => {
  expect(await portFault(text, "PORT")).toBe(
    `PORT is ${JSON.stringify(text)}: a port is a number from 1 to 65535, such as 8787.`,
  );
});

test("a free port is free, and 0 takes one", async () => {
  const port = await taken("127.0.0.1");
  servers.pop()?.close();
  expect(await portFault(String(port), "PORT")).toBeUndefined();
  expect(await portFault("0", "PORT")).toBeUndefined();
});

test.each(["127.0.0.1", "0.0.0.0"])("a port that a program has at %s is taken", async (host) => {
  const port = await taken(host);
  for (const asked of [undefined, "127.0.0.1"])
    expect(await portFault(String(port), "PORT", asked)).toMatch(
      new RegExp(`^Port ${port} is taken: .*PORT ${port + 1}\\.$`),
    );
});

test.each([
  ["serve.ts", [], "PORT=abc"],
  ["dev.ts", ["--port", "abc"], ""],
  ["dev.ts", ["--port=abc", "--lan"], ""],
])("%s %j %s says so in a sentence", (file, args, env) => {
  const { status, stderr, stdout } = tool(file, args, env ? { PORT: "abc" } : {});
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Leaderless: (PORT|--port) is "abc": a port is a number from 1 to 65535, such as 8787\.\n$/);
  expect(stdout).toBe("");
});

test.each(["serve.ts", "dev.ts"])("%s says in a sentence that its port is taken", async (file) => {
  const port = String(await taken("127.0.0.1"));
  const { status, stderr } = tool(file, file === "dev.ts" ? ["--port", port] : [], { PORT: port });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Leaderless: Port \d+ is taken: .*\.\n$/);
});
