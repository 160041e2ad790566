import type { Context } from "hono";
import { buildOf, indexOf } from "../builds/find.ts";
import { RULES_HASH } from "../protocol/limits.ts";
import { fail } from "./answers.ts";

/** A build's script never changes: its address is its hash. A year, the longest that caches honour. */
const FOR_GOOD = "public, max-age=31536000, immutable";

/** The script of a kept build. Whoever has it can check it: its SHA-256 begins with the hash in its address. */
export async function serveRules(c: Context<{ Bindings: Env }>, rules: string): Promise<Response> {
  const script = RULES_HASH.test(rules) ? await scriptOf(c.env, rules) : undefined;
  if (!script) {
    // Not for good (headers.ts): it may be kept a moment later.
    return fail(c, "no_rules");
  }
  return c.body(script, 200, {
    "Content-Type": "text/javascript; charset=utf-8",
    "Cache-Control": FOR_GOOD,
  });
}

/** Only the index is asked about a hash that somebody made up, so that no object comes to be for it. */
async function scriptOf(env: Env, rules: string): Promise<ArrayBuffer | undefined> {
  return (await indexOf(env).has(rules)) ? buildOf(env, rules).script() : undefined;
}
