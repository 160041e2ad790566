import { describe, expect, test } from "vitest";
import { MORE, MOST, MOVING, PAY, TAKEN } from "../../../src/game/mechanisms/pow/pools.ts";
import { runKey } from "../../../src/lab/run.ts";
import { PowRound } from "../support/pow-round.ts";
import { patience } from "../support/runs.ts";

const POOLS = { pooled: true, sizes: [7, 3, 2], checks: false, delay: 300 };
const pools = (more: { key?: string; blocks?: number; n?: number } = {}) =>
  new PowRound({
    n: more.n ?? 12,
    clock: 150_000,
    world: POOLS,
    pow: { operator: true, blocks: more.blocks ?? 80 },
    ...(more.key && { key: more.key }),
  });
const sizes = (play: PowRound) => Object.values(play.all().nodes).map(({ seats }) => seats.length);
const coins = (play: PowRound, seat: number) => play.own(seat).mining!;
/** Time passes until the public chain has so many blocks more. */
function blocks(play: PowRound, n: number): void {
  const height = () => play.height(play.s.head);
  for (const to = height() + n; height() < to; ) play.until(play.round.due() as number);
}

describe("pools", () => {
  test("are as large as the setup says, in any room, the first seats in the first", () => {
    expect(sizes(pools())).toEqual([7, 3, 2]);
    expect(sizes(pools({ n: 30 }))).toEqual([18, 7, 5]);
    expect(pools().w.nodes[0]?.seats).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("pay steadily, the biggest a fifth more", () => {
    const play = pools();
    play.until(5000);
    expect([0, 8].map((seat) => coins(play, seat).rate)).toEqual([MORE * PAY, PAY]);
  });

  test("a move works with the next block, is public a block later, and costs pay; until then it can be taken back", () => {
    const play = pools();
    expect(play.code(0, { verb: "stay" })).toBe("not_moving");
    expect(play.code(0, { verb: "move", pool: 0 })).toBe("there_already");
    expect(play.code(0, { verb: "move", pool: 7 })).toBe("no_pool");
    expect(play.code(0, { verb: "move", pool: 1 })).toBeUndefined();
    expect(play.code(0, { verb: "move", pool: 1 })).toBe("there_already");
    expect(play.verbs(0)).toEqual(["move", "stay"]);
    expect(play.code(0, { verb: "stay" })).toBeUndefined();
    expect(play.code(0, { verb: "move", pool: 2 })).toBeUndefined();
    expect([play.seat(0).node, sizes(play)]).toEqual([0, [7, 3, 2]]);
    blocks(play, 1);
    expect([play.seat(0).node, sizes(play)]).toEqual([2, [7, 3, 2]]);
    expect(play.round.channels(0)).toContain("node:2");
    const { paid, since } = coins(play, 0);
    expect(paid - since).toBe(MOVING);
    blocks(play, 1);
    expect(sizes(play)).toEqual([6, 3, 3]);
    expect(play.w.nodes.slice(0, 3).map(({ power }) => power)).toEqual([6, 3, 3]);
  });

  test("nobody else is shown a move before it is public", () => {
    const [still, moving] = [pools(), pools()];
    moving.code(0, { verb: "move", pool: 1 });
    for (const play of [still, moving]) blocks(play, 1);
    for (const channel of ["all", "screen", "seat:1", "node:0", "seat:8"])
      expect(moving.round.view(channel)).toEqual(still.round.view(channel));
  });
});

describe("the operator", () => {
  test("attacks while its pool is past half, and each success takes a quarter of everybody's coins", {
    timeout: patience,
  }, () => {
    let [begun, thefts] = [0, 0];
    for (let i = 0; i < 10; i++) {
      const play = pools({ key: runKey("2b".repeat(16), i) });
      const before: number[] = [];
      for (let due = play.round.due(); due !== undefined && play.r.phase === "play"; due = play.round.due()) {
        const known = play.s.operator?.thefts.length ?? 0;
        const had = play.r.seats.map((seat) => {
          const { coins: c, since, paid, rate } = coins(play, seat);
          return c + (rate * Math.max(0, due - Math.max(since, paid))) / 1000;
        });
        play.until(due);
        if (play.r.phase !== "play" || (play.s.operator?.thefts.length ?? 0) === known) continue;
        for (const seat of play.r.seats)
          expect(coins(play, seat).coins).toBeCloseTo((1 - TAKEN) * (had[seat] as number), 6);
        before.push(due);
      }
      const { facts, ending } = play.round.score();
      expect([facts.thefts, ending]).toEqual([before.length, before.length > 0 ? "undone" : "safe"]);
      begun += facts.begun ?? 0;
      thefts += before.length;
    }
    // About every ten seconds of 150, and most of them succeed.
    expect(begun / 10).toBeGreaterThan(8);
    expect(begun / 10).toBeLessThan(20);
    expect(thefts / begun).toBeGreaterThan(0.6);
  });

  test("stops where enough have left, and what it had goes out", () => {
    const play = pools();
    while (!play.s.operator?.attacking) play.until(play.round.due() as number);
    play.code(3, { verb: "move", pool: 2 });
    blocks(play, 2);
    expect(play.s.operator?.attacking).toBe(false);
    expect(play.notes(5, "called_off")).toHaveLength(1);
    const { begun } = play.s.operator!;
    play.until(140_000);
    expect(play.s.operator).toMatchObject({ begun, attacking: false });
    expect(play.s.cartel?.held).toEqual([]);
  });

  test("below half offers newcomers more and more; who comes keeps that until the next theft", () => {
    const play = pools();
    play.code(0, { verb: "move", pool: 1 });
    play.code(1, { verb: "move", pool: 2 });
    while (play.s.operator?.past) play.until(play.round.due() as number);
    const offer = () => (play.round.view("all") as { pow: { pools: { more: number } } }).pow.pools.more;
    expect(offer()).toBe(MORE);
    play.until(60_000);
    expect(offer()).toBe(MOST);
    // Who stayed is paid as before.
    expect(coins(play, 4).rate).toBe(MORE * PAY);
    // Five are inside: the sixth does no harm, the seventh does.
    play.code(0, { verb: "move", pool: 0 });
    blocks(play, 1);
    expect(coins(play, 0).rate).toBe(MOST * PAY);
    play.code(1, { verb: "move", pool: 0 });
    const thefts = play.s.operator!.thefts.length;
    while (play.s.operator!.thefts.length === thefts) play.until(play.round.due() as number);
    expect([coins(play, 0).rate, coins(play, 1).rate, offer()]).toEqual([MORE * PAY, MORE * PAY, MORE]);
  });

  test("has no seat, and its blocks name its own pool", () => {
    const play = pools();
    play.until(120_000);
    expect(play.liars).toEqual([]);
    const { made = [], node = -1 } = play.s.cartel ?? {};
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map((id) => play.w.blocks[id]?.by))).toEqual(new Set([0]));
    expect(play.w.nodes[node]?.seats).toEqual([]);
  });
});
