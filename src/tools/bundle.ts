// The Worker as it would be deployed, for serving it without Wrangler: see workerd.ts.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type RunOptions, root, run } from "./run.ts";

export const bundleFolder = join(root, ".build/worker");

/** What workerd has to know from wrangler.toml. */
export interface Settings {
  compatibilityDate: string;
  compatibilityFlags: string[];
  vars: Record<string, string>;
  /** The Durable Objects' classes by the names of their bindings. */
  objects: Record<string, string>;
  main: string;
}

/**
 * Builds everything, and bundles the Worker into .build/worker. In a process of its own: whoever calls this goes on to
 * serve or to test, and would keep Wrangler, 200 MB, in memory all the while.
 */
export function bundle(say?: RunOptions["say"]): Promise<boolean> {
  return run("node", ["src/tools/bundle.ts"], { ...(say && { say }) });
}

async function main(): Promise<boolean> {
  if (!(await run("wrangler", ["deploy", "--dry-run", "--outdir", bundleFolder]))) return false;

  const { unstable_readConfig } = await import("wrangler");
  const config = unstable_readConfig({ config: join(root, "wrangler.toml") });
  const settings: Settings = {
    compatibilityDate: config.compatibility_date ?? "",
    compatibilityFlags: config.compatibility_flags,
    vars: Object.fromEntries(Object.entries(config.vars).map(([name, value]) => [name, String(value)])),
    objects: Object.fromEntries(
      config.durable_objects.bindings.map((one: { name: string; class_name: string }) => [one.name, one.class_name]),
    ),
    main: "worker.js",
  };
  mkdirSync(bundleFolder, { recursive: true });
  writeFileSync(join(bundleFolder, "settings.json"), JSON.stringify(settings, null, 2));
  if (!existsSync(join(bundleFolder, settings.main))) throw new Error(`Wrangler wrote no ${settings.main}`);
  return true;
}

if (import.meta.main) process.exitCode = (await main()) ? 0 : 1;
