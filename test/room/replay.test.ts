import { expect, inject, test } from "vitest";
import { replay, sessionHash } from "../../src/game/index.ts";
import { record } from "../game/support/recording.ts";

// Node has recorded this session before the tests began: see test/tools/rules.ts.
test("a recorded session replayed in workerd has the hash that it has in Node", () => {
  const { inputs, until, hash } = inject("recording");
  expect(sessionHash(replay(inputs, until))).toBe(hash);
});

test("a session recorded in workerd is the one recorded in Node", () => {
  expect(record()).toEqual(inject("recording"));
});
