import { describe, expect, test } from "vitest";
import { earnings } from "../../../src/game/worlds/chain/orders.ts";
import { ChainWorld } from "../support/chain-world.ts";

/** A world with orders from the start, all of whose customers are crooked if there are attackers. */
function world(attacked: boolean): ChainWorld {
  const it = new ChainWorld(
    4,
    { orders: 10_000, crooked: 1, delay: 100, pay: 100, fades: 5, goods: 150 },
    "5a".repeat(16),
    attacked ? [3] : [],
  );
  if (attacked) it.faults.identity?.conceal(3);
  return it.begin();
}
/** The seat's node builds on this block. */
function on(q: ChainWorld, head: number): void {
  q.effects.blocks.setHead(0, [head]);
}
/** A block on another, made a second later, and built on by seat 0's node. */
function next(q: ChainWorld, parent: number, at = 0, fraud = false): number {
  q.after(1000);
  const id = q.block(at, [parent], fraud);
  on(q, id);
  return id;
}

describe("an order", () => {
  test("is paid with the next block, and counts a confirmation for that block and each on top", () => {
    const q = world(false);
    expect(q.seat(0).orders[0]).toMatchObject({ state: "waiting", z: 0, pay: 100 });
    const first = next(q, 0);
    expect(q.seat(0).orders[0]).toMatchObject({ state: "in", z: 1, pay: 95, block: first });
    next(q, next(q, first));
    expect(q.seat(0).orders[0]).toMatchObject({ state: "in", z: 3, pay: 85, block: first });
  });

  test("once shipped keeps its pay, and the next one comes in time", () => {
    const q = world(false);
    const head = next(q, next(q, 0));
    expect(q.act(0, { verb: "wait" })).toBeUndefined();
    expect(q.act(0, { verb: "wait" })).toBe("waiting_already");
    expect(q.act(0, { verb: "ship" })).toBeUndefined();
    expect(q.act(0, { verb: "ship" })).toBe("no_order");
    next(q, head);
    expect(q.seat(0).orders[0]).toMatchObject({ state: "in", z: 3, pay: 90, shipped: 2000 });
    expect(q.seat(0).order).toBeUndefined();
    q.until(9999);
    expect(q.seat(0).order).toBeUndefined();
    q.until(10_000);
    expect(q.seat(0)).toMatchObject({ order: 1, orders: { 1: { born: 10_000, state: "waiting" } } });
    expect(earnings(q.s, 0, [head])).toEqual({ coins: 90, shipped: 1, lost: 0 });
  });

  test("that no attackers touch survives a natural fork: the other branch takes the payment up as well", () => {
    const q = world(false);
    const a = next(q, 0);
    q.act(0, { verb: "ship" });
    const b = next(q, next(q, 0, 1), 1);
    expect(q.seat(0).orders[0]).toMatchObject({ state: "in", z: 2 });
    expect(earnings(q.s, 0, [b])).toEqual({ coins: 95, shipped: 1, lost: 0 });
    expect(earnings(q.s, 0, [a])).toEqual({ coins: 95, shipped: 1, lost: 0 });
  });

  test("is undone when the attackers' branch replaces the block that had the payment, and restored when it comes back", () => {
    const q = world(true);
    const a = next(q, next(q, 0));
    q.act(0, { verb: "ship" });
    expect(earnings(q.s, 0, [a])).toEqual({ coins: 90, shipped: 1, lost: 0 });
    const forged = next(q, 0, 4, true);
    expect(q.seat(0).orders[0]).toMatchObject({ state: "undone", pay: 90 });
    expect(earnings(q.s, 0, [forged])).toEqual({ coins: -150, shipped: 1, lost: 1 });
    on(q, a);
    expect(q.seat(0).orders[0]).toMatchObject({ state: "in", z: 2 });
    expect(q.notes.flatMap((note) => (note.seat === 0 ? [note.what] : []))).toEqual([
      "order",
      "shipped",
      "undone",
      "restored",
    ]);
  });

  test("shipped before its payment is in any block is a present to a crooked customer, as the next block shows", () => {
    const q = world(true);
    q.act(0, { verb: "ship" });
    expect(q.seat(0).orders[0]).toMatchObject({ state: "waiting" });
    const head = next(q, 0);
    expect(q.seat(0).orders[0]).toMatchObject({ state: "undone" });
    expect(earnings(q.s, 0, [head])).toEqual({ coins: -150, shipped: 1, lost: 1 });
  });

  test("without attackers nobody is crooked, whatever the option says", () => {
    const q = world(false);
    q.act(0, { verb: "ship" });
    expect(earnings(q.s, 0, [next(q, 0)])).toEqual({ coins: 100, shipped: 1, lost: 0 });
  });

  test("pays the less the longer one waits, and never less than nothing", () => {
    const q = world(false);
    let head = 0;
    for (let i = 0; i < 25; i++) head = next(q, head);
    expect(q.seat(0).orders[0]).toMatchObject({ z: 25, pay: 0 });
  });
});
