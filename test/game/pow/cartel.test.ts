import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SCREEN_CHANNELS } from "../../../src/game/index.ts";
import { doubleSpend, type Strategy, selfishMining } from "../../../src/game/mechanisms/pow/policies/attackers.ts";
import type { ChainAllView, NodeView, ScreenView } from "../../../src/game/worlds/chain/view.ts";
import { runKey } from "../../../src/lab/run.ts";
import { Pit, type PitSetup } from "../support/pit.ts";
import { patience, runs } from "../support/runs.ts";

/** Ten seats, three of them attackers with a node of their own. */
function attacked(more: Partial<PitSetup> = {}): {
  pit: Pit;
  hidden: number;
  a: number;
  b: number;
  c: number;
  open: number;
} {
  const pit = new Pit({ n: 10, liars: 0.3, ...more });
  const [a, b, c] = pit.liars as [number, number, number];
  return { pit, hidden: pit.s.cartel?.node as number, a, b, c, open: pit.honest[0] as number };
}
const vote = (pit: Pit, seat: number, verb: string) => pit.code(seat, { verb });

describe("the attackers", () => {
  test("take their power along, and nobody is shown that it is gone", () => {
    const { pit, hidden, a, open } = attacked();
    expect(pit.w.nodes.map((node) => node.power)).toEqual([
      ...pit.r.seats.map((seat) => (pit.liars.includes(seat) ? 0 : 1)),
      3,
    ]);
    const { nodes } = pit.round.view("all").chain as ChainAllView;
    expect(Object.values(nodes).map(({ power }) => power)).toEqual(Array(10).fill(1));
    expect(pit.round.channels(a)).toContain(`cartel:${hidden}`);
    expect(pit.round.channels(open)).toEqual(["all", `seat:${open}`, `node:${open}`]);
  });

  test("mine on their own branch, hold it back, and follow nobody", () => {
    const { pit, hidden } = attacked();
    const mine = pit.spread(hidden);
    const theirs = [pit.spread(0), pit.spread(1)];
    expect(pit.head(hidden)).toBe(mine);
    expect(pit.w.nodes.slice(0, 10).map((_, i) => pit.head(i))).toEqual(Array(10).fill(theirs[1]));
    expect(pit.cartel).toMatchObject({ lead: -1, held: [mine], best: theirs[1], fork: 0, against: 2 });
    const next = pit.find(hidden);
    expect(pit.w.blocks[next]).toMatchObject({ parents: [mine], height: 2, fraud: true });
  });

  test("publish when more of those who voted want that, and the longer branch takes over", () => {
    const { pit, hidden, a, b, c } = attacked();
    pit.spread(0);
    const own = [pit.spread(hidden), pit.spread(hidden)];
    expect([vote(pit, a, "hold"), vote(pit, b, "publish")]).toEqual([undefined, undefined]);
    expect(pit.cartel).toMatchObject({ held: own, votes: { hold: 1, publish: 1 } });
    expect(vote(pit, c, "publish")).toBeUndefined();
    expect(pit.cartel).toMatchObject({ held: [], votes: { hold: 0, publish: 0 }, best: own[1] });
    expect(pit.head(0)).not.toBe(own[1]);
    pit.after(100);
    expect(pit.w.nodes.map((_, i) => pit.head(i))).toEqual(Array(11).fill(own[1]));
    expect(pit.s.reorgs.map(({ depth }) => depth)).toEqual(Array(10).fill(1));
    expect(pit.s.undone).toEqual([{ tip: own[1], depth: 1 }]);
  });

  test("a branch that is not longer moves nobody: ties go to the first seen", () => {
    const { pit, hidden, a } = attacked();
    const first = pit.spread(0);
    pit.spread(hidden);
    vote(pit, a, "publish");
    pit.after(100);
    expect(pit.head(1)).toBe(first);
    expect(Object.keys(pit.tips(1))).toHaveLength(2);
  });

  test("reveal sends the oldest alone; restart gives up what was held, for good", () => {
    const { pit, hidden, a, open } = attacked();
    const [one, two] = [pit.spread(hidden), pit.spread(hidden)];
    expect(pit.verbs(a)).toEqual(expect.arrayContaining(["hold", "publish", "reveal", "restart"]));
    vote(pit, a, "reveal");
    pit.after(100);
    expect([pit.head(open), pit.cartel.held, pit.cartel.lead]).toEqual([one, [two], 1]);
    const last = [pit.spread(open), pit.spread(open)][1];
    vote(pit, a, "restart");
    expect(pit.cartel).toMatchObject({ tip: last, best: last, held: [], lead: 0 });
    pit.after(10_000);
    expect(pit.node(open).blocks[two]).toBeUndefined();
  });

  test("are refused what makes no sense, and others everything", () => {
    const { pit, a, open } = attacked();
    expect(["publish", "reveal", "restart"].map((verb) => vote(pit, a, verb))).toEqual([
      "nothing_held",
      "nothing_held",
      "nothing_to_give_up",
    ]);
    expect([vote(pit, a, "hold"), vote(pit, a, "hold")]).toEqual([undefined, "stands_already"]);
    for (const verb of ["hold", "publish", "reveal", "restart"]) expect(vote(pit, open, verb)).toBe("no_attacker");
    expect(pit.verbs(open)).toEqual([]);
  });

  test("see each other's votes by name only where they know each other", () => {
    for (const known of [false, true]) {
      const { pit, a } = attacked({ known });
      vote(pit, a, "hold");
      expect(pit.cartel.by).toEqual(known ? { [a]: "hold" } : undefined);
    }
  });

  test("what their blocks say made them is any pool, by the power it says it has: a fraud names nobody", () => {
    let [named, theirs] = [0, 0];
    for (let i = 0; i < 100; i++) {
      const { pit } = attacked({ key: runKey("ab".repeat(16), i) });
      pit.until(200_000);
      const by = pit.s.cartel?.made.map((id) => pit.w.blocks[id]?.by as number) ?? [];
      named += by.length;
      theirs += by.filter((node) => pit.liars.includes(node)).length;
    }
    // Attackers sit at three of the ten.
    expect(Math.abs(theirs / named - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / named));
  });

  test("with reach, a share of the nodes has a racing block before the rival", () => {
    const first = { rival: 0, ours: 0 };
    for (let i = 0; i < 60; i++) {
      const { pit, hidden, a, open } = attacked({
        key: runKey("cd".repeat(16), i),
        clock: 10_000_000,
        pow: { reach: 0.5 },
      });
      const own = pit.spread(hidden);
      const rival = pit.find(open);
      expect(pit.cartel.best).toBe(rival);
      vote(pit, a, "publish");
      pit.after(100);
      for (let node = 0; node < 10; node++) {
        if (node === open) expect(pit.head(node)).toBe(rival);
        else first[pit.head(node) === own ? "ours" : "rival"]++;
      }
    }
    expect(Math.abs(first.ours / 540 - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 540));
  });
});

