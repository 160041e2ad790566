import { describe, expect, it } from "vitest";
import { policiesFor } from "../../src/game/mechanisms/registry.ts";
import type { Offer, Seen } from "../../src/game/types.ts";

describe("an honest scout's interdependence", () => {
  /** How often an idle honest scout that has explored before follows and explores, of n, with so many dances going on. */
  function shares(dancers: number, n: number): { follow: number; explore: number } {
    const dances = Object.fromEntries(
      Array.from({ length: dancers }, (_, id) => [id, { seat: id + 1, site: 0, vigour: 0.5, from: 0, until: 9e9 }]),
    );
    const offers: Offer[] = [];
    const seen: Seen = {
      now: 1000,
      begin: 0,
      end: 110_000,
      n,
      seat: 0,
      role: { kind: "honest" },
      channels: {
        all: { bees: { quorum: 11 } },
        "seat:0": { swarm: { at: "swarm", since: 0, known: {} }, bees: { danced: {}, least: {} } },
        floor: { bees: { dances } },
      },
      offers,
    };
    const draws = 4000;
    const count: Record<string, number> = {};
    for (let i = 0; i < draws; i++) {
      const luck = { uniform: () => (i + 0.5) / draws, pick: () => 0 };
      const choice = policiesFor("bees").policies.get("honest")?.decide(seen, { started: 1 }, luck);
      const what = choice && "act" in choice ? choice.act.verb : "wait";
      count[what] = (count[what] ?? 0) + 1;
    }
    return { follow: (count.follow ?? 0) / draws, explore: (count.explore ?? 0) / draws };
  }

  it("is λ = 0.77 of a busy floor and in proportion below (bees-round.md)", () => {
    expect(shares(0, 30)).toEqual({ follow: 0, explore: expect.closeTo(0.23 * 0.6, 3) });
    expect(shares(30, 30)).toEqual({ follow: expect.closeTo(0.77, 3), explore: expect.closeTo(0.23 * 0.6, 3) });
    expect(shares(3, 30).follow).toBeCloseTo(0.77 * (3 / (0.23 * 30)), 3);
    expect(shares(10, 100).follow).toBeCloseTo(0.77 * (10 / 23), 3);
  });
});
