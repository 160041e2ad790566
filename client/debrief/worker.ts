// Works out what somebody changed, beside the page, so that the page stays smooth. The game comes from the server by the hash
// that the recording names, whichever build the page itself has.
import { changed } from "../../src/lab/changed/changed.ts";
import type { Rules } from "../../src/lab/changed/types.ts";
import { keptRules, type LoadedRules } from "../net/rules.ts";
import type { Answer, Asked, Changed } from "./messages.ts";

/** How often the page is told how far it is. ms */
const EVERY = 200;

const tell = (answer: Answer): void => postMessage(answer);

/** What was brought ahead of the round's end. */
const brought = new Map<string, Promise<LoadedRules>>();

/** The game by its hash; asked for again where it did not come. */
async function gameOf(hash: string): Promise<LoadedRules> {
  const before = await brought.get(hash);
  return before && "game" in before ? before : keptRules(hash);
}

async function work({ recording, seat, limit }: Changed): Promise<void> {
  const began = performance.now();
  const loaded = await gameOf(recording.rules);
  // An older build may lack what this needs.
  if ("error" in loaded || !loaded.game.alternatives) return tell({ what: "none" });
  const rules: Rules = loaded.game;
  let last = began;
  let any = false;
  const means = {
    used: () => (performance.now() - began) / limit,
    progress(share: number): void {
      if (performance.now() - last < EVERY) return;
      last = performance.now();
      tell({ what: "progress", share });
    },
  };
  for (const told of changed(rules, recording, seat, means)) {
    any = true;
    tell(told);
  }
  tell({ what: any ? "end" : "none" });
}

addEventListener("message", ({ data }: MessageEvent<Asked>) => {
  if ("rules" in data) {
    brought.set(data.rules, keptRules(data.rules));
    return;
  }
  work(data).catch((fault: unknown) => {
    console.warn("what changed could not be worked out", String(fault));
    tell({ what: "none" });
  });
});
