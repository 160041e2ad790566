// Deploys to Cloudflare: `npm run deploy`, with Wrangler's own arguments behind `--`. An older Wrangler does not know all of
// wrangler.toml: it only warns, and deploys something that does not work. So its version is checked first.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { countBands } from "./bands.ts";
import { root, run } from "./run.ts";

/** Whether one version comes before another, each as major.minor.patch. */
export function isOlder(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.split(/[.-]/).slice(0, 3).map(Number)) as [number[], number[]];
  const at = a.findIndex((part, i) => part !== b[i]);
  return at >= 0 && (a[at] as number) < (b[at] as number);
}

/** What stands in the way of a deploy, as a sentence. `said` is what `wrangler --version` printed. */
export function wranglerFault(said: string, needed: string): string | undefined {
  const have = /\b\d+\.\d+\.\d+\b/.exec(said)?.[0];
  if (have === undefined) return `Wrangler does not say its version. Run npm ci, and try again.`;
  if (!isOlder(have, needed)) return undefined;
  return `Wrangler is ${have} here, and wrangler.toml needs ${needed} or newer: an older one would deploy something broken. Run npm ci, and try again.`;
}

if (import.meta.main) {
  const needed: string = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies.wrangler;
  const asked = spawnSync("wrangler", ["--version"], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  const fault = wranglerFault(asked.stdout ?? "", needed);
  if (fault) {
    console.error(`Leaderless: ${fault}`);
    process.exitCode = 1;
  } else {
    // What the debrief holds a room's round against; somebody who only looks need not wait for it.
    if (!process.argv.includes("--dry-run")) await countBands();
    process.exitCode = (await run("wrangler", ["deploy", ...process.argv.slice(2)])) ? 0 : 1;
  }
}
