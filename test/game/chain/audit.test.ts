import { describe, expect, test } from "vitest";
import { fraudAfter } from "../../../src/game/worlds/chain/audit.ts";
import { ChainWorld } from "../support/chain-world.ts";

describe("an audit", () => {
  test("takes its time, keeps its seat busy, and then says how sure one can be", () => {
    const world = new ChainWorld(5, { audit: 4000 });
    const id = world.block(0);
    expect(world.act(0, { verb: "audit", block: 7 })).toBe("unknown_block");
    expect(world.act(1, { verb: "audit", block: id })).toBe("unknown_block");
    expect(world.act(0, { verb: "audit", block: id })).toBeUndefined();
    expect(world.act(0, { verb: "audit", block: id })).toBe("busy");
    expect(world.seat(0)).toMatchObject({ auditing: id, busy: 4000, audits: {} });
    world.after(3999);
    expect(world.seat(0).audits).toEqual({});
    world.after(1);
    const { fraud, looks } = world.seat(0).audits[id]!;
    expect(looks).toBe(1);
    expect(fraud).toBeGreaterThan(0);
    expect(fraud).toBeLessThan(1);
    expect(world.seat(0).busy).toBeUndefined();
    expect(world.seat(1).audits).toEqual({});
    expect(world.notes).toMatchObject([{ seat: 0, what: "audited", block: id, fraud }]);
  });

  test("errs as often as its noise says, either way, and another look helps", () => {
    let wrong = 0;
    let wrongAfter = 0;
    const n = 1500;
    for (let i = 0; i < n; i++) {
      const world = new ChainWorld(5, { noise: 1.2, audit: 100 }, i.toString(16).padStart(32, "0"));
      const fraud = i % 2 === 1;
      const id = world.block(0, [0], fraud);
      const look = () => {
        world.act(0, { verb: "audit", block: id });
        world.after(100);
        return world.seat(0).audits[id]!.fraud > 0.5 === fraud;
      };
      if (!look()) wrong++;
      look();
      if (!look()) wrongAfter++;
    }
    // Φ(−1/1.2) = .2023 and, for the mean of three looks, Φ(−√3/1.2) = .0745; four standard errors.
    expect(Math.abs(wrong / n - 0.2023)).toBeLessThan(4 * Math.sqrt((0.2023 * 0.7977) / n));
    expect(Math.abs(wrongAfter / n - 0.0745)).toBeLessThan(4 * Math.sqrt((0.0745 * 0.9255) / n));
  });

  test("is as sure as it is right: of blocks at 80%, four in five are frauds", () => {
    let at = 0;
    let frauds = 0;
    for (let i = 0; i < 6000; i++) {
      const world = new ChainWorld(5, { audit: 100 }, i.toString(16).padStart(32, "7"));
      const id = world.block(0, [0], i % 2 === 0);
      world.act(0, { verb: "audit", block: id });
      world.after(100);
      const { fraud } = world.seat(0).audits[id]!;
      if (fraud < 0.75 || fraud > 0.85) continue;
      at++;
      if (i % 2 === 0) frauds++;
    }
    expect(at).toBeGreaterThan(200);
    expect(Math.abs(frauds / at - 0.8)).toBeLessThan(4 * Math.sqrt(0.16 / at));
  });

  test("its odds are the posterior from even odds", () => {
    expect(fraudAfter({ looks: 0, sum: 0 }, 1)).toBe(0.5);
    // One look of exactly +1 at σ = 1: the odds are e² to 1.
    expect(fraudAfter({ looks: 1, sum: 1 }, 1)).toBe(0.88);
    expect(fraudAfter({ looks: 1, sum: -1 }, 1)).toBe(0.12);
  });
});
