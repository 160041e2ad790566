// The real server for one test file, on a free port, with rooms of its own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startWorkerd, type Workerd } from "../../src/tools/workerd.ts";

export interface ServerOptions {
  /** Where its rooms are kept; by default a temporary folder that stop() deletes. */
  persistTo?: string;
  port?: number;
  /** 127.0.0.1 by default; * to be reached under another name of this machine. */
  host?: string;
  /** In place of [vars] in wrangler.toml. */
  vars?: Record<string, string>;
  /** The folders of another deploy than the one that was just built: its Worker's bundle, and its files. */
  deploy?: { worker: string; dist: string };
}

/** Resolves when /api/health answers 200. Ends with the test process at the latest. */
export async function startServer({ persistTo, ...options }: ServerOptions = {}): Promise<Workerd> {
  const stateDir = persistTo ?? mkdtempSync(join(tmpdir(), "leaderless-"));
  const forget = () => {
    if (!persistTo) rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    const server = await startWorkerd({ stateDir, verbose: Boolean(process.env.VERBOSE), ...options });
    void server.exited.then(forget);
    return {
      ...server,
      async stop() {
        await server.stop();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}
