// Before the tests that need no whole build: what is generated must exist.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { buildRules } from "../../src/tools/rules.ts";
import { root } from "../../src/tools/run.ts";
import { buildWords } from "../../src/tools/words.ts";
import { record } from "../game/support/recording.ts";

export default async function setup(project: TestProject) {
  // wrangler.toml names this folder; the tests inside workerd read that file.
  mkdirSync(join(root, "dist"), { recursive: true });
  await buildRules();
  buildWords();
  project.provide("recording", record());
}