/** The numbers of all blocks that somebody who is no attacker is shown, or offered. */
function shown(pit: Pit): Set<number> {
  const ids = new Set<number>();
  const channels = new Set<string>([...SCREEN_CHANNELS, ...pit.honest.flatMap((seat) => pit.round.channels(seat))]);
  for (const channel of channels) {
    const { world, mechanism } = pit.round.view(channel) as { world?: NodeView & ScreenView; mechanism?: object };
    for (const id of Object.keys(world?.blocks ?? {})) ids.add(Number(id));
    for (const id of world?.head ?? []) ids.add(id);
    for (const id of Object.keys((mechanism as { tips?: object })?.tips ?? {})) ids.add(Number(id));
  }
  for (const seat of pit.honest)
    for (const { aim } of pit.round.offers(seat)) for (const id of aim?.ids ?? []) ids.add(id);
  return ids;
}

test("no block that is held back is in any frame of anybody else, whatever the attackers do", {
  timeout: patience,
}, () => {
  const wishes: Strategy[] = [doubleSpend, selfishMining, () => "hold"];
  let held = 0;
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(2), fc.constantFrom(0, 700, 3000), fc.boolean(), (seed, which, delay, pooled) => {
      const world = { delay, pooled, orders: 20_000 };
      const { pit, a } = attacked({ key: runKey("ef".repeat(16), seed), liars: 0.4, world });
      for (let due = pit.round.due(); due !== undefined && pit.r.phase === "play"; due = pit.round.due()) {
        pit.until(due);
        if (pit.r.phase !== "play") break;
        const verb = (wishes[which] as Strategy)(pit.cartel, 3);
        vote(pit, a, verb);
        const { held: kept } = pit.s.cartel as { held: number[] };
        if (kept.length === 0) continue;
        held++;
        const seen = shown(pit);
        expect(kept.filter((id) => seen.has(id))).toEqual([]);
      }
    }),
    { numRuns: runs(15) },
  );
  expect(held).toBeGreaterThan(200);
});

test("whether a block is held back shows in no refusal and no offer of anybody else", () => {
  const [holding, empty] = [attacked(), attacked()];
  for (const { pit, hidden } of [holding, empty]) for (const node of [0, hidden, 1]) pit.spread(node);
  // The one gives its block up, which nobody else can know.
  expect(vote(empty.pit, empty.a, "restart")).toBeUndefined();
  expect([holding.pit.s.cartel?.held.length, empty.pit.s.cartel?.held.length]).toEqual([1, 0]);
  const ids = [...holding.pit.s.found, 0, 24];
  for (const seat of holding.pit.honest) {
    const told = [holding.pit, empty.pit].map((pit) => [
      pit.round.offers(seat),
      ...["untip", "hold", "publish", "reveal", "restart", "ship", "wait"].map((verb) => pit.code(seat, { verb })),
      ...ids.flatMap((block) => ["tip", "audit"].map((verb) => pit.code(seat, { verb, block }))),
    ]);
    expect(told[0]).toEqual(told[1]);
  }
});
