import { expect, test, vi } from "vitest";
import { Round, scenarios } from "../../src/game/index.ts";
import { mechanisms } from "../../src/game/mechanisms/registry.ts";
import { trials } from "../../src/game/trials/registry.ts";
import type { Effects, Facts } from "../../src/game/types.ts";
import { worlds } from "../../src/game/worlds/registry.ts";
import { openedRound } from "../../src/lab/models/opened.ts";

type Handed = { f: Facts & { world?: object }; fx: Effects<unknown> & { world?: object; faults?: object } };

/** Plays the beginning of a round, and tells what one of its parts was handed there. */
function handed(scenario: string, factory: { make(options: unknown): { begin(...given: never[]): void } }): Handed {
  const base = scenarios[scenario]!;
  const { make } = factory;
  let seen: Handed | undefined;
  const spy = vi.spyOn(factory, "make").mockImplementation((options) => {
    const part = make(options);
    return {
      ...part,
      begin(...given) {
        const [, f, fx] = given as unknown as [unknown, Handed["f"], Handed["fx"]];
        seen = { f, fx };
        part.begin(...given);
      },
    };
  });
  try {
    const r = openedRound({ ...base, briefing: 0 }, [0, 1, 2, 3, 4, 5], "7".repeat(32));
    Round.of(r, 0).advance(r.begin);
    return seen!;
  } finally {
    spy.mockRestore();
  }
}

test.each([...mechanisms.values()])("$id is handed the ports that it needs, and no other", (mechanism) => {
  const { f, fx } = handed(mechanism.scenarios[0]!.id, mechanism);
  expect(Object.keys(f.world!).sort()).toEqual([...mechanism.needs].sort());
  const active = Object.keys(fx.world!);
  expect(active.length).toBeGreaterThan(0);
  for (const port of active) expect(mechanism.needs).toContain(port);
});

test("trials are handed the port of faults, and nothing of the world", () => {
  const { f, fx } = handed("robbers", trials.get("liars")!);
  expect("world" in f || "world" in fx).toBe(false);
  expect(Object.keys(fx.faults!).sort()).toEqual(["evidence", "identity", "links", "nodes", "roles", "turned"]);
});

test("a mechanism names the world whose ports it needs", () => {
  for (const { world } of mechanisms.values()) expect(worlds.has(world)).toBe(true);
});
