import { join } from "node:path";
import { expect, test } from "vitest";
import type * as Game from "../../src/game/index.ts";
import { root } from "../../src/tools/run.ts";
import { playCampaign } from "../game/support/campaign.ts";
import { record } from "../game/support/recording.ts";
import { launchBrowser } from "./chromium.ts";

test("a recorded session, and a whole campaign, replayed in the browser have the hashes that they have in Node", async () => {
  const recordings = [record(), playCampaign().recording];
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ path: join(root, ".build/game.iife.js") });
    for (const { inputs, until, hash } of recordings) {
      const there = await page.evaluate(
        ([log, end]) => {
          const game = (globalThis as unknown as { LeaderlessGame: typeof Game }).LeaderlessGame;
          return game.sessionHash(game.replay(log, end));
        },
        [inputs, until] as const,
      );
      expect(there).toBe(hash);
    }
  } finally {
    await browser.close();
  }
});
