// Serves the bundled Worker with workerd alone, Cloudflare's open-source runtime: `startWorkerd`. Against `wrangler dev`
// it needs less than half the processor and an eighth of the memory, and it is one process that can be killed and
// started again on the same state. `npm run serve` and the tests use it; run bundle() of bundle.ts first.
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { writeConfig } from "./workerd-config.ts";

export interface WorkerdOptions {
  /** Where the rooms' databases lie. The same folder again means the same rooms again. */
  stateDir: string;
  /** 0, the default, takes a free port. */
  port?: number;
  /** 127.0.0.1 by default; * is every network of the machine. */
  host?: string;
  /** In place of [vars] in wrangler.toml. */
  vars?: Record<string, string>;
  /** The folders of another deploy than the one that was just built: its Worker's bundle, and its files. */
  deploy?: { worker: string; dist: string };
  /** Shows the server's own output as well. */
  verbose?: boolean;
}

export interface Workerd {
  pid: number;
  port: number;
  url: string;
  /** Everything the server has printed. */
  output(): string;
  /** Resolves when the process has ended, for whatever reason. */
  exited: Promise<void>;
  /** Sends a signal (SIGKILL by default) and resolves when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Ends the process: SIGTERM, and SIGKILL if that takes more than five seconds. */
  stop(): Promise<void>;
}

/** Resolves when /api/health answers 200. */
export async function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
  const stateDir = resolve(options.stateDir);
  const config = writeConfig(stateDir, options);
  const child = spawn(workerdProgram(), ["serve", "--control-fd=3", config], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);

  let output = "";
  const show = (chunk: Buffer) => {
    output = (output + chunk).slice(-1_000_000);
    if (options.verbose) process.stderr.write(chunk);
  };
  child.stdout?.on("data", show);
  child.stderr?.on("data", show);
  const exited = new Promise<void>((done) => {
    child.once("error", () => done());
    child.once("close", () => done());
  }).then(() => void process.off("exit", end));

  const kill = async (signal: NodeJS.Signals = "SIGKILL") => {
    child.kill(signal);
    await exited;
  };
  const stop = async () => {
    const late = setTimeout(end, 5000);
    await kill("SIGTERM");
    clearTimeout(late);
  };

  try {
    const port = await within(20_000, Promise.race([listening(child), exited]));
    if (port === undefined) throw new Error("workerd ended before it listened");
    const url = `http://localhost:${port}`;
    await healthy(`http://127.0.0.1:${port}/api/health`, () => child.exitCode === null && child.signalCode === null);
    return { pid: child.pid!, port, url, output: () => output, exited, kill, stop };
  } catch (error) {
    await kill();
    throw new Error(`workerd did not start: ${error instanceof Error ? error.message : error}\n${output}`);
  }
}

function workerdProgram(): string {
  // The workerd that Wrangler brings along.
  const { default: program } = createRequire(createRequire(import.meta.url).resolve("wrangler"))("workerd");
  return program;
}

/** Waits for workerd to say on its control pipe which port it got. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((done) => {
    let text = "";
    (child.stdio[3] as Readable).on("data", (chunk: Buffer) => {
      text += chunk;
      for (const line of text.split("\n").slice(0, -1)) {
        const said: { event: string; port?: number } = JSON.parse(line);
        if (said.event === "listen" && said.port) done(said.port);
      }
    });
  });
}

async function healthy(url: string, alive: () => boolean) {
  const until = Date.now() + 20_000;
  let last = "no answer";
  while (alive() && Date.now() < until) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
      last = `${response.status} ${await response.text()}`;
      if (response.ok) return;
      // That will not change by itself.
      if (last.includes('"bad_setting"')) break;
    } catch (error) {
      last = String(error);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${url} does not answer 200: ${last}`);
}

function within<T>(ms: number, wanted: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`took more than ${ms} ms`)), ms);
  return Promise.race([wanted, late.promise]).finally(() => clearTimeout(timer));
}
