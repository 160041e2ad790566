import { readFileSync } from "node:fs";
import { join } from "node:path";
import { getQuickJS } from "quickjs-emscripten";
import { describe, expect, inject, test } from "vitest";
import { advance, apply, createSession, type Input, replay, sessionHash } from "../../src/game/index.ts";
import { root } from "../../src/tools/run.ts";
import { copied } from "./support/copied.ts";
import { diceOf } from "./support/hide.ts";
import { RECORDED } from "./support/recording.ts";
import { patience, runs } from "./support/runs.ts";

const recording = inject("recording");

const hashOf = (inputs: readonly Input[]) => sessionHash(replay(inputs, recording.until));

describe("a recorded session with a round of every mechanism", () => {
  test("is worth replaying: people and bots act, every round ends, and the log is short", () => {
    const { inputs, until } = recording;
    const { history, seats, assembly } = replay(inputs, until);
    expect(history.length).toBe(RECORDED.length);
    expect(seats.length).toBeGreaterThanOrEqual(12);
    expect(assembly?.results.length).toBeGreaterThan(0);
    const acts = inputs.flatMap((input) => (input.type === "act" ? [input.command.verb] : []));
    expect(new Set(acts).size).toBeGreaterThanOrEqual(6);
    expect(acts.length).toBeGreaterThan(40);
  });

  test("has the same hash every time, in Node", () => {
    expect(hashOf(JSON.parse(JSON.stringify(recording.inputs)) as Input[])).toBe(recording.hash);
  });

  test("has the same hash in QuickJS, an engine that is not V8", { timeout: patience * 2 }, async () => {
    const game = readFileSync(join(root, ".build/game.iife.js"), "utf8");
    const quick = await getQuickJS();
    const { inputs, until } = recording;
    const script = `${game}\nLeaderlessGame.sessionHash(LeaderlessGame.replay(${JSON.stringify(inputs)}, ${until}))`;
    expect(quick.evalCode(script)).toBe(recording.hash);
  });

  test("has another hash when any input is left out, moved or changed", { timeout: patience * 2 }, () => {
    const { inputs, until } = recording;
    const roll = diceOf(7);
    const places = Array.from({ length: runs(30) }, () => roll(inputs.length)).sort((a, b) => a - b);
    // The session up to each place: what comes before the change is the same for all.
    const before = createSession();
    let done = 0;
    for (const [i, at] of places.entries()) {
      for (; done < at; done++) apply(before, inputs[done]!);
      const changed = copied(inputs);
      if (i % 3 === 0) changed.splice(at, 1);
      else if (i % 3 === 1) change(changed[at] as Input, roll);
      else changed[at]!.t += changed[at + 1] && changed[at]!.t === changed[at + 1]!.t ? -1 : 1;
      if (changed.some((input, n) => n > 0 && input.t < changed[n - 1]!.t)) continue;
      const s = copied(before);
      for (const input of changed.slice(at)) apply(s, input);
      advance(s, until);
      expect([i, at, sessionHash(s)]).not.toEqual([i, at, recording.hash]);
    }
  });
});

/** Something about this input becomes something else. */
function change(input: Input, roll: (n: number) => number): void {
  if (input.type === "act")
    input.command = { verb: ["explore", "home", "quiet"].find((verb) => verb !== input.command.verb) ?? "home" };
  else if (input.type === "start") input.key = input.key.replace(/^./, (digit) => (digit === "0" ? "1" : "0"));
  else if (input.type === "plan") input.steps[0]!.clock += 1 + roll(9);
  else if ("name" in input) input.name += "x";
  else if ("seat" in input) input.seat = (input.seat + 1) % 3;
  else input.t += 1;
}
