import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SCREEN_CHANNELS } from "../../../src/game/index.ts";
import { doubleSpend, type Strategy, selfishMining } from "../../../src/game/mechanisms/pow/policies/attackers.ts";
import type { NodeView, ScreenView } from "../../../src/game/worlds/chain/view.ts";
import { runKey } from "../../../src/lab/run.ts";
import { PowRound, type PowSetup } from "../support/pow-round.ts";
import { patience, runs } from "../support/runs.ts";

/** Ten seats, three of them attackers with a node of their own. */
function attacked(more: Partial<PowSetup> = {}): {
  play: PowRound;
  hidden: number;
  a: number;
  b: number;
  c: number;
  open: number;
} {
  const play = new PowRound({ n: 10, liars: 0.3, ...more });
  const [a, b, c] = play.liars as [number, number, number];
  return { play, hidden: play.s.cartel?.node as number, a, b, c, open: play.honest[0] as number };
}
const vote = (play: PowRound, seat: number, verb: string) => play.code(seat, { verb });

describe("the attackers", () => {
  test("take their power along, and nobody is shown that it is gone", () => {
    const { play, hidden, a, open } = attacked();
    expect(play.w.nodes.map((node) => node.power)).toEqual([
      ...play.r.seats.map((seat) => (play.liars.includes(seat) ? 0 : 1)),
      3,
    ]);
    const { nodes } = play.all();
    expect(Object.values(nodes).map(({ power }) => power)).toEqual(Array(10).fill(1));
    expect(play.round.channels(a)).toContain(`cartel:${hidden}`);
    expect(play.round.channels(open)).toEqual(["all", `seat:${open}`, `node:${open}`]);
  });

  test("mine on their own branch, hold it back, and follow nobody", () => {
    const { play, hidden } = attacked();
    const mine = play.spread(hidden);
    const theirs = [play.spread(0), play.spread(1)];
    expect(play.head(hidden)).toBe(mine);
    expect(play.w.nodes.slice(0, 10).map((_, i) => play.head(i))).toEqual(Array(10).fill(theirs[1]));
    expect(play.cartel).toMatchObject({ lead: -1, held: [mine], best: theirs[1], fork: 0, against: 2 });
    const next = play.find(hidden);
    expect(play.w.blocks[next]).toMatchObject({ parents: [mine], height: 2, fraud: true });
  });

  test("publish when more of those who voted want that, and the longer branch takes over", () => {
    const { play, hidden, a, b, c } = attacked();
    play.spread(0);
    const own = [play.spread(hidden), play.spread(hidden)];
    expect([vote(play, a, "hold"), vote(play, b, "publish")]).toEqual([undefined, undefined]);
    expect(play.cartel).toMatchObject({ held: own, votes: { hold: 1, publish: 1 } });
    expect(vote(play, c, "publish")).toBeUndefined();
    expect(play.cartel).toMatchObject({ held: [], votes: { hold: 0, publish: 0 }, best: own[1] });
    expect(play.head(0)).not.toBe(own[1]);
    play.after(100);
    expect(play.w.nodes.map((_, i) => play.head(i))).toEqual(Array(11).fill(own[1]));
    expect(play.s.reorgs.map(({ depth }) => depth)).toEqual(Array(10).fill(1));
    expect(play.s.undone).toEqual([{ tip: own[1], depth: 1 }]);
  });

  test("a branch that is not longer moves nobody: ties go to the first seen", () => {
    const { play, hidden, a } = attacked();
    const first = play.spread(0);
    play.spread(hidden);
    vote(play, a, "publish");
    play.after(100);
    expect(play.head(1)).toBe(first);
    expect(Object.keys(play.node(1).blocks)).toHaveLength(3);
  });

  test("reveal sends the oldest alone; restart gives up what was held: from a branch that could win, for good", () => {
    const { play, hidden, a, open } = attacked();
    const [one, two] = [play.spread(hidden), play.spread(hidden)];
    expect(play.verbs(a)).toEqual(expect.arrayContaining(["hold", "publish", "reveal", "restart"]));
    vote(play, a, "reveal");
    play.after(100);
    expect([play.head(open), play.cartel.held, play.cartel.lead]).toEqual([one, [two], 1]);
    const last = play.spread(open);
    vote(play, a, "restart");
    expect(play.cartel).toMatchObject({ tip: last, best: last, held: [], lead: 0 });
    play.after(10_000);
    expect(play.node(open).blocks[two]).toBeUndefined();
    expect(play.s.cartel?.givenUp).toBe(1);
  });

  test("a branch that has lost goes out as it is given up, and moves nobody", () => {
    const { play, hidden, a, open } = attacked();
    const own = play.spread(hidden);
    const last = [play.spread(open), play.spread(open)][1];
    vote(play, a, "restart");
    expect(play.cartel).toMatchObject({ tip: last, held: [] });
    play.after(200);
    expect(play.node(open).blocks[own]).toMatchObject({ height: 1 });
    expect([play.head(open), play.s.reorgs, play.s.undone]).toEqual([last, [], []]);
    expect(play.s.cartel?.releasedAt[own]).toBeDefined();
    expect(play.notes(a, "restarted")).toHaveLength(1);
  });

  test("begin one below where the newest block holds crooked payments that are worth it", () => {
    for (const worth of [20, 400]) {
      // So rarely that only the first orders count.
      const { play, a, open } = attacked({ pow: { orders: 600_000 } });
      const [merchant] = Object.values(play.s.merchants);
      for (const { orders } of Object.values(play.s.merchants))
        for (const order of Object.values(orders)) Object.assign(order, { worth, crooked: false });
      Object.assign(merchant?.orders[0] ?? {}, { crooked: true });
      const first = play.spread(open);
      const base = worth === 20 ? first : 0;
      expect([play.cartel.best, play.cartel.base]).toEqual([first, base]);
      // They are at the genesis block still.
      expect(play.code(a, { verb: "restart" })).toBe(base === 0 ? "nothing_to_give_up" : undefined);
      expect(play.s.cartel?.tip).toBe(base);
      // Nothing was held, so nothing was given up, and nobody is told so.
      expect([play.s.cartel?.givenUp, play.notes(a, "restarted")]).toEqual([0, []]);
    }
  });

  test("are refused what makes no sense, and others everything", () => {
    const { play, a, open } = attacked();
    expect(["publish", "reveal", "restart"].map((verb) => vote(play, a, verb))).toEqual([
      "nothing_held",
      "nothing_held",
      "nothing_to_give_up",
    ]);
    expect([vote(play, a, "hold"), vote(play, a, "hold")]).toEqual([undefined, "stands_already"]);
    for (const verb of ["hold", "publish", "reveal", "restart"]) expect(vote(play, open, verb)).toBe("no_attacker");
    expect(play.verbs(open)).toEqual([]);
    expect(vote(play, open, "move")).toBe("bad_command");
  });

  test("see each other's votes by name only where they know each other", () => {
    for (const known of [false, true]) {
      const { play, a } = attacked({ known });
      vote(play, a, "hold");
      const seen = play.liars.filter((seat) => seat !== a).map((seat) => play.own(seat)?.votes);
      expect(seen.length).toBeGreaterThan(0);
      expect(seen).toEqual(seen.map(() => (known ? { [a]: "hold" } : undefined)));
    }
  });

  test("what their blocks say made them is any pool, by the power it says it has: a fraud names nobody", () => {
    let [named, theirs] = [0, 0];
    for (let i = 0; i < 100; i++) {
      const { play } = attacked({ key: runKey("ab".repeat(16), i) });
      play.until(200_000);
      const by = play.s.cartel?.made.map((id) => play.w.blocks[id]?.by as number) ?? [];
      named += by.length;
      theirs += by.filter((node) => play.liars.includes(node)).length;
    }
    // Attackers sit at three of the ten.
    expect(Math.abs(theirs / named - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / named));
  });

  test("with reach, a share of the nodes has a racing block before the rival", () => {
    const first = { rival: 0, ours: 0 };
    for (let i = 0; i < 60; i++) {
      const { play, hidden, a, open } = attacked({
        key: runKey("cd".repeat(16), i),
        clock: 10_000_000,
        pow: { reach: 0.5 },
      });
      const own = play.spread(hidden);
      const rival = play.find(open);
      expect(play.cartel.best).toBe(rival);
      vote(play, a, "publish");
      play.after(100);
      for (let node = 0; node < 10; node++) {
        if (node === open) expect(play.head(node)).toBe(rival);
        else first[play.head(node) === own ? "ours" : "rival"]++;
      }
    }
    expect(Math.abs(first.ours / 540 - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 540));
  });
});

