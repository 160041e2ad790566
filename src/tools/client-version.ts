// The version of the client: a hash of the built page. The page carries it in a meta element, the Worker in
// src/room/client.generated.ts; a room names it to every page, and an open page of another version loads itself anew.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.ts";

const generated = join(root, "src/room/client.generated.ts");
const page = join(root, "dist/index.html");
/** What client/index.html has in place of the version. */
const PLACE = 'name="leaderless-client" content=""';

function write(version: string) {
  const text = `// Written by src/tools/client-version.ts: the version of the built client.\nexport const CLIENT = "${version}";\n`;
  // Only if it changes: Wrangler watches what it bundles.
  if (!existsSync(generated) || readFileSync(generated, "utf8") !== text) writeFileSync(generated, text);
}

/** After the client has been built: names its version, in the page and for the Worker. */
export function nameClient(): string {
  const html = readFileSync(page, "utf8");
  if (!html.includes(PLACE)) throw new Error(`dist/index.html has no meta element with ${PLACE}`);
  const hash = createHash("sha256").update(html);
  // The assets' names carry hashes of what is in them.
  for (const name of readdirSync(join(root, "dist/assets")).sort()) hash.update(`\n${name}`);
  const version = hash.digest("hex").slice(0, 16);
  writeFileSync(page, html.replace(PLACE, PLACE.replace('""', `"${version}"`)));
  write(version);
  return version;
}

/** Before checks and tests that need no built client: a room that was built without one wants no version. */
export function ensureClientVersion() {
  if (!existsSync(generated)) write("");
}
