import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseParams } from "../../src/lab/params.ts";
import { experiments } from "../../src/lab/registry.ts";
import { inline, runExperiment } from "../../src/lab/run.ts";
import type { AnyExperiment, Row } from "../../src/lab/types.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Said {
  status: number | null;
  out: string;
  err: string;
}

/** `npm run lab -- …`, without npm. */
export function lab(...args: string[]): Said {
  // What Node makes of the sources is kept for the next call.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, ".build/compiled") };
  const ran = spawnSync(process.execPath, ["src/lab/cli.ts", ...args], { cwd: root, encoding: "utf8", env });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

export function experiment(name: string): AnyExperiment {
  const found = experiments.get(name);
  if (!found) throw new Error(`no experiment ${name}`);
  return found;
}

/** An experiment's rows, run right here. */
export async function rowsOf(name: string, runs: number, params: string[] = [], seed = "test"): Promise<Row[]> {
  const e = experiment(name);
  const parsed = parseParams(e.params, params);
  return e.rows(parsed, await runExperiment(e, parsed, { runs, seed }, inline(e)));
}

/** The cases that disagree: [] when all is well. */
export function off(rows: readonly Row[]): string[] {
  return rows.filter((row) => !row.ok).map((row) => `${row.case}: ${row.measured} against ${row.reference}`);
}
