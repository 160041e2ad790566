import { RULES } from "../../src/game/rules.generated.ts";
import { RULES_HASH } from "../../src/protocol/limits.ts";

/** The game as one build of it exports it. An older one may lack what came later: ask before use. */
export type Game = typeof import("../../src/game/index.ts");

/** The build; or why there is none: the server keeps no such rules, or nothing came through (try again). */
export type LoadedRules = { game: Game } | { error: "unknown" | "offline" };

/**
 * The build of the game with these rules, to play a recording under: the page's own, or one that the server keeps. The
 * code comes from this page's address alone, whatever a recording says.
 */
export async function loadRules(hash: string): Promise<LoadedRules> {
  if (!RULES_HASH.test(hash)) return { error: "unknown" };
  // The page's own script is gone from the server after a deploy; the kept one is the same game.
  const own = hash === RULES ? await import("../../src/game/index.ts").catch(() => undefined) : undefined;
  return own ? { game: own } : keptRules(hash);
}

/** The same, always as the server keeps it: for a worker, which shares no script with its page. */
export async function keptRules(hash: string): Promise<LoadedRules> {
  return RULES_HASH.test(hash) ? loadKept(`/api/rules/${hash}`) : { error: "unknown" };
}

/** An import that failed says no reason, so the script is asked for first; the import then takes it from the cache. */
async function loadKept(address: string): Promise<LoadedRules> {
  try {
    const response = await fetch(address);
    if (response.status === 404) return { error: "unknown" };
    if (!response.ok) return { error: "offline" };
    await response.arrayBuffer();
    return { game: (await import(/* @vite-ignore */ address)) as Game };
  } catch {
    return { error: "offline" };
  }
}
