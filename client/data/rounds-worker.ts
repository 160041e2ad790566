// Plays rounds of a session again beside the page and the other rounds, and hands their rows on to whatever puts them together. The game
// comes from the server by the hash that a recording names, never from a file.
import { RULES } from "../../src/game/rules.generated.ts";
import { roundOf } from "../../src/lab/data/round.ts";
import { sessionId } from "../../src/lab/data/tables.ts";
import type { Rules } from "../../src/lab/data/types.ts";
import { keptRules } from "../net/rules.ts";
import type { RoundAnswer, RoundAsked } from "./messages.ts";

/** How often the page is told how far it is. ms */
const EVERY = 100;

const tell = (answer: RoundAnswer): void => postMessage(answer);
const builds = new Map<string, Rules | undefined>();
let to: MessagePort | undefined;

async function build(hash: string): Promise<Rules | undefined> {
  if (!builds.has(hash)) {
    const loaded = await keptRules(hash);
    if ("error" in loaded && loaded.error === "offline") throw new Error("offline");
    builds.set(hash, "game" in loaded ? loaded.game : undefined);
  }
  return builds.get(hash);
}

async function round({ recording, around, first }: Extract<RoundAsked, { what: "round" }>): Promise<void> {
  const rules = await build(recording.rules);
  // Any build knows how to digest: the room's own, where the round's is gone.
  const { digest } = rules ?? (await build(RULES)) ?? {};
  if (!digest || !to) throw new Error("no rules");
  let last = 0;
  const made = roundOf(recording, rules, { ...around, session: sessionId(digest, first) }, (share) => {
    const now = performance.now();
    if (now - last < EVERY) return;
    last = now;
    tell({ what: "progress", share });
  });
  to.postMessage(made);
  tell({ what: "done" });
}

addEventListener("message", ({ data }: MessageEvent<RoundAsked>) => {
  if (data.what === "to") to = data.port;
  else
    round(data).catch((fault: unknown) => {
      console.warn("a round's data could not be made", fault);
      tell({ what: "failed", why: fault instanceof Error ? fault.message : "" });
    });
});
