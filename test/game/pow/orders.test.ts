import { describe, expect, test } from "vitest";
import { BERTHS, DEAD, earnings, KINDS, lootOf, paymentOn } from "../../../src/game/mechanisms/pow/orders.ts";
import type { Order } from "../../../src/game/mechanisms/pow/state.ts";
import { blocksOf } from "../../../src/lab/models/merchants.ts";
import { runKey } from "../../../src/lab/run.ts";
import { PowRound, type PowSetup } from "../support/pow-round.ts";
import { runs } from "../support/runs.ts";

const SELLS = { orders: 10_000, fee: 6, loss: 8, blocks: 60 };
const quay = (more: Partial<PowSetup> = {}) => new PowRound({ n: 6, clock: 600_000, pow: SELLS, ...more });
/** A seat's first order, made into this. */
function first(play: PowRound, seat: number, is: Partial<Order>): Order {
  const order = play.s.merchants[seat]?.orders[0] as Order;
  return Object.assign(order, is);
}
const coins = (play: PowRound, seat: number) => earnings(play.s, seat, play.s.head, blocksOf(play.r));

describe("the quay", () => {
  test("an order comes at once, the second soon, the next every 8 to 12 s, and a full quay turns one away", () => {
    const play = quay();
    const born = (seat: number) => Object.values(play.s.merchants[seat]?.orders ?? {}).map((order) => order.born);
    expect(play.r.seats.map(born)).toEqual(Array(6).fill([0]));
    play.until(60_000);
    for (const seat of play.r.seats) {
      const times = born(seat);
      expect(times).toHaveLength(BERTHS);
      for (const [i, t] of times.entries()) {
        // The second comes sooner.
        if (i < 2) continue;
        expect(t - (times[i - 1] as number)).toBeGreaterThanOrEqual(8000);
        expect(t - (times[i - 1] as number)).toBeLessThanOrEqual(12_000);
      }
      expect(play.quay(seat).berths).toEqual({ 0: 0, 1: 1, 2: 2, 3: 3 });
      expect(play.notes(seat, "order_away").length).toBeGreaterThan(0);
    }
  });

  test("each order keeps its berth; an emptied one stays empty, and takes nothing for a second", () => {
    const play = quay();
    play.until(25_000);
    expect(play.code(0, { verb: "ship", order: 0 })).toBeUndefined();
    expect(play.quay(0).berths).toMatchObject({ 0: -1, 1: 1 });
    expect(play.code(0, { verb: "ship", order: 0 })).toBe("no_order");
    // An order that comes within that second takes another berth.
    play.s.merchants[0]!.berths[0]!.emptied = play.now + 20_000 - DEAD;
    play.after(12_500);
    expect(play.quay(0).berths[0]).toBe(-1);
    play.after(30_000);
    expect(play.quay(0).berths[0]).toBeGreaterThan(2);
  });

  test("kinds come in their shares, and their customers are crooked in theirs, where there are attackers", () => {
    const count = KINDS.map(() => ({ n: 0, crooked: 0 }));
    for (let i = 0; i < runs(25); i++) {
      for (const liars of [0, 0.3]) {
        const play = quay({ n: 10, liars, clock: 120_000, key: runKey("0a".repeat(16), i) });
        for (let t = 1000; t < 80_000; t += 4000) {
          play.until(t);
          for (const seat of play.honest)
            for (const n of Object.values(play.quay(seat).berths))
              if (n >= 0) play.code(seat, { verb: "ship", order: n });
        }
        for (const { orders } of Object.values(play.s.merchants))
          for (const { worth, crooked } of Object.values(orders)) {
            const kind = count[KINDS.findIndex((one) => one.worth === worth)]!;
            if (liars === 0) expect(crooked).toBe(false);
            else {
              kind.n++;
              if (crooked) kind.crooked++;
            }
          }
      }
    }
    const all = count.reduce((sum, { n }) => sum + n, 0);
    for (const [i, { share, crooked }] of KINDS.entries()) {
      const { n, crooked: bad } = count[i]!;
      expect(Math.abs(n / all - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / all));
      expect(Math.abs(bad / n - crooked)).toBeLessThan(4 * Math.sqrt((crooked * (1 - crooked)) / n));
    }
  });

  test("attackers sell nothing", () => {
    const play = quay({ n: 8, liars: 0.25 });
    for (const seat of play.liars)
      expect([play.own(seat).orders, play.s.merchants[seat]]).toEqual([undefined, undefined]);
  });
});

