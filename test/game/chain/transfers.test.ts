import { describe, expect, test } from "vitest";
import { ChainWorld } from "../support/chain-world.ts";

const open = (run = 0, more = {}) =>
  new ChainWorld(5, { transfers: 5, doubles: 0.35, look: 1, ...more }, run.toString(16).padStart(32, "0"));
const composing = (world: ChainWorld, node: number) => world.s.nodes[node]!.composing!;

describe("transfers", () => {
  test("three to five wait, the same for every node, and each node has its own look at them", () => {
    const counts = new Set<number>();
    for (let run = 0; run < 60; run++) {
      const world = open(run);
      for (const node of [0, 1]) world.effects.transfers.offer(node, 4, 9000);
      const [one, other] = [composing(world, 0).waiting, composing(world, 1).waiting];
      counts.add(one.length);
      expect(one.map(({ id, fee }) => [id, fee])).toEqual(other.map(({ id, fee }) => [id, fee]));
      expect(one.map(({ fraud }) => fraud)).not.toEqual(other.map(({ fraud }) => fraud));
    }
    expect([...counts].sort()).toEqual([3, 4, 5]);
  });

  test("a look is as sure as it says", () => {
    const byLook: Record<number, { all: number; double: number }> = {};
    for (let run = 0; run < 1500; run++) {
      const world = open(run);
      world.effects.transfers.offer(0, 1, 9000);
      const { id, fraud } = composing(world, 0).waiting[0]!;
      world.act(0, { verb: "take", transfer: id });
      const { fraud: double } = world.effects.transfers.compose(0, 1);
      const at = Math.floor(fraud * 4);
      byLook[at] ??= { all: 0, double: 0 };
      byLook[at].all++;
      if (double) byLook[at].double++;
    }
    for (const [at, { all, double }] of Object.entries(byLook)) {
      const share = double / all;
      const error = 4 * Math.sqrt(0.25 / all);
      expect(share).toBeGreaterThan(Number(at) / 4 - error);
      expect(share).toBeLessThan((Number(at) + 1) / 4 + error);
    }
  });

  test("seats choose up to two, or none; whoever chooses nothing has the node's rules choose", () => {
    const world = open();
    expect(world.act(0, { verb: "clear" })).toBe("not_your_block");
    world.effects.transfers.offer(0, 2, 9000);
    const { waiting } = composing(world, 0);
    const [a, b, c] = waiting.map(({ id }) => id) as [number, number, number];
    expect(world.act(1, { verb: "take", transfer: a })).toBe("not_your_block");
    expect(world.act(0, { verb: "take", transfer: 999 })).toBe("unknown_transfer");
    expect(world.act(0, { verb: "drop", transfer: a })).toBe("not_taken");
    expect(world.act(0, { verb: "take", transfer: a })).toBeUndefined();
    expect(world.act(0, { verb: "take", transfer: a })).toBe("taken_already");
    expect(world.act(0, { verb: "take", transfer: b })).toBeUndefined();
    expect(world.act(0, { verb: "take", transfer: c })).toBe("block_full");
    expect(world.act(0, { verb: "drop", transfer: a })).toBeUndefined();
    expect(world.act(0, { verb: "take", transfer: c })).toBeUndefined();
    const fee = (id: number) => waiting.find((one) => one.id === id)!.fee;
    expect(world.effects.transfers.compose(0, 2)).toMatchObject({ transfers: 2, fees: fee(b) + fee(c) });
    expect(world.s.nodes[0]!.composing).toBeUndefined();

    world.effects.transfers.offer(0, 3, 9000);
    expect(world.act(0, { verb: "clear" })).toBeUndefined();
    expect(world.act(0, { verb: "clear" })).toBe("empty_already");
    expect(world.effects.transfers.compose(0, 3)).toEqual({ transfers: 0, fees: 0, fraud: false });

    world.effects.transfers.offer(0, 5, 9000);
    const cleanest = Math.min(...composing(world, 0).waiting.map(({ fraud }) => fraud));
    const rule = composing(world, 0).waiting.find(({ fraud }) => fraud === cleanest)!;
    expect(world.effects.transfers.compose(0, 5)).toMatchObject({ transfers: 1, fees: rule.fee });
  });

  test("a liar's block has its own double-spend, and looks like any other", () => {
    const world = open();
    const own = world.effects.transfers.compose(0, 1, true);
    expect(own.fraud).toBe(true);
    expect(own.transfers).toBe(2);
    expect(own.fees).toBeLessThanOrEqual(10);
    const none = new ChainWorld(5, {});
    none.effects.transfers.offer(0, 1, 9000);
    expect(none.s.nodes[0]!.composing).toBeUndefined();
    expect(none.effects.transfers.compose(0, 1, true)).toEqual({ transfers: 0, fees: 0, fraud: true });
    expect(none.effects.transfers.compose(0, 2)).toEqual({ transfers: 0, fees: 0, fraud: false });
  });
});
