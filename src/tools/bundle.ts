// The Worker as it would be deployed, for serving it without Wrangler: see workerd.ts.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Ran, root, run } from "./run.ts";

export const bundleFolder = join(root, ".build/worker");

/** What workerd has to know from wrangler.toml. */
export interface Settings {
  compatibilityDate: string;
  compatibilityFlags: string[];
  vars: Record<string, string>;
  main: string;
}

/** Builds everything, and bundles the Worker into .build/worker. */
export async function bundle(options: { capture?: boolean } = {}): Promise<Ran> {
  const ran = await run("wrangler", ["deploy", "--dry-run", "--outdir", bundleFolder], options);
  if (!ran.ok) return ran;

  const { unstable_readConfig } = await import("wrangler");
  const config = unstable_readConfig({ config: join(root, "wrangler.toml") });
  const settings: Settings = {
    compatibilityDate: config.compatibility_date ?? "",
    compatibilityFlags: config.compatibility_flags,
    vars: Object.fromEntries(Object.entries(config.vars).map(([name, value]) => [name, String(value)])),
    main: "worker.js",
  };
  mkdirSync(bundleFolder, { recursive: true });
  writeFileSync(join(bundleFolder, "settings.json"), JSON.stringify(settings, null, 2));
  if (!existsSync(join(bundleFolder, settings.main))) throw new Error(`Wrangler wrote no ${settings.main}`);
  return ran;
}