describe("an order's payment", () => {
  test("is in the next block, counts a confirmation for it and each on top, and pays a fee less for each", () => {
    const play = quay();
    first(play, 0, { worth: 100 });
    expect(play.quay(0).orders[0]).toMatchObject({ state: "waiting", z: 0, pay: 100, next: 94 });
    const block = play.spread(1);
    expect(play.quay(0).orders[0]).toMatchObject({ state: "in", z: 1, pay: 94, next: 88, block });
    play.spread(2);
    expect(play.quay(0).orders[0]).toMatchObject({ state: "in", z: 2, pay: 88, block });
    expect(play.code(0, { verb: "ship", order: 0 })).toBeUndefined();
    play.spread(2);
    // What it paid stays.
    expect(play.quay(0).orders[0]).toMatchObject({ z: 3, pay: 88 });
    expect(coins(play, 0)).toMatchObject({ coins: 88, shipped: 1, lost: 0, given: 0 });
    first(play, 1, { worth: 20 });
    play.spread(2);
    expect(play.quay(1).orders[0]).toMatchObject({ z: 4, pay: 0 });
  });

  test("shipped before any block has it is a present to a crooked customer, and to no honest one", () => {
    for (const crooked of [true, false]) {
      const play = quay({ liars: 0.2 });
      const seat = play.honest[0] as number;
      first(play, seat, { worth: 100, crooked });
      expect(play.code(seat, { verb: "ship", order: 0 })).toBeUndefined();
      play.spread(seat);
      expect(play.quay(seat).orders[0]?.state).toBe(crooked ? "undone" : "in");
      expect(coins(play, seat)).toMatchObject(crooked ? { coins: -800, given: 1, lost: 0 } : { coins: 100, given: 0 });
    }
  });

  /** A crooked and an honest seat's order shipped with two confirmations; then the attackers' longer branch. */
  function robbed(shipped: boolean) {
    const play = quay({ n: 10, liars: 0.3 });
    const hidden = play.s.cartel?.node as number;
    const [a, b] = play.honest as [number, number];
    first(play, a, { worth: 400, crooked: true });
    first(play, b, { worth: 400, crooked: false });
    for (const { orders } of Object.values(play.s.merchants))
      for (const order of Object.values(orders)) if (order.worth !== 400) order.crooked = false;
    play.spread(a);
    const top = play.spread(a);
    if (shipped) for (const seat of [a, b]) expect(play.code(seat, { verb: "ship", order: 0 })).toBeUndefined();
    for (let i = 0; i < 3; i++) play.find(hidden);
    return { play, a, b, top };
  }

  test("is undone by the attackers' branch where its customer is crooked, and loses many times its worth", () => {
    const { play, a, b } = robbed(true);
    expect(play.cartel).toMatchObject({ lead: 1, against: 2, loot: 400 });
    expect(lootOf(play.s, play.cartel!.tip, play.cartel!.best, blocksOf(play.r) as never)).toBe(400);
    expect(play.code(play.liars[0] as number, { verb: "publish" })).toBeUndefined();
    play.after(100);
    expect([play.quay(a).orders[0]?.state, play.quay(b).orders[0]?.state]).toEqual(["undone", "in"]);
    expect(play.notes(a).map(({ what }) => what)).toEqual(expect.arrayContaining(["reorg", "order_undone"]));
    expect(play.notes(a, "order_undone")[0]).toMatchObject({ goods: 3200 });
    play.until(600_000);
    const score = play.round.score();
    expect(score).toMatchObject({ ending: "undone", facts: { attack: 1, undone: 2, shipped: 2, lost: 1, loot: 3200 } });
    expect([score.points[a], score.points[play.liars[0] as number]]).toEqual([0, 100]);
  });

  test("that waits in its berth is gone with it: nobody ships what is not paid", () => {
    const { play, a, b } = robbed(false);
    expect(play.cartel).toMatchObject({ loot: 0 });
    play.code(play.liars[0] as number, { verb: "publish" });
    play.after(100);
    expect([play.quay(a).berths[0], play.quay(b).berths[0]]).toEqual([-1, 0]);
    expect(play.notes(a, "order_void")[0]).toMatchObject({ order: 0, worth: 400 });
    expect(play.code(a, { verb: "ship", order: 0 })).toBe("no_order");
    expect(coins(play, a)).toMatchObject({ coins: 0, shipped: 0 });
  });

  test("comes back when the honest branch wins again", () => {
    const { play, a, top } = robbed(true);
    play.code(play.liars[0] as number, { verb: "publish" });
    play.after(100);
    const order = play.s.merchants[a]?.orders[0] as Order;
    expect(paymentOn(play.s, order, play.head(0), blocksOf(play.r)).at).toBe("undone");
    expect(paymentOn(play.s, order, top, blocksOf(play.r)).at).toBe("in");
  });
});
