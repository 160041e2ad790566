// Before the tests that need no whole build: what is generated must exist.
import type { TestProject } from "vitest/node";
import { buildRules, publishRules } from "../../src/tools/rules.ts";
import { record } from "../game/support/recording.ts";

export default async function setup(project: TestProject) {
  // wrangler.toml names dist; the tests inside workerd find the game's script there.
  publishRules(await buildRules());
  project.provide("recording", record());
}
