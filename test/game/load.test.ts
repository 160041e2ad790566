import { describe, expect, test } from "vitest";
import { type Scenario, scenarios } from "../../src/game/index.ts";
import { EVENTS_MAX, FILL_MAX } from "../../src/game/limits.ts";
import { factoriesOf, parsed } from "../../src/game/parts.ts";
import { openRound } from "../../src/lab/models/play.ts";
import { runKey } from "../../src/lab/run.ts";
import { testedScenarios } from "./support/setups.ts";

/** Timed events a second that the scenario's parts say they may cause. */
function announced(s: Scenario, seats: number): number {
  const { world, mechanism } = factoriesOf(s);
  return (
    world.load(parsed(world.options, s.options.world), seats, s.clock) +
    mechanism.load(parsed(mechanism.options, s.options.mechanism), seats, s.clock)
  );
}

/** The most timed events in any ten seconds of a round of bots, per second. */
function caused(scenario: Scenario): number {
  const { r, round } = openRound({ scenario, idle: 0 }, runKey("10".repeat(16), 1));
  let most = 0;
  for (let t = r.begin; t < r.end; t += 10_000) {
    const before = r.queue.next;
    round.advance(t + 10_000);
    // A round that is over has thrown its queue away.
    if (round.over) break;
    most = Math.max(most, (r.queue.next - before) / 10);
  }
  return most;
}

describe("what a plan costs", () => {
  test.each(testedScenarios.map(({ id }) => id))("%s: causes no more events than its parts say", (id) => {
    const scenario = { ...(scenarios[id] as Scenario), briefing: 0 };
    for (const fill of [scenario.fill, 60]) {
      const most = caused({ ...scenario, fill });
      expect(most).toBeGreaterThan(0);
      expect(most).toBeLessThan(announced(scenario, fill));
    }
  });

  test.each(testedScenarios.map(({ id }) => id))("%s: can be played by as many bots as fill a round", (id) => {
    expect(announced(scenarios[id] as Scenario, FILL_MAX)).toBeLessThan(EVENTS_MAX);
  });
});
