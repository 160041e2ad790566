import { describe, expect, test } from "vitest";
import type { PowReveal } from "../../../src/game/mechanisms/pow/view.ts";
import { PowRound } from "../support/pow-round.ts";

const POOL = { pooled: true, pools: 2, poolSize: 6, orders: 20_000, crooked: 1, pay: 100, fades: 5, goods: 150 };

describe("a pool picks its tip", () => {
  test("by its votes, which say nothing about another pool; withdrawn, the rule holds again", () => {
    const world = { pooled: true, pools: 2, poolSize: 4, delay: 10_000 };
    const play = new PowRound({ n: 8, world, pow: { blocks: 60 } });
    // Each finds one before it hears of the other's.
    const [mine, other] = [play.find(0), play.find(1)];
    expect([play.height(mine), play.height(other)]).toEqual([1, 1]);
    while (play.node(0).blocks[other] === undefined) play.until(play.round.due() as number);
    const node = 0;
    const head = mine;
    expect([play.head(node), play.tips(node)]).toEqual([head, { [mine]: 0, [other]: 0 }]);
    const elsewhere = play.head(1);
    const seats = play.w.nodes[node]?.seats as number[];
    const [a, b] = seats as [number, number];
    expect(play.verbs(a)).toContain("tip");
    expect(play.code(a, { verb: "tip", block: other })).toBeUndefined();
    expect([play.head(node), play.tips(node)[other]]).toEqual([other, 1]);
    expect(play.code(a, { verb: "tip", block: other })).toBe("stands_already");
    expect(play.code(b, { verb: "untip" })).toBe("no_tip_vote");
    expect(play.code(b, { verb: "tip", block: 99_999 })).toBe("not_a_tip");
    expect(play.code(a, { verb: "untip" })).toBeUndefined();
    expect([play.head(node), play.head(1)]).toEqual([head, elsewhere]);
    // There and back again, each dropping one block.
    expect(play.s.reorgs.map((one) => [one.node, one.depth])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  test("while there is one tip, there is nothing to pick", () => {
    const play = new PowRound({ n: 4 });
    const id = play.spread(0);
    expect([play.code(0, { verb: "tip", block: id }), play.tips(0), play.verbs(0)]).toEqual([
      "not_a_tip",
      {},
      ["audit"],
    ]);
  });
});

describe("an order, through a double-spend", () => {
  function robbed() {
    const play = new PowRound({ n: 10, liars: 0.3, world: POOL, pow: { confirmations: 2, final: 2 } });
    const hidden = play.s.cartel?.node as number;
    const merchant = play.honest[0] as number;
    const node = play.w.seats[merchant]?.node as number;
    const paid = play.spread(node);
    const top = play.spread(node);
    expect(play.seat(merchant).orders[0]).toMatchObject({ state: "in", z: 2, pay: 90, block: paid });
    expect(play.code(merchant, { verb: "ship" })).toBeUndefined();
    for (let i = 0; i < 3; i++) play.find(hidden);
    expect(play.code(play.liars[0] as number, { verb: "publish" })).toBeUndefined();
    play.after(100);
    return { play, merchant, node, paid, top };
  }

  test("is paid, undone by the longer branch, and the goods are lost", () => {
    const { play, merchant, paid } = robbed();
    expect(play.seat(merchant).orders[0]).toMatchObject({ state: "undone", pay: 90 });
    expect(play.notes(merchant).map(({ what }) => what)).toEqual(
      expect.arrayContaining(["order", "shipped", "undone"]),
    );
    // Decided, and undone: by the same heights.
    const [first] = play.r.decisions.filter(({ option }) => option === paid);
    const again = play.r.decisions.find(({ undoes }) => undoes === paid);
    expect([first?.slot, again?.slot, first?.holders.length]).toEqual([1, 1, 10]);
    play.until(200_000);
    const score = play.round.score();
    expect(score).toMatchObject({
      ending: "undone",
      facts: { attack: 1, undone: 2, shipped: 1, lost: 1, coins: -150, blocks: 24 },
    });
    const [thief] = play.liars as [number];
    expect([score.points[merchant], score.points[thief]]).toEqual([0, 100]);
    const reveal = play.round.reveal().pow as PowReveal;
    expect(Object.values(reveal.attackers).filter((t) => t >= 0)).toHaveLength(3);
    expect([reveal.stale, reveal.reorgs.map(({ depth }) => depth)]).toEqual([score.facts.stale, [2, 2]]);
  });

  test("is restored when the pools go back to their own branch, and the attack has failed if that wins", () => {
    const { play, merchant, node, top } = robbed();
    for (const at of [0, 1]) {
      expect(play.tips(at)[top]).toBe(0);
      expect(
        play.code(play.honest.find((seat) => play.w.seats[seat]?.node === at) as number, { verb: "tip", block: top }),
      ).toBeUndefined();
    }
    expect(play.seat(merchant).orders[0]).toMatchObject({ state: "in", z: 2 });
    expect(play.notes(merchant).map(({ what }) => what)).toContain("restored");
    for (let i = 0; i < 19; i++) play.spread(node);
    play.until(200_000);
    expect(play.round.score()).toMatchObject({ ending: "safe", facts: { attack: 0, undone: 0, lost: 0, coins: 90 } });
  });
});

test("what is decided has the confirmations asked for, on a chain that most of the power has", () => {
  const play = new PowRound({ n: 6, pow: { final: 3 } });
  const ids = Array.from({ length: 5 }, () => play.spread(2));
  expect(play.r.decisions.map(({ slot, option }) => [slot, option])).toEqual([
    [1, ids[0]],
    [2, ids[1]],
    [3, ids[2]],
  ]);
  const never = new PowRound({ n: 6, pow: { final: 0 } });
  for (let i = 0; i < 5; i++) never.spread(2);
  expect(never.r.decisions).toEqual([]);
});
