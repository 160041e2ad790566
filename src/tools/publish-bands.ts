import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.ts";

/** What `npm run bands` counted, by the rules' hash: kept from build to build, which empties dist. */
export const keptBands = join(root, ".build/bands");

/** Puts what was counted under these rules among the deploy's files; nothing, where nothing was. */
export function publishBands(hash: string): void {
  const from = join(keptBands, hash);
  if (existsSync(from)) cpSync(from, join(root, "dist/bands", hash), { recursive: true });
}