/** The numbers of all blocks that somebody who is no attacker is shown, or offered. */
function shown(play: PowRound): Set<number> {
  const ids = new Set<number>();
  const channels = new Set<string>([...SCREEN_CHANNELS, ...play.honest.flatMap((seat) => play.round.channels(seat))]);
  for (const channel of channels) {
    const { world, mechanism } = play.round.view(channel) as { world?: NodeView & ScreenView; mechanism?: object };
    for (const id of Object.keys(world?.blocks ?? {})) ids.add(Number(id));
    for (const id of world?.head ?? []) ids.add(id);
    const { orders = {} } = (mechanism ?? {}) as { orders?: Record<number, { block?: number }> };
    for (const { block } of Object.values(orders)) if (block !== undefined) ids.add(block);
  }
  for (const seat of play.honest)
    for (const { aim } of play.round.offers(seat)) for (const id of aim?.ids ?? []) ids.add(id);
  return ids;
}

test("no block that is held back is in any frame of anybody else, whatever the attackers do", {
  timeout: patience,
}, () => {
  const wishes: Strategy[] = [doubleSpend(3), selfishMining, () => "hold"];
  let held = 0;
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(2), fc.constantFrom(0, 700, 3000), fc.boolean(), (seed, which, delay, pooled) => {
      const setup = { world: { delay, pooled }, pow: { orders: 8000 } };
      const { play, a } = attacked({ key: runKey("ef".repeat(16), seed), liars: 0.4, ...setup });
      for (let due = play.round.due(); due !== undefined && play.r.phase === "play"; due = play.round.due()) {
        play.until(due);
        if (play.r.phase !== "play") break;
        const verb = (wishes[which] as Strategy)(play.cartel);
        vote(play, a, verb);
        const { held: kept } = play.s.cartel as { held: number[] };
        if (kept.length === 0) continue;
        held++;
        const seen = shown(play);
        expect(kept.filter((id) => seen.has(id))).toEqual([]);
      }
    }),
    { numRuns: runs(15) },
  );
  expect(held).toBeGreaterThan(200);
});

test("whether a block is held back shows in no refusal and no offer of anybody else", () => {
  const [holding, empty] = [attacked(), attacked()];
  for (const { play, hidden } of [holding, empty]) for (const node of [0, hidden, 1]) play.spread(node);
  // The one gives its block up, which nobody else can know.
  expect(vote(empty.play, empty.a, "restart")).toBeUndefined();
  expect([holding.play.s.cartel?.held.length, empty.play.s.cartel?.held.length]).toEqual([1, 0]);
  const ids = [...holding.play.s.found, 0, 24];
  for (const seat of holding.play.honest) {
    const told = [holding.play, empty.play].map((play) => [
      play.round.offers(seat),
      ...["hold", "publish", "reveal", "restart", "stay"].map((verb) => play.code(seat, { verb })),
      ...ids.map((block) => play.code(seat, { verb: "audit", block })),
      ...[0, 1, 9].map((order) => play.code(seat, { verb: "ship", order })),
    ]);
    expect(told[0]).toEqual(told[1]);
  }
});
