import { expect, test } from "vitest";
import { sessionHash } from "../../src/game/index.ts";
import { campaign, campaigns, ROUNDS } from "../../src/lab/experiments/campaigns.ts";
import { labKey, runKey } from "../../src/lab/run.ts";

const KEY = labKey("1");

test("campaigns of bots change rules, in more than one way, and play every round", () => {
  const tally = campaigns.play("captured-queen", KEY, 0, 12);
  expect(tally).toMatchObject({ campaigns: 12, unplayed: 0 });
  expect(tally.moved).toBeGreaterThan(3);
  expect(Object.keys(tally.paths).length).toBeGreaterThan(1);
});

test("a campaign comes out the same again, at the harbour as well", () => {
  for (const setup of ["captured-queen", "authority"]) {
    const [once, twice] = [campaign(setup, runKey(KEY, 1)), campaign(setup, runKey(KEY, 1))];
    expect(once.history).toHaveLength(ROUNDS);
    expect(sessionHash(twice)).toBe(sessionHash(once));
  }
});
