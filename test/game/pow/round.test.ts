import { describe, expect, test } from "vitest";
import type { PowReveal } from "../../../src/game/mechanisms/pow/view.ts";
import { Pit } from "../support/pit.ts";

const POOL = { pooled: true, pools: 2, poolSize: 6, orders: 20_000, crooked: 1, pay: 100, fades: 5, goods: 150 };

describe("a pool picks its tip", () => {
  test("by its votes, which say nothing about another pool; withdrawn, the rule holds again", () => {
    const world = { pooled: true, pools: 2, poolSize: 4, delay: 10_000 };
    const pit = new Pit({ n: 8, world, pow: { blocks: 60 } });
    // Each finds one before it hears of the other's.
    const [mine, other] = [pit.find(0), pit.find(1)];
    expect([pit.height(mine), pit.height(other)]).toEqual([1, 1]);
    while (pit.node(0).blocks[other] === undefined) pit.until(pit.round.due() as number);
    const node = 0;
    const head = mine;
    expect([pit.head(node), pit.tips(node)]).toEqual([head, { [mine]: 0, [other]: 0 }]);
    const elsewhere = pit.head(1);
    const seats = pit.w.nodes[node]?.seats as number[];
    const [a, b] = seats as [number, number];
    expect(pit.verbs(a)).toContain("tip");
    expect(pit.code(a, { verb: "tip", block: other })).toBeUndefined();
    expect([pit.head(node), pit.tips(node)[other]]).toEqual([other, 1]);
    expect(pit.code(a, { verb: "tip", block: other })).toBe("stands_already");
    expect(pit.code(b, { verb: "untip" })).toBe("no_tip_vote");
    expect(pit.code(b, { verb: "tip", block: 99_999 })).toBe("not_a_tip");
    expect(pit.code(a, { verb: "untip" })).toBeUndefined();
    expect([pit.head(node), pit.head(1)]).toEqual([head, elsewhere]);
    // There and back again, each dropping one block.
    expect(pit.s.reorgs.map((one) => [one.node, one.depth])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  test("while there is one tip, there is nothing to pick", () => {
    const pit = new Pit({ n: 4 });
    const id = pit.spread(0);
    expect([pit.code(0, { verb: "tip", block: id }), pit.tips(0), pit.verbs(0)]).toEqual(["not_a_tip", {}, ["audit"]]);
  });
});

describe("an order, through a double-spend", () => {
  function robbed() {
    const pit = new Pit({ n: 10, liars: 0.3, world: POOL, pow: { confirmations: 2, final: 2 } });
    const hidden = pit.s.cartel?.node as number;
    const merchant = pit.honest[0] as number;
    const node = pit.w.seats[merchant]?.node as number;
    const paid = pit.spread(node);
    const top = pit.spread(node);
    expect(pit.desk(merchant).orders[0]).toMatchObject({ state: "in", z: 2, pay: 90, block: paid });
    expect(pit.code(merchant, { verb: "ship" })).toBeUndefined();
    for (let i = 0; i < 3; i++) pit.find(hidden);
    expect(pit.code(pit.liars[0] as number, { verb: "publish" })).toBeUndefined();
    pit.after(100);
    return { pit, merchant, node, paid, top };
  }

  test("is paid, undone by the longer branch, and the goods are lost", () => {
    const { pit, merchant, paid } = robbed();
    expect(pit.desk(merchant).orders[0]).toMatchObject({ state: "undone", pay: 90 });
    expect(pit.notes(merchant).map(({ what }) => what)).toEqual(expect.arrayContaining(["order", "shipped", "undone"]));
    // Decided, and undone: by the same heights.
    const [first] = pit.r.decisions.filter(({ option }) => option === paid);
    const again = pit.r.decisions.find(({ undoes }) => undoes === paid);
    expect([first?.slot, again?.slot, first?.holders.length]).toEqual([1, 1, 10]);
    pit.until(200_000);
    const score = pit.round.score();
    expect(score).toMatchObject({
      ending: "undone",
      facts: { attack: 1, undone: 2, shipped: 1, lost: 1, coins: -150, blocks: 24 },
    });
    const [thief] = pit.liars as [number];
    expect([score.points[merchant], score.points[thief]]).toEqual([0, 100]);
    const reveal = pit.round.reveal().pow as PowReveal;
    expect(Object.values(reveal.attackers).filter((t) => t >= 0)).toHaveLength(3);
    expect([reveal.stale, reveal.reorgs.map(({ depth }) => depth)]).toEqual([score.facts.stale, [2, 2]]);
  });

  test("is restored when the pools go back to their own branch, and the attack has failed if that wins", () => {
    const { pit, merchant, node, top } = robbed();
    for (const at of [0, 1]) {
      expect(pit.tips(at)[top]).toBe(0);
      expect(
        pit.code(pit.honest.find((seat) => pit.w.seats[seat]?.node === at) as number, { verb: "tip", block: top }),
      ).toBeUndefined();
    }
    expect(pit.desk(merchant).orders[0]).toMatchObject({ state: "in", z: 2 });
    expect(pit.notes(merchant).map(({ what }) => what)).toContain("restored");
    for (let i = 0; i < 19; i++) pit.spread(node);
    pit.until(200_000);
    expect(pit.round.score()).toMatchObject({ ending: "safe", facts: { attack: 0, undone: 0, lost: 0, coins: 90 } });
  });
});

test("what is decided has the confirmations asked for, on a chain that most of the power has", () => {
  const pit = new Pit({ n: 6, pow: { final: 3 } });
  const ids = Array.from({ length: 5 }, () => pit.spread(2));
  expect(pit.r.decisions.map(({ slot, option }) => [slot, option])).toEqual([
    [1, ids[0]],
    [2, ids[1]],
    [3, ids[2]],
  ]);
  const never = new Pit({ n: 6, pow: { final: 0 } });
  for (let i = 0; i < 5; i++) never.spread(2);
  expect(never.r.decisions).toEqual([]);
});
