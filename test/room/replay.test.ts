import { expect, inject, test } from "vitest";
import { replay, sessionHash } from "../../src/game/index.ts";
import { playCampaign } from "../game/support/campaign.ts";
import { record } from "../game/support/recording.ts";

// Node has recorded this session before the tests began: see test/tools/rules.ts.
test("a recorded session replayed in workerd has the hash that it has in Node", () => {
  const { inputs, until, hash } = inject("recording");
  expect(sessionHash(replay(inputs, until))).toBe(hash);
});

test("a whole campaign, with a fork and bots that learned, has the same end in workerd as in Node", () => {
  const { inputs, until, hash } = inject("campaign");
  expect(sessionHash(replay(inputs, until))).toBe(hash);
  expect(playCampaign().recording).toEqual(inject("campaign"));
});

test("a session recorded in workerd is the one recorded in Node", () => {
  expect(record()).toEqual(inject("recording"));
});
