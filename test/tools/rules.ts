// Before the tests that need no whole build: what is generated must exist.
import type { TestProject } from "vitest/node";
import { ensureClientVersion } from "../../src/tools/client-version.ts";
import { buildRules, publishRules } from "../../src/tools/rules.ts";
import { buildWords } from "../../src/tools/words.ts";
import { playCampaign } from "../game/support/campaign.ts";
import { record } from "../game/support/recording.ts";

export default async function setup(project: TestProject) {
  // `npm test` has just built everything.
  if (!process.env.LEADERLESS_BUILT) {
    // wrangler.toml names dist; the tests inside workerd find the game's script and the page's version there.
    publishRules(await buildRules());
    ensureClientVersion();
    buildWords();
  }
  project.provide("recording", record());
  project.provide("campaign", playCampaign().recording);
}
