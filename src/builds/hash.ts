import { RULES_LENGTH } from "../protocol/limits.ts";

/** The hash that names a build: the first 64 bits of the script's SHA-256, in hex. src/tools/rules.ts takes the same. */
export async function rulesOf(script: ArrayBuffer): Promise<string> {
  const sha256 = new Uint8Array(await crypto.subtle.digest("SHA-256", script));
  return [...sha256]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, RULES_LENGTH);
}
